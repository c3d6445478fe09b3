import { asLabels } from "../base/inputs.ts";
import { aSeed, checkOptions, either, orNull, type Rule, trueOrFalse, whole } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";
import type { RandomState } from "../random/random-state.ts";
import { checkLength, countOf, membersOf, take } from "./samples.ts";
import { randomOf, type Split } from "./splitter.ts";

export interface TrainTestSplitOptions {
  /** A fraction between 0 and 1, or a whole number of samples. 0.25 by default, or what `trainSize` leaves. */
  readonly testSize?: number | null;
  /** The same of the training part. What `testSize` leaves, by default. */
  readonly trainSize?: number | null;
  /** Seed; with the same one the rows are scikit-learn's. `null`, the default: others each time. */
  readonly randomState?: number | null;
  /** Shuffle before cutting. True by default; false keeps the order, the test part last. */
  readonly shuffle?: boolean;
  /** A class for each sample: both parts then have the classes in the same shares. `null` by default. */
  readonly stratify?: ArrayLike<unknown> | null;
}

const aSize: Rule = either(
  {
    holds: (value) => typeof value === "number" && value > 0 && value < 1,
    expected: { "pt-BR": "uma fração entre 0 e 1", en: "a fraction between 0 and 1" },
  },
  whole(1),
);
const rules = { testSize: orNull(aSize), trainSize: orNull(aSize), randomState: aSeed, shuffle: trueOrFalse };

/**
 * Cuts data into a part to learn from and a part to be scored on. With the same `randomState`, the same rows as in Python.
 * @param X - one entry a sample: a list, a matrix, a table
 * @param y - as many; leave it out to cut X alone
 * @returns `[XTrain, XTest, yTrain, yTest]`; without y `[XTrain, XTest]`
 * @throws StudentError if sizes do not fit, or a class has a single sample and `stratify` is given
 * @example const [XTrain, XTest, yTrain, yTest] = trainTestSplit(X, y, {testSize: 0.2, randomState: 42, stratify: y});
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html
 */
export function trainTestSplit<X extends object, Y extends ArrayLike<unknown>>(
  X: X,
  y: Y,
  options?: TrainTestSplitOptions,
): [XTrain: X, XTest: X, yTrain: Y, yTest: Y];
export function trainTestSplit<X extends object>(X: X, options?: TrainTestSplitOptions): [XTrain: X, XTest: X];
export function trainTestSplit(X: object, ...rest: readonly unknown[]): unknown[] {
  const where = "trainTestSplit";
  const y = rest.length > 1 || isSamples(rest[0]) ? (rest[0] ?? undefined) : undefined;
  const options = (rest.length > 1 || y !== undefined ? rest[1] : rest[0]) ?? {};
  const n = countOf(where, X);
  if (y !== undefined) checkLength(where, n, y);
  const { train, test } = indicesOf(where, n, options as TrainTestSplitOptions);
  const parts = [take(X, train), take(X, test)];
  return y === undefined ? parts : [...parts, take(y, train), take(y, test)];
}

/** Options have no shape. */
const isSamples = (value: unknown): boolean =>
  Array.isArray(value) ||
  ArrayBuffer.isView(value) ||
  (typeof value === "object" && value !== null && "shape" in value);

function indicesOf(where: string, n: number, options: TrainTestSplitOptions): Split {
  const { stratify = null, ...others } = options;
  checkOptions(where, others, rules);
  const { shuffle = true, randomState = null } = options;
  const [nTrain, nTest] = sizes(where, n, options.trainSize ?? null, options.testSize ?? null);
  if (!shuffle) {
    if (stratify !== null) throw noShuffle(where);
    return { train: range(0, nTrain), test: range(nTrain, nTrain + nTest) };
  }
  const random = randomOf(randomState);
  if (stratify !== null) return stratified(`${where}, stratify`, asLabels(where, stratify, n), nTrain, nTest, random);
  const order = random.permutation(n);
  return { train: Int32Array.from(order.slice(nTest, nTest + nTrain)), test: Int32Array.from(order.slice(0, nTest)) };
}

