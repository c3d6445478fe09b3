import type { FitOptions, FitProgress } from "../../base/estimator.ts";
import { isRecord, notSaved, register, type Saved } from "../../base/saved.ts";
import { StudentError } from "../../errors.ts";
import { fitInWorker } from "../../work/index.ts";
import { type BackendName, readyBackend } from "../backend/use-backend.ts";
import { type FitHooks, fitJob } from "./fit-job.ts";
import type { EpochReport, Fitted, Job } from "./job.ts";
import { isInNotebook } from "./stopping.ts";

/** What a worker tells after an epoch; the best so far travels along where Stop may keep it. */
interface TrainingProgress extends FitProgress {
  readonly fitted?: Fitted;
}

/** A training, as the toolkit's workers know work: options, and a `fit` that gives what can be sent back. */
class Training {
  readonly fitted: Fitted | undefined = undefined;

  constructor(readonly options: { readonly job: Job; readonly backend: BackendName }) {}

  async fit(_X: undefined, _y: undefined, { onProgress }: FitOptions = {}): Promise<Training> {
    const { job, backend } = this.options;
    await readyBackend(backend);
    const fitted = await fitJob(job, {
      onEpoch: ({ epoch: done, epochs: total, ...metrics }, soFar) =>
        onProgress?.({ done, total, metrics, ...(job.keepsWhenStopped && { fitted: soFar }) } as TrainingProgress),
    });
    return Object.assign(new Training(this.options), { fitted });
  }

  toJSON(): Saved {
    return { class: "Training", options: {}, fitted: this.fitted };
  }

  static fromJSON(json: unknown): Training {
    if (!isRecord(json) || !isRecord(json.fitted)) throw notSaved("train", json, "Training");
    const options = json.options as Training["options"];
    return Object.assign(new Training(options), { fitted: json.fitted as unknown as Fitted });
  }
}

register("Training", Training);

/**
 * Trains in a worker where there is a notebook; here where there is none, and where the loss, or a layer, is code of the
 * student's that no worker knows.
 */
export async function runTraining(
  job: Job,
  backend: BackendName,
  hooks: FitHooks & { readonly signal: AbortSignal; readonly inWorker: boolean },
): Promise<Fitted> {
  const { signal, inWorker, onEpoch } = hooks;
  // A worker of a frame without origin is no secure context, and has no WebGPU.
  const stays = !inWorker || hooks.loss !== undefined || backend === "webgpu";
  if (stays || !isInNotebook()) return fitJob(job, hooks);
  let soFar: Fitted | undefined;
  const onProgress = ({ done: epoch, total: epochs, metrics, fitted }: TrainingProgress): void => {
    soFar = fitted ?? soFar;
    const report = { epoch, epochs, ...metrics } as unknown as EpochReport;
    onEpoch?.(report);
  };
  try {
    const { fitted } = await fitInWorker(new Training({ job, backend }), undefined, undefined, { onProgress, signal });
    if (!fitted) throw new Error("the worker gave no weights");
    return fitted;
  } catch (error) {
    if (signal.aborted && soFar) return { ...soFar, stopped: true };
    if (error instanceof StudentError && error.code === "unknown-layer") return fitJob(job, hooks);
    throw error;
  }
}
