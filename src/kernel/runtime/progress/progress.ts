import type { Language } from "../../../shared/text.ts";
import { nextFrame } from "../next-frame.ts";
import { Bar, type BarWorld } from "./bar.ts";
import type { PlotLike } from "./curves.ts";
import { type FitCallbacks, fitCallbacks, watchTrainings } from "./training.ts";
import { progressWords } from "./words.ts";

/** What the kernel gives to `progress`. */
export interface ProgressHost {
  /** Draws under the cell whose code runs. */
  readonly show: (node: Node) => void;
  readonly language: () => Language;
  readonly plot: () => Promise<unknown>;
  /** Line of the running cell at which a stack passes through it; 0 where unknown. */
  readonly lineIn: (stack: string) => number;
}

interface ProgressOptions {
  /** How much there is to do, in steps of your own: epochs, rows, files. Left out, the bar only counts. */
  readonly total?: number;
  readonly label?: string;
}

/**
 * Draws a bar under the cell, for work that takes long.
 * @example
 * const bar = progress({total: 50, label: "Épocas"});
 * for (let epoch = 1; epoch <= 50; epoch++) await bar.update(epoch, {loss: step()});
 */
export interface Progress {
  (options?: ProgressOptions): Pick<Bar, "update" | "end">;
  /** Callbacks for `model.fit`: epochs, losses, the time left, and their curves while it trains. */
  fit(options?: Pick<ProgressOptions, "label">): FitCallbacks;
  /**
   * What `readCsv` calls as it reads a large file: MB done and in all, and the time left.
   * @example const vendas = await readCsv(blob, {onProgress: progress.read({label: "vendas.csv"})});
   */
  read(options?: Pick<ProgressOptions, "label">): (bytes: { readonly done: number; readonly total: number }) => void;
}

const css = `
.bancada-progress > p { margin: 0 0 0.25rem; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.bancada-progress > progress { width: 100%; max-width: 34rem; height: 0.75rem; }
.bancada-progress > [role="alert"] { border-left: 3px solid var(--danger); padding-left: 0.75rem; max-width: 34rem; }
.bancada-progress-charts { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; }
.bancada-progress-charts > figure { flex: 0 1 420px; min-width: 0; }
.bancada-progress summary { cursor: pointer; font-size: 0.875rem; }
.bancada-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** The notebook's `progress`, and the watch over trainings. */
export function createProgress(host: ProgressHost): {
  progress: Progress;
  watch(tf: Readonly<Record<string, unknown>>): void;
} {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const words = () => progressWords(host.language());
  const world: BarWorld = {
    words,
    plot: async () => (await host.plot()) as PlotLike,
    now: performance.now.bind(performance),
    nextFrame,
  };
  const begin = (total: number | null, label: string, unit: string): Bar => {
    const bar = new Bar({ total, label, unit }, world);
    host.show(bar.element);
    return bar;
  };
  const progress = ({ total, label }: ProgressOptions = {}): Bar => {
    const known = typeof total === "number" && Number.isFinite(total) ? total : null;
    return begin(known, label ?? words().label, words().step);
  };
  /** Parameters of the trainings that a bar follows. */
  const followed = new WeakSet<object>();
  const fit = ({ label }: Pick<ProgressOptions, "label"> = {}): FitCallbacks => {
    return fitCallbacks(() => begin(null, label ?? words().training, words().epoch), words, followed);
  };
  const read = ({ label }: Pick<ProgressOptions, "label"> = {}): ReturnType<Progress["read"]> => {
    const bar = begin(null, label ?? words().reading, "MB");
    return ({ done, total }) => {
      bar.setTotal(Math.round(total / 1e5) / 10);
      void bar.update(Math.round(done / 1e5) / 10);
    };
  };
  return {
    progress: Object.assign(progress, { fit, read }),
    watch: (tf) =>
      watchTrainings(tf, followed, (stack) => {
        const line = host.lineIn(stack);
        return (epoch) => {
          const note = document.createElement("p");
          note.setAttribute("role", "alert");
          note.textContent = words().notANumber(epoch, line);
          const place = document.createElement("div");
          place.className = "bancada-progress";
          place.append(note);
          host.show(place);
        };
      }),
  };
}
