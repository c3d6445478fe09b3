import { RandomForestClassifier } from "../../../src/toolkit/ensemble/index.ts";
import { setup } from "./boosting.page.ts";

export { setup };

export const run = ({ XTrain, yTrain, XTest, yTest }: ReturnType<typeof setup>): number =>
  new RandomForestClassifier({ randomState: 0 }).fit(XTrain, yTrain).score(XTest, yTest);
