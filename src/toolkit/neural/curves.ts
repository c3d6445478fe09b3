import type { EpochReport } from "./training/job.ts";

/** The little of tfjs-vis that draws curves. */
interface Vis {
  readonly show: {
    history(
      surface: { readonly name: string; readonly tab?: string },
      history: object,
      metrics: readonly string[],
      options?: object,
    ): Promise<void>;
  };
}

export interface CurvesOptions {
  /** Title of the drawing. "Treino" by default. */
  readonly name?: string;
  /** What is drawn; by default all that is measured. */
  readonly metrics?: readonly (keyof EpochReport)[];
}

/** Drawing takes as long as many a small epoch: no more often than this, and once more at the end. */
const drawEveryMs = 250;

/**
 * Draws the curves of a training with tfjs-vis, in the cell that calls it, while it goes on: for `onEpoch` of `train`.
 * @param vis - `tfvis`, which every cell has
 * @example await train(model, X, y, {onEpoch: curves(tfvis, {name: "Erro", metrics: ["loss", "valLoss"]})})
 * @see https://js.tensorflow.org/api_vis/latest/#show.history
 */
export function curves(vis: Vis, { name = "Treino", metrics }: CurvesOptions = {}): (report: EpochReport) => void {
  const reports: EpochReport[] = [];
  let drawnAt = Number.NEGATIVE_INFINITY;
  return (report) => {
    reports.push(report);
    const now = performance.now();
    if (now - drawnAt < drawEveryMs && report.epoch < report.epochs) return;
    drawnAt = now;
    const measured = Object.keys(report).filter((key) => key !== "epoch" && key !== "epochs");
    void vis.show.history({ name }, reports, metrics ?? measured);
  };
}
