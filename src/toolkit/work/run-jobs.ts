import type { FitProgress } from "../base/estimator.ts";
import { notebookHere } from "../base/notebook.ts";
import { type FromWorker, type Job, type Setup, unpackError } from "./messages.ts";
import { modulesFor } from "./notebook.ts";
import { pack } from "./pack.ts";

/** How work in workers is ended and watched. */
export interface WorkOptions {
  /** Ends the work, and its promise by the signal's reason. Stop, or a new run of the cell, ends it as well. */
  readonly signal?: AbortSignal;
  /** Ends the work when it resolves: a cell's `invalidation`, for work that belongs to another cell. */
  readonly invalidation?: Promise<unknown>;
}

type Answer = Extract<FromWorker, { type: "fitted" | "scored" | "helped" }>;

/** A module worker does not start in a frame without origin; a classic one that imports does. */
const workerText = `onmessage = ({data}) =>
  Promise.all(data.modules.map((url) => import(url))).then(
    () => globalThis[Symbol.for("bancada.serveWork")](data),
  ).catch(({name, message, stack}) => postMessage({type: "failed", error: {name, message, stack}}));`;

/** Fits each job in one of so many workers, and answers in the order of the jobs. All workers are gone when it settles. */
export async function runJobs(
  where: string,
  jobs: readonly Job[],
  data: { readonly X: unknown; readonly y: unknown },
  options: WorkOptions & {
    readonly nWorkers: number;
    readonly onProgress?: ((job: number, progress: FitProgress) => void) | undefined;
    readonly onAnswer?: ((nAnswered: number) => void) | undefined;
  },
): Promise<Answer[]> {
  const packed = { X: pack(where, data.X, "X"), y: pack(where, data.y, "y") };
  const wanted = URL.createObjectURL(new Blob(["wanted"]));
  const setup: Setup = { ...modulesFor(where), ...packed, wanted };
  const ending = new AbortController();
  const { signal, invalidation } = options;
  const end = (): void => ending.abort();
  void invalidation?.then(end, end);
  const signals = [ending.signal, signal, notebookHere()?.ended()].filter((it) => it !== undefined);
  const ended = AbortSignal.any(signals);
  ended.addEventListener("abort", () => URL.revokeObjectURL(wanted));
  const answers: Answer[] = [];
  let next = 0;
  let nAnswered = 0;
  const workOff = async (): Promise<void> => {
    const worker = await WorkerThread.start(setup, ended);
    try {
      while (next < jobs.length) {
        const i = next++;
        const job = jobs[i];
        if (!job) return;
        answers[i] = await worker.run(job, (progress) => options.onProgress?.(i, progress));
        nAnswered += 1;
        options.onAnswer?.(nAnswered);
      }
    } finally {
      worker.end();
    }
  };
  try {
    ended.throwIfAborted();
    await Promise.all(Array.from({ length: Math.min(options.nWorkers, jobs.length) }, workOff));
    return answers;
  } finally {
    // One that failed ends the others.
    ending.abort();
  }
}

class WorkerThread {
  readonly #worker: Worker;
  readonly #ended: AbortSignal;
  #hear: (message: FromWorker) => void = () => {};
  #fail: (error: unknown) => void = () => {};

  private constructor(worker: Worker, ended: AbortSignal) {
    this.#worker = worker;
    this.#ended = ended;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    worker.onerror = ({ message }) => this.#fail(new Error(message));
    ended.addEventListener("abort", this.#abort);
  }

  static async start(setup: Setup, ended: AbortSignal): Promise<WorkerThread> {
    const url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
    const thread = new WorkerThread(new Worker(url, { name: "bancada" }), ended);
    URL.revokeObjectURL(url);
    try {
      await thread.#ask(setup, ({ type }) => (type === "ready" ? true : undefined));
      return thread;
    } catch (error) {
      thread.end();
      throw error;
    }
  }

  run(job: Job, onProgress: (progress: FitProgress) => void): Promise<Answer> {
    return this.#ask(job, (message) => {
      if (message.type === "progress") onProgress(message.progress);
      return ["fitted", "scored", "helped"].includes(message.type) ? (message as Answer) : undefined;
    });
  }

  end(): void {
    this.#ended.removeEventListener("abort", this.#abort);
    this.#worker.terminate();
  }

  readonly #abort = (): void => {
    this.#worker.terminate();
    this.#fail(this.#ended.reason);
  };

  /** Sends, and hears until `read` has found an answer. */
  #ask<T>(message: Setup | Job, read: (message: FromWorker) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#hear = (heard) => {
        if (heard.type === "failed") return reject(unpackError(heard.error));
        try {
          const found = read(heard);
          if (found !== undefined) resolve(found);
        } catch (error) {
          reject(error);
        }
      };
      if (this.#ended.aborted) reject(this.#ended.reason);
      else this.#worker.postMessage(message, "part" in message && message.part ? [...message.part.ports] : []);
    });
  }
}
