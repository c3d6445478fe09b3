import type { Estimator } from "../../../src/toolkit/base/estimator.ts";
import { labelling } from "../../../src/toolkit/index.ts";
import type { Case } from "./case.ts";

const { DawidSkene, LabelModel, MajorityLabelVoter } = labelling;
type Predicts = Estimator & {
  predict(votes: unknown): unknown[];
  predictProba(votes: unknown): { values: Float64Array };
};

const X = [
  ["spam", "spam", null],
  ["ham", null, "ham"],
  ["spam", "ham", "ham"],
  [null, "spam", "spam"],
  [null, null, null],
  ["ham", "ham", "ham"],
];
const shared = {
  // Votes need no target, and an estimator of votes transforms nothing: the suite's tests of predictions on X serve.
  role: "clustering" as const,
  numeric: false,
  data: { X },
  other: { X: [[1, 0, 1], [0, 0, null], [1, 1, 0]] }, // biome-ignore format: a matrix
  apply: (fitted: Estimator, votes: unknown) => [
    (fitted as Predicts).predict(votes),
    [...(fitted as Predicts).predictProba(votes).values],
  ],
  bad: [
    ["nothing", undefined, undefined, "not-a-table"],
    ["a list of votes in place of rows", ["spam", "ham"], undefined, "not-a-table"],
    ["rows of unequal length", [["spam", "ham"], ["spam"]], undefined, "uneven-rows"],
    ["no examples", [], undefined, "no-rows"],
    ["abstentions alone", [[null, undefined], [null, null]], undefined, "no-votes"], // biome-ignore format: a matrix
    ["classes of two types", [["spam", 1]], undefined, "mixed-labels"],
  ] as const,
};

export const cases: readonly Case[] = [
  { ...shared, name: "MajorityLabelVoter", make: () => new MajorityLabelVoter(), load: MajorityLabelVoter.fromJSON },
  { ...shared, name: "LabelModel", make: () => new LabelModel(), load: LabelModel.fromJSON },
  { ...shared, name: "DawidSkene", make: () => new DawidSkene(), load: DawidSkene.fromJSON },
];
