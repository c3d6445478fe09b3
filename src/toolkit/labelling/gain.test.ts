// What the label models are for: figures over twenty made sets each, whose seeds are the numbers 1 to 20.
import { expect, test } from "vitest";
import { mulberry32 } from "../random/mulberry32.ts";
import { DawidSkene, LabelModel, MajorityLabelVoter, type Vote } from "./index.ts";

interface Voter {
  /** How often it is right, where the class is spam and where it is ham. */
  readonly right: readonly [spam: number, ham: number];
  readonly coverage: number;
}
const even = (accuracy: number, coverage = 0.6): Voter => ({ right: [accuracy, accuracy], coverage });

function draw(seed: number, voters: readonly Voter[]) {
  const random = mulberry32(seed);
  const y = Array.from({ length: 600 }, () => (random() < 0.35 ? "spam" : "ham"));
  const votes = y.map((truth) =>
    voters.map(({ right, coverage }): Vote => {
      const isRight = random() < right[truth === "spam" ? 0 : 1];
      return random() >= coverage ? null : isRight === (truth === "spam") ? "spam" : "ham";
    }),
  );
  return { y, votes };
}

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Mean over standard error: above 2.9 a gain over twenty sets is no luck (one in two hundred). */
const surety = (values: readonly number[]) =>
  mean(values) / Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));
/** Share that is right; an abstention is half right, as a coin would be. */
const share = (y: readonly string[], said: readonly Vote[]) =>
  mean(said.map((vote, i) => (vote === null ? 0.5 : Number(vote === y[i]))));

test("LabelModel labels better than the majority where functions differ, and finds their accuracies", () => {
  const planted = [0.95, 0.6, 0.6, 0.6, 0.85, 0.55];
  const runs = seeds.map((seed) => {
    const { y, votes } = draw(seed, planted.map((accuracy) => even(accuracy))); // biome-ignore format: one thought
    const model = new LabelModel().fit(votes);
    const majority = new MajorityLabelVoter().fit(votes).predict(votes);
    return { gain: share(y, model.predict(votes)) - share(y, majority), accuracies: [...(model.accuracies ?? [])] };
  });
  const gains = runs.map(({ gain }) => gain);
  expect(mean(gains)).toBeGreaterThan(0.04);
  expect(surety(gains)).toBeGreaterThan(2.9);
  for (const [j, accuracy] of planted.entries()) {
    expect(Math.abs(mean(runs.map(({ accuracies }) => accuracies[j] ?? 0)) - accuracy)).toBeLessThan(0.05);
  }
});

test("LabelModel finds how right functions are that look for one class alone, and how common the classes are", () => {
  // What functions are in practice: each says one word or nothing. One for ham errs much, and so does one for spam.
  const functions = [["spam", 0.5, 0.01], ["spam", 0.4, 0.15], ["spam", 0.3, 0.02], ["ham", 0.3, 0.4], ["ham", 0.05, 0.5], ["ham", 0.02, 0.3]] as const; // biome-ignore format: a table
  const runs = seeds.map((seed) => {
    const random = mulberry32(seed);
    const y = Array.from({ length: 2000 }, () => (random() < 0.3 ? "spam" : "ham"));
    const votes = y.map((truth) =>
      functions.map(([says, onSpam, onHam]): Vote => (random() < (truth === "spam" ? onSpam : onHam) ? says : null)),
    );
    const { accuracies, classBalance, ...model } = fitted(votes);
    const accuracy = (j: number) => {
      const spoken = y.filter((_, i) => votes[i]?.[j] !== null);
      return (accuracies[j] ?? 0) - spoken.filter((truth) => truth === functions[j]?.[0]).length / spoken.length;
    };
    return {
      off: functions.map((_, j) => accuracy(j)),
      spam: classBalance[1] ?? 0,
      gain: share(y, model.labels) - share(y, model.majority),
    };
  });
  for (const j of functions.keys()) expect(Math.abs(mean(runs.map(({ off }) => off[j] ?? 1)))).toBeLessThan(0.03);
  expect(Math.abs(mean(runs.map(({ spam }) => spam)) - 0.3)).toBeLessThan(0.03);
  expect(surety(runs.map(({ gain }) => gain))).toBeGreaterThan(2.9);
});

function fitted(votes: readonly (readonly Vote[])[]) {
  const model = new LabelModel().fit(votes);
  const majority = new MajorityLabelVoter().fit(votes).predict(votes);
  const { accuracies = new Float64Array(), classBalance = new Float64Array() } = model;
  return { accuracies, classBalance, labels: model.predict(votes), majority };
}

test("DawidSkene sees through the annotator who always says ham, and labels better than the majority", () => {
  const voters = [even(0.9, 1), even(0.85, 1), { right: [0.05, 0.98], coverage: 1 }, { right: [0.1, 0.95], coverage: 1 }] as const; // biome-ignore format: a table
  const runs = seeds.map((seed) => {
    const { y, votes } = draw(seed, voters);
    const model = new DawidSkene().fit(votes);
    const majority = new MajorityLabelVoter().fit(votes).predict(votes);
    const spamFound = model.confusions?.map((confusion) => confusion.at(1, 1)) ?? [];
    return { gain: share(y, model.predict(votes)) - share(y, majority), spamFound };
  });
  expect(surety(runs.map(({ gain }) => gain))).toBeGreaterThan(2.9);
  for (const { spamFound } of runs) expect(Math.max(spamFound[2] ?? 1, spamFound[3] ?? 1)).toBeLessThan(0.4);
});
