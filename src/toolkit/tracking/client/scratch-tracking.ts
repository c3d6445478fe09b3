import type { App } from "../../serving/lab-server.ts";
import { memoryKeeper } from "../server/keeper.ts";
import { openTracking } from "../server/tracking.ts";
import { trackingApp } from "../server/tracking-app.ts";

/**
 * An MLflow tracking server of its own, empty and in memory, as an app for `serve`: code is tried against it without
 * leaving runs among those of the course. It has the default experiment, `0`, and nothing else.
 * @example
 * const server = serve(await scratchTracking(), {name: "ensaio"});
 * const response = await fetch(`${server.url}/api/2.0/mlflow/experiments/search`, {method: "POST", body: JSON.stringify({max_results: 10})});
 * @see https://mlflow.org/docs/latest/rest-api.html
 */
export async function scratchTracking(): Promise<App> {
  return trackingApp(
    await openTracking({ keeper: memoryKeeper(), refused: () => {}, now: Date.now, draw: Math.random }),
  );
}
