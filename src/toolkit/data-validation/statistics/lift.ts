import { checkOptions, type Rule } from "../../base/options.ts";
import { byCodePoint } from "../../base/order.ts";
import { cellsOf, checkExamples, countOf, type Examples, featureNames } from "./feature-values.ts";
import { textsOf, unknownFeature } from "./slices.ts";

export interface LiftOptions {
  /** The feature that may tell something: one of texts or of few numbers. */
  readonly x: string;
  /** What it may tell of: the label, for instance. */
  readonly y: string;
}

/** How much more often a value of y stands with a value of x than with all. */
export interface Lift {
  readonly x: string;
  readonly y: string;
  /** P(y | x) / P(y): 1 where x tells nothing of y. */
  readonly lift: number;
  readonly xCount: number;
  readonly yCount: number;
  readonly xAndYCount: number;
}

const aText: Rule = { holds: (value) => typeof value === "string", expected: { "pt-BR": "o nome de uma coluna", en: "the name of a column" } }; // biome-ignore format: one thought

/**
 * The lift of each pair of values, as TFDV has it: (xAndYCount / xCount) / (yCount / number of examples). Few examples make
 * it wild: look at the counts as well.
 * @param examples - what `generateStatistics` takes; a missing value stands with none
 * @returns one for each pair of values, y by y, in order; 0 for a pair that never occurs
 * @throws StudentError `unknown-column`, `not-examples`, `bad-option`
 * @example lift(treino, {x: "escolaridade", y: "renda_alta"}).filter(({y, xCount}) => y === "true" && xCount >= 30)
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/StatsOptions
 */
export function lift(examples: Examples, { x, y }: LiftOptions): Lift[] {
  const where = "lift";
  checkOptions(where, { x, y }, { x: aText, y: aText });
  checkExamples(where, examples);
  const known = featureNames(examples);
  for (const name of [x, y]) if (!known.includes(name)) throw unknownFeature(where, name, known);
  const [cellX, cellY] = [cellsOf(examples, x), cellsOf(examples, y)];
  const n = countOf(examples);
  const [ofX, ofY, together] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const pair = (b: string, a: string) => JSON.stringify([b, a]);
  for (let i = 0; i < n; i++) {
    const [as, bs] = [textsOf(cellX(i)), textsOf(cellY(i))];
    for (const a of as) add(ofX, a);
    for (const b of bs) add(ofY, b);
    for (const b of bs) for (const a of as) add(together, pair(b, a));
  }
  const sorted = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => byCodePoint(a, b));
  return sorted(ofY).flatMap(([b, yCount]) =>
    sorted(ofX).map(([a, xCount]) => {
      const xAndYCount = together.get(pair(b, a)) ?? 0;
      return { x: a, y: b, lift: xAndYCount / xCount / (yCount / n), xCount, yCount, xAndYCount };
    }),
  );
}
