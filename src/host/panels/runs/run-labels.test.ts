import { expect, test } from "vitest";
import { labelsOf } from "./run-labels.ts";

test("runs of the same name are told apart by their ids, and the others keep their names", () => {
  const labels = labelsOf([
    { runId: "ab12cd34", runName: "base" },
    { runId: "ef56ab78", runName: "base" },
    { runId: "0099", runName: "rede" },
  ]);
  expect([...labels.values()]).toEqual(["base ab12cd", "base ef56ab", "rede"]);
});
