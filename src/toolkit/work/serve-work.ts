import type { FitOptions, FitProgress } from "../base/estimator.ts";
import { mulberry32 } from "../random/mulberry32.ts";
import { type Meeting, meetingOf } from "./meeting.ts";
import { type FromWorker, type Job, packError, type Setup } from "./messages.ts";
import { UnknownClass, unpack } from "./pack.ts";
import { takeRows } from "./take-rows.ts";

/** The page draws no faster than this, and messages would only pile up before it. */
const progressEveryMs = 30;
const lookEveryMs = 100;

interface Model {
  toJSON(): unknown;
  score(X: unknown, y: unknown): number;
}
interface Fittable {
  fit(X: unknown, y: unknown, options: FitOptions): Model | Promise<Model>;
  fitTogether?(X: unknown, y: unknown, options: FitOptions, part: Meeting): Promise<Model>;
}

/** What the worker's own scope has; TypeScript's page does not know it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Job>) => void) | null;
  postMessage(message: FromWorker): void;
}

/**
 * What runs in each worker: fits what comes, one after the other, and answers by what it learnt.
 * @internal
 */
export function serveWork(setup: Setup): void {
  const scope = globalThis as unknown as WorkerScope;
  const data = { X: unpack(setup.X), y: unpack(setup.y) };
  scope.onmessage = ({ data: job }) => {
    const tell = sometimes((progress) => scope.postMessage({ type: "progress", progress }), progressEveryMs);
    const look = sometimes(() => mustBeWanted(setup.wanted), lookEveryMs);
    const onProgress = (progress: FitProgress) => {
      look(progress);
      tell(progress);
    };
    learn(job, data, setup.later, onProgress).then(
      (answer) => scope.postMessage(answer),
      (error: unknown) => scope.postMessage({ type: "failed", error: packError(error) }),
    );
  };
  scope.postMessage({ type: "ready" });
}

// Where a sub-module uses workers, this file is loaded, and the one that exports it by name may not be.
Object.assign(globalThis, { [Symbol.for("bancada.serveWork")]: serveWork });

async function learn(
  job: Job,
  { X, y }: { readonly X: unknown; readonly y: unknown },
  later: readonly string[],
  onProgress: (progress: FitProgress) => void,
): Promise<FromWorker> {
  const estimator = (await known(() => unpack(job.estimator), later)) as Fittable;
  const options = (await known(() => unpack(job.options), later)) as object;
  const of = (all: unknown, rows: ArrayLike<number> | undefined) =>
    rows === undefined || all === undefined ? all : takeRows(all, rows);
  Math.random = mulberry32(job.seed);
  if (job.part && estimator.fitTogether) {
    const model = await estimator.fitTogether(X, y, { ...options, onProgress }, meetingOf(job.part));
    return job.part.index === 0 ? { type: "fitted", json: model.toJSON() } : { type: "helped" };
  }
  const fitted = await estimator.fit(of(X, job.train), of(y, job.train), { ...options, onProgress });
  if (job.test === undefined) return { type: "fitted", json: fitted.toJSON() };
  return { type: "scored", score: fitted.score(of(X, job.test), of(y, job.test)) };
}

/** What `make` makes; where it meets a class that is not there, with the other modules imported. */
async function known(make: () => unknown, later: readonly string[]): Promise<unknown> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UnknownClass)) throw error;
    await Promise.all(later.map((url) => import(/* @vite-ignore */ url)));
    return make();
  }
}

/** Tells now and then, and always the end. */
function sometimes(tell: (progress: FitProgress) => void, everyMs: number): (progress: FitProgress) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - toldAt < everyMs && progress.done < progress.total) return;
    toldAt = now;
    tell(progress);
  };
}

/**
 * Chromium lets a worker that is ended go on for two seconds, and it would take a core from what the student does next.
 * A worker that is busy hears no message, but it can see that an address is gone.
 */
function mustBeWanted(url: string): void {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.send();
}
