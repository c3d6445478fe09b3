import type { Op } from "../op.ts";
import { arithmeticOps } from "./arithmetic.ts";
import { bucketOps } from "./buckets.ts";
import { inputOp } from "./input.ts";
import { reductionOps } from "./reductions.ts";
import { scalingOps } from "./scaling.ts";
import { textOps } from "./text.ts";
import { tfidfOps } from "./tfidf.ts";
import { vocabularyOps } from "./vocabulary.ts";

const all = [inputOp, ...scalingOps, ...bucketOps, ...vocabularyOps, ...textOps, ...reductionOps, ...tfidfOps, ...arithmeticOps]; // biome-ignore format: one thought

/** Every operation by its name: what a saved graph may hold. */
export const opsByName: ReadonlyMap<string, Op> = new Map(all.map((op) => [op.name, op]));
