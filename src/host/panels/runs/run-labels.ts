import type { TrackedRun } from "./tracked.ts";

const shownOfId = 6;

/** What tells runs apart where they stand together, by id: the name, and the start of the id where several have that name. */
export function labelsOf(runs: readonly Pick<TrackedRun, "runId" | "runName">[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { runName } of runs) counts.set(runName, (counts.get(runName) ?? 0) + 1);
  return new Map(
    runs.map(({ runId, runName }) => [
      runId,
      (counts.get(runName) ?? 0) > 1 ? `${runName} ${runId.slice(0, shownOfId)}` : runName,
    ]),
  );
}
