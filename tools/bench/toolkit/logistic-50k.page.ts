import { TfidfVectorizer } from "../../../src/toolkit/feature-extraction/index.ts";
import { LogisticRegression } from "../../../src/toolkit/linear-model/index.ts";
import type { BenchData } from "../toolkit-task.ts";

export const setup = (data: BenchData) => {
  const [texts, y] = [data.texts as string[], data.y as string[]];
  return { X: new TfidfVectorizer().fitTransform(texts), y };
};

export const run = ({ X, y }: ReturnType<typeof setup>): number => new LogisticRegression().fit(X, y).score(X, y);
