import { artifactsFolder, mlrunsFiles } from "../../../toolkit/tracking/export/mlruns.ts";
import { replayLines } from "../../../toolkit/tracking/export/replay-lines.ts";
import type { CourseStore } from "../../storage/course-store.ts";
import replay from "./replay.py?raw";
import { experimentName, space, type Tracked } from "./tracked.ts";
import { writeZip, type ZipFile } from "./write-zip.ts";

/** The runs as a zip: the folder that `mlflow ui` reads, and a script that sends them to a real server. */
export async function zipOfRuns(tracked: Tracked, store: Pick<CourseStore, "get">): Promise<Blob> {
  const { runs, files } = tracked;
  // The default experiment is stored only once something of it changed.
  const experiments = [...new Set(runs.map(({ experimentId }) => experimentId))].map(
    (experimentId) =>
      tracked.experiments.find((experiment) => experiment.experimentId === experimentId) ?? {
        experimentId,
        name: experimentName(tracked, experimentId),
        artifactLocation: "",
        stage: "active" as const,
        createdAt: 0,
        updatedAt: 0,
        tags: new Map<string, string>(),
      },
  );
  const entries: ZipFile[] = [...mlrunsFiles(experiments, runs)];
  for (const run of runs) {
    const prefix = `artifact/${run.experimentId}/${run.runId}/artifacts/`;
    for (const key of files.filter((file) => file.startsWith(prefix))) {
      const path = key.slice(prefix.length);
      const content = await store.get(space, key);
      const leadsOut = path.split("/").some((part) => part === "" || part === "." || part === "..");
      if (content !== null && !leadsOut && !path.includes("\\"))
        entries.push({ path: `${artifactsFolder(run)}/${path}`, content });
    }
  }
  entries.push({ path: "runs.jsonl", content: replayLines(experiments, runs) }, { path: "replay.py", content: replay });
  return writeZip(entries);
}
