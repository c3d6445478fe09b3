import { type Server, serveFor } from "../../serving/serve.ts";
import { memoryKeeper, notebookKeeper } from "../server/keeper.ts";
import { openTracking, type Tracking } from "../server/tracking.ts";
import { trackingApp } from "../server/tracking-app.ts";
import { notKept } from "./not-kept.ts";

interface Open {
  readonly server: Server;
  readonly tracking: Tracking;
}

let opening: Promise<Open> | null = null;

async function open(): Promise<Open> {
  const tracking = await openTracking({
    keeper: (await notebookKeeper()) ?? memoryKeeper(),
    refused: notKept(),
    now: Date.now,
    draw: Math.random,
  });
  const app = trackingApp(tracking);
  // It serves all cells, and so ends with none.
  const server = serveFor(app, {
    name: "mlflow",
    latencyMs: 0,
    concurrency: Number.POSITIVE_INFINITY,
    seed: 42,
    cell: "",
    run: undefined,
  });
  return { server, tracking };
}

const opened = (): Promise<Open> => {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
};

/**
 * The notebook's own MLflow tracking server, at `http://mlflow.lab`, with the runs of all labs on this device. It speaks
 * MLflow's REST API: paths, fields, rules and messages of errors are the real ones.
 * @returns its address, and `request` to ask it for a path
 * @example
 * const {url} = await trackingServer();
 * const response = await fetch(`${url}/api/2.0/mlflow/experiments/search`, {method: "POST", body: JSON.stringify({max_results: 10})});
 * @see https://mlflow.org/docs/latest/rest-api.html
 */
export async function trackingServer(): Promise<Server> {
  return (await opened()).server;
}

/** Resolves when all that was logged until now outlives the page. */
export async function flushTracking(): Promise<void> {
  await (await opened()).tracking.flush();
}
