import { expect, test } from "vitest";
import { findRuns } from "./find-runs.ts";
import type { TrackedRun } from "./tracked.ts";

const run = (runId: string, startTime: number, fields: Partial<TrackedRun> = {}): TrackedRun => ({
  runId,
  experimentId: "0",
  runName: runId,
  userId: "",
  status: "FINISHED",
  startTime,
  endTime: null,
  stage: "active",
  params: new Map([["depth", runId === "a" ? "3" : "5"]]),
  tags: new Map(),
  metrics: new Map([["f`1", [{ value: startTime, timestamp: 1, step: 0 }]]]),
  datasets: [],
  lab: "l",
  ...fields,
});
const runs = [run("a", 1), run("b", 3), run("c", 2, { experimentId: "7", lab: "m" })];
const find = (query: Partial<Parameters<typeof findRuns>[1]>) => {
  const found = findRuns(runs, { filter: "", experiment: "", order: "start_time DESC", ...query });
  return { ids: found.runs.map(({ runId }) => runId).join(" "), error: found.error };
};

test("runs are found by filter and experiment, in order, each with its lab", () => {
  expect(find({})).toEqual({ ids: "b c a", error: "" });
  expect(find({ filter: "params.depth = '5'" })).toEqual({ ids: "b c", error: "" });
  expect(find({ experiment: "7" })).toEqual({ ids: "c", error: "" });
  expect(findRuns(runs, { filter: "", experiment: "7", order: "start_time ASC" }).runs[0]?.lab).toBe("m");
});

test("a filter that cannot be read says why, and the runs stand in their order meanwhile", () => {
  const { ids, error } = find({ filter: "params.depth = " });
  expect(ids).toBe("b c a");
  expect(error).not.toBe("");
});

test("a metric whose name no order can be written with changes nothing", () => {
  expect(find({ order: "metrics.`f`1` DESC" })).toEqual({ ids: "a b c", error: "" });
});
