import { StudentError } from "../../errors.ts";
import type { EpochReport, Fitted, History, Job } from "./job.ts";
import type { Measures } from "./network.ts";

/** How a training goes, epoch by epoch. */
export class Course {
  readonly #history: { -readonly [Name in keyof History]: History[Name] } = { loss: [] };
  best: readonly Float32Array[] | null = null;
  isBest = false;
  #bestLoss = Number.POSITIVE_INFINITY;
  #bestEpoch = 0;
  #epoch = 0;

  constructor(private readonly job: Job) {}

  get done(): boolean {
    const { epochs, earlyStopping } = this.job;
    return this.#epoch >= epochs || (earlyStopping !== null && this.#epoch - this.#bestEpoch >= earlyStopping.patience);
  }

  /** What there is so far: the best weights, where they are kept, or else the last ones. */
  fitted(last: readonly Float32Array[]): Fitted {
    const { best } = this;
    const epoch = best ? this.#bestEpoch : this.#epoch;
    return { weights: best ?? last, history: structuredClone(this.#history), epoch, stopped: !this.done };
  }

  keep(weights: readonly Float32Array[]): void {
    this.best = weights;
  }

  /** @throws StudentError `loss-not-finite` */
  ended({ loss, accuracy }: Measures, validation: Measures | null): EpochReport {
    this.#epoch += 1;
    const report: Omit<EpochReport, "epoch" | "epochs"> = {
      loss,
      ...(accuracy !== undefined && { accuracy }),
      ...(validation && { valLoss: validation.loss }),
      ...(validation?.accuracy !== undefined && { valAccuracy: validation.accuracy }),
    };
    const watched = validation?.loss ?? loss;
    if (!Number.isFinite(loss) || !Number.isFinite(watched)) throw lossNotFinite(this.#epoch, this.job.learningRate);
    for (const name of ["loss", "accuracy", "valLoss", "valAccuracy"] as const) {
      const value = report[name];
      if (value === undefined) continue;
      this.#history[name] ??= [];
      this.#history[name].push(value);
    }
    this.isBest = watched < this.#bestLoss - (this.job.earlyStopping?.minDelta ?? 0);
    if (this.isBest) {
      this.#bestLoss = watched;
      this.#bestEpoch = this.#epoch;
    }
    return { epoch: this.#epoch, epochs: this.job.epochs, ...report };
  }
}

function lossNotFinite(epoch: number, learningRate: number): StudentError {
  const rate = String(learningRate);
  return new StudentError({
    code: "loss-not-finite",
    where: "train",
    expected: { "pt-BR": "um erro (loss) finito", en: "a finite loss" },
    received: {
      "pt-BR": `NaN ou infinito na época ${epoch}, com learningRate ${rate.replace(".", ",")}`,
      en: `NaN or infinity in epoch ${epoch}, with learningRate ${rate}`,
    },
    remedy: {
      "pt-BR": "Os passos foram grandes demais. Tente learningRate dez vezes menor, e ponha as colunas na mesma escala (StandardScaler; imagens divididas por 255).", // biome-ignore format: one text
      en: "The steps were too large. Try a learningRate ten times smaller, and put the columns on one scale (StandardScaler; images divided by 255).", // biome-ignore format: one text
    },
  });
}
