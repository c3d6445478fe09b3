import { describe, expect, test } from "vitest";
import reference from "../../../tests/contract/reference/ensemble.json" with { type: "json" };
import {
  type BoostingCase,
  boostingCases,
  filled,
  fitCase,
} from "../../../tests/contract/reference/ensemble.models.ts";
import { Matrix } from "../data/index.ts";
import { GradientBoostingClassifier, GradientBoostingRegressor } from "./index.ts";

type Fitted = ReturnType<typeof fitCase>;

/** What XGBoost was asked about: every twentieth row. */
const some = ({ X }: BoostingCase) => filled(X).filter((_, i) => i % 20 === 0);
const answers = (model: Fitted, X: number[][]) =>
  model instanceof GradientBoostingClassifier ? model.predictProba(X).values : model.predict(X);

function near(received: ArrayLike<number>, expected: ArrayLike<number>, scale = 1) {
  expect(received).toHaveLength(expected.length);
  for (let k = 0; k < expected.length; k++) {
    expect(Math.abs((received[k] ?? Number.NaN) - (expected[k] ?? 0))).toBeLessThan(1e-6 * scale);
  }
}

describe.each(boostingCases)("xgboost 1.7.4, $name", (item) => {
  const known = reference.boosting.find(({ name }) => name === item.name);
  if (!known) throw new Error(`ensemble.json has no ${item.name}`);
  const model = fitCase(item);
  const Class = item.kind === "classifier" ? GradientBoostingClassifier : GradientBoostingRegressor;
  const scale = item.kind === "classifier" ? 1 : 100;

  test("grows its trees: the same splits, leaves and directions of missing values", () => {
    const { trees } = known.theirs.learner.gradient_booster.model;
    expect(model.model?.trees).toHaveLength(trees.length);
    for (const [t, theirs] of trees.entries()) {
      const ours = model.model?.trees[t];
      expect([...(ours?.left ?? [])]).toEqual(theirs.left_children);
      expect([...(ours?.right ?? [])]).toEqual(theirs.right_children);
      expect(Array.from(ours?.feature ?? [], (feature) => Math.max(0, feature))).toEqual(theirs.split_indices);
      expect([...(ours?.missingGoesLeft ?? [])]).toEqual(theirs.default_left);
      near(ours?.threshold ?? [], theirs.split_conditions, scale);
      near(ours?.weight ?? [], theirs.base_weights, scale);
    }
    near(model.featureImportances ?? [], known.importances);
  });

  test("predicts the same", () => {
    near(answers(model, some(item)), known.ofTheirs, scale);
  });

  test("its file, opened here, predicts what it predicted there", () => {
    const file = JSON.stringify(known.theirs);
    near(answers(Class.fromXgboostJson(file), some(item)), known.ofTheirs, scale);
    near(answers(Class.fromXgboostJson(known.theirs), some(item)), known.ofTheirs, scale);
  });

  test("a file written here, opened there, predicts what it predicts here", () => {
    near(answers(model, some(item)), known.ofOurs, scale);
    const again = Class.fromXgboostJson(model.toXgboostJson());
    expect(answers(again, some(item))).toEqual(answers(model, some(item)));
    expect(again.toXgboostJson()).toBe(model.toXgboostJson());
  });
});

describe.each(Object.entries(reference.stopping.of))("xgboost's early stopping on %s", (metric, known) => {
  const { X, y } = reference.stopping;
  const options = { maxDepth: 3, earlyStoppingRounds: 3, evalMetric: metric as "auc" };
  const seen: (number | undefined)[] = [];
  const model = new GradientBoostingClassifier(options).fit(X.slice(0, 300), y.slice(0, 300), {
    evalSet: [[Matrix.fromRows(X.slice(300)), y.slice(300)]],
    onProgress: ({ metrics }) => seen.push(metrics?.[`validation0-${metric}`]),
  });

  test("measures the same after each round, tells of it, and stops at the same round", () => {
    expect(model.bestIteration).toBe(known.best);
    near(model.evals?.[0] ?? [], known.evals);
    expect(seen).toEqual(model.evals?.[0]);
  });

  test("predicts with the rounds up to the best, before and after saving", () => {
    const short = new GradientBoostingClassifier({ maxDepth: 3, nEstimators: known.best + 1 });
    const expected = short.fit(X.slice(0, 300), y.slice(0, 300)).predictProba(X);
    expect(model.predictProba(X)).toEqual(expected);
    expect(GradientBoostingClassifier.fromXgboostJson(model.toXgboostJson()).predictProba(X)).toEqual(expected);
    expect(GradientBoostingClassifier.fromJSON(JSON.parse(JSON.stringify(model))).predictProba(X)).toEqual(expected);
  });
});

describe("files of XGBoost", () => {
  const rows = Array.from({ length: 20 }, (_, i) => [i]);
  const ofTwo = new GradientBoostingClassifier({ nEstimators: 2 }).fit(rows, [..."nnnnnnnnnnssssssssss"]);
  const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
  const changed = (change: (learner: Record<string, Record<string, unknown>>) => void) => {
    const file = JSON.parse(ofTwo.toXgboostJson());
    change(file.learner);
    return file;
  };

  test("carry the names of the classes", () => {
    const opened = GradientBoostingClassifier.fromXgboostJson(ofTwo.toXgboostJson());
    expect(opened.predict([[1], [19]])).toEqual(["n", "s"]);
    const renamed = GradientBoostingClassifier.fromXgboostJson(ofTwo.toXgboostJson(), { classes: ["não", "sim"] });
    expect(renamed.predict([[1], [19]])).toEqual(["não", "sim"]);
  });

  test("of XGBoost 3 write the base score as a list", () => {
    const file = changed((learner) => Object.assign(learner.learner_model_param ?? {}, { base_score: "[5E-1]" }));
    expect(GradientBoostingClassifier.fromXgboostJson(file).predictProba([[1]])).toEqual(ofTwo.predictProba([[1]]));
  });

  test.each([
    ["another objective", changed((learner) => Object.assign(learner.objective ?? {}, { name: "rank:pairwise" }))],
    ["another booster", changed((learner) => Object.assign(learner.gradient_booster ?? {}, { name: "gblinear" }))],
    ["what is no JSON", "{"],
    ["what is no model", { learner: {} }],
    ["a regressor", new GradientBoostingRegressor({ nEstimators: 1 }).fit([[1], [2]], [1, 2]).toXgboostJson()],
  ])("are refused: %s", (_, file) => {
    expect(() => GradientBoostingClassifier.fromXgboostJson(file)).toThrow(code("not-an-xgboost-model"));
  });

  test("are refused where a tree goes in circles", () => {
    const file = JSON.parse(ofTwo.toXgboostJson());
    file.learner.gradient_booster.model.trees[0].left_children[0] = 0;
    expect(() => GradientBoostingClassifier.fromXgboostJson(file)).toThrow(code("not-an-xgboost-model"));
  });

  test("are refused with a number of classes that is not theirs", () => {
    const open = () => GradientBoostingClassifier.fromXgboostJson(ofTwo.toXgboostJson(), { classes: ["a", "b", "c"] });
    expect(open).toThrow(code("not-an-xgboost-model"));
  });
});