/** scikit-learn rounds the test part up and the training part down. */
function sizes(where: string, n: number, trainSize: number | null, testSize: number | null): [number, number] {
  const count = (size: number, round: (value: number) => number) => (size < 1 ? round(size * n) : size);
  const wantedTest = testSize ?? (trainSize === null ? 0.25 : null);
  const train = trainSize === null ? null : count(trainSize, Math.floor);
  const test = wantedTest === null ? n - (train ?? 0) : count(wantedTest, Math.ceil);
  const nTrain = train ?? n - test;
  if (nTrain < 1 || test < 1 || nTrain + test > n) {
    throw new StudentError({
      code: "sizes-do-not-fit",
      where,
      expected: {
        "pt-BR": `as duas partes com amostras, ao todo no máximo ${n}`,
        en: `samples in both parts, at most ${n} in all`,
      },
      received: {
        "pt-BR": `${nTrain} para treinar e ${test} para testar`,
        en: `${nTrain} to train and ${test} to test`,
      },
      remedy: { "pt-BR": "Mude testSize ou trainSize.", en: "Change testSize or trainSize." },
    });
  }
  return [nTrain, test];
}

type Labels = ReturnType<typeof asLabels>;

/** Cuts with the classes in the same shares in both parts. */
export function stratified(
  where: string,
  { classes, codes }: Labels,
  nTrain: number,
  nTest: number,
  random: RandomState,
): Split {
  const members = membersOf(codes, classes.length);
  const counts = members.map((list) => list.length);
  const alone = counts.indexOf(1);
  if (alone >= 0) throw singleMember(where, classes[alone]);
  if (nTrain < classes.length || nTest < classes.length) throw fewerThanClasses(where, classes.length, nTrain, nTest);
  const toTrain = likeliest(counts, nTrain, random);
  const left = counts.map((count, c) => count - (toTrain[c] ?? 0));
  const toTest = likeliest(left, nTest, random);
  const [train, test]: [number[], number[]] = [[], []];
  for (const [c, list] of members.entries()) {
    const shuffled = random.permutation(list.length).map((k) => list[k] ?? 0);
    const t = toTrain[c] ?? 0;
    for (const i of shuffled.slice(0, t)) train.push(i);
    for (const i of shuffled.slice(t, t + (toTest[c] ?? 0))) test.push(i);
  }
  return { train: Int32Array.from(random.shuffle(train)), test: Int32Array.from(random.shuffle(test)) };
}

/** How many to draw of each class: the shares, rounded down, then one more where the remainder is largest, ties by lot. */
function likeliest(counts: readonly number[], nDraws: number, random: RandomState): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (count / total) * nDraws);
  const out = exact.map(Math.floor);
  let need = nDraws - out.reduce((sum, count) => sum + count, 0);
  const remainders = exact.map((value, c) => value - (out[c] ?? 0));
  for (const value of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (need <= 0) break;
    const tied = remainders.flatMap((remainder, c) => (remainder === value ? [c] : []));
    for (const k of random.permutation(tied.length).slice(0, need)) {
      const c = tied[k] ?? 0;
      out[c] = (out[c] ?? 0) + 1;
      need--;
    }
  }
  return out;
}

const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i);

function noShuffle(where: string): StudentError {
  return new StudentError({
    code: "contradicting-options",
    where,
    expected: { "pt-BR": "shuffle: true, com stratify", en: "shuffle: true, with stratify" },
    received: { "pt-BR": "shuffle: false", en: "shuffle: false" },
    remedy: {
      "pt-BR": "Para estratificar é preciso sortear; tire um dos dois.",
      en: "Stratifying needs drawing lots; leave one of the two out.",
    },
  });
}

function singleMember(where: string, label: unknown): StudentError {
  const shown = inWords(label);
  return new StudentError({
    code: "single-member",
    where,
    expected: { "pt-BR": "ao menos 2 amostras de cada classe", en: "at least 2 samples of each class" },
    received: { "pt-BR": `uma só de ${shown["pt-BR"]}`, en: `a single one of ${shown.en}` },
    remedy: {
      "pt-BR": "Junte essa classe a outra, ou tire a amostra.",
      en: "Join that class to another, or drop the sample.",
    },
  });
}

function fewerThanClasses(where: string, nClasses: number, nTrain: number, nTest: number): StudentError {
  return new StudentError({
    code: "fewer-than-classes",
    where,
    expected: {
      "pt-BR": `ao menos ${nClasses} amostras em cada parte`,
      en: `at least ${nClasses} samples in each part`,
    },
    received: { "pt-BR": `${nTrain} e ${nTest}`, en: `${nTrain} and ${nTest}` },
    remedy: { "pt-BR": "Aumente a parte menor.", en: "Make the smaller part larger." },
  });
}
