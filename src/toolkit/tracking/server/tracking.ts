import { readExperiment, readRun, writeExperiment, writeRun } from "../records/stored.ts";
import { Artifacts } from "./artifacts.ts";
import { Experiments } from "./experiments.ts";
import type { Keeper } from "./keeper.ts";
import { KeptWrites } from "./kept-writes.ts";
import type { Draw } from "./names.ts";
import { Registry } from "./registry.ts";
import { TrackedRuns } from "./runs.ts";

/** All that the routes work on. */
export interface Tracking {
  readonly experiments: Experiments;
  readonly runs: TrackedRuns;
  readonly registry: Registry;
  readonly artifacts: Artifacts;
  readonly now: () => number;
  /** Resolves when all that was logged until now outlives the page. */
  flush(): Promise<void>;
}

/** What was kept, and from now on keeps what changes. */
export async function openTracking(options: {
  readonly keeper: Keeper;
  /** Called for each thing that was not kept. */
  readonly refused: () => void;
  readonly now: () => number;
  readonly draw: Draw;
}): Promise<Tracking> {
  const { keeper, now, draw } = options;
  const writes = new KeptWrites(keeper, options.refused);
  const experiments = new Experiments({
    now,
    changed: (experiment) => writes.changed(`experiment/${experiment.experimentId}`, () => writeExperiment(experiment)),
  });
  const runs = new TrackedRuns({ draw, changed: (run) => writes.changed(`run/${run.runId}`, () => writeRun(run)) });
  const registry = new Registry({ now, changed: (name, write) => writes.changed(`model/${name}`, write) });
  const artifacts = new Artifacts(keeper);
  for (const { key, text, sizeBytes } of await keeper.all()) {
    if (artifacts.restore(key, sizeBytes)) continue;
    const run = key.startsWith("run/") ? readRun(text) : null;
    if (run) runs.restore(run);
    const experiment = key.startsWith("experiment/") ? readExperiment(text) : null;
    if (experiment) experiments.restore(experiment);
    if (key.startsWith("model/")) registry.restore(text);
  }
  return { experiments, runs, registry, artifacts, now, flush: () => writes.flush() };
}
