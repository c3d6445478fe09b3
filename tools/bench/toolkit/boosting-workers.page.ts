import { GradientBoostingClassifier } from "../../../src/toolkit/ensemble/index.ts";
import { rocAucScore } from "../../../src/toolkit/metrics/index.ts";
import { fitInWorker } from "../../../src/toolkit/work/index.ts";
import type { setup } from "./boosting.page.ts";

export { setup } from "./boosting.page.ts";

// What the notebook's kernel tells the toolkit: workers import the file that this is part of.
const kernel = { modules: new Map([["bancada/bench.js", location.href]]), ended: () => undefined };
Object.defineProperty(globalThis, Symbol.for("bancada.kernel"), { value: kernel });

export const run = async ({ XTrain, yTrain, XTest, yTest }: ReturnType<typeof setup>): Promise<number> => {
  const model = await fitInWorker(new GradientBoostingClassifier(), XTrain, yTrain);
  return rocAucScore(yTest, model.predictProba(XTest).column(1));
};
