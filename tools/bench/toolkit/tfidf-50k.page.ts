import { TfidfVectorizer } from "../../../src/toolkit/feature-extraction/index.ts";
import type { BenchData } from "../toolkit-task.ts";

export const setup = ({ texts }: BenchData) => texts as string[];

export const run = (texts: string[]): number =>
  new TfidfVectorizer().fitTransform(texts).data.reduce((total, weight) => total + weight, 0);
