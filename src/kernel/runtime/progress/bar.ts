import { Curves, type PlotLike } from "./curves.ts";
import { timeLeft } from "./time-left.ts";
import type { ProgressWords } from "./words.ts";

export interface BarOptions {
  /** How much there is to do; null where nobody knows. */
  readonly total: number | null;
  readonly label: string;
  /** What is counted: the name of the curves' axis. */
  readonly unit: string;
}

/** What a bar needs of the notebook. */
export interface BarWorld {
  readonly words: () => ProgressWords;
  readonly plot: () => Promise<PlotLike>;
  readonly now: () => number;
  readonly nextFrame: () => Promise<void>;
}

const drawnEveryMs = 250;
const spokenEveryMs = 10_000;
/** The page is let draw this often, and no oftener: each time costs a frame. */
const yieldsEveryMs = 50;

/** A bar under a cell: how far the work is, what it measures, how long it takes, and the curves of what it measures. */
export class Bar {
  readonly element = document.createElement("div");
  readonly #options: BarOptions;
  readonly #world: BarWorld;
  readonly #head = document.createElement("p");
  readonly #progress = document.createElement("progress");
  readonly #charts = document.createElement("div");
  readonly #spoken = document.createElement("p");
  readonly #curves = new Curves();
  readonly #startedAt: number;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #spokenAt: number;
  #yieldedAt: number;
  #plot: PlotLike | null = null;
  #askedForPlot = false;
  #total: number | null;
  #done = 0;
  #values: Readonly<Record<string, number>> = {};
  #ended = false;

  constructor(options: BarOptions, world: BarWorld) {
    this.#options = options;
    this.#world = world;
    this.#total = options.total;
    this.#startedAt = world.now();
    this.#spokenAt = this.#startedAt;
    this.#yieldedAt = this.#startedAt;
    this.element.className = "bancada-progress";
    this.#head.className = "bancada-progress-head";
    this.#progress.setAttribute("aria-label", options.label);
    this.#charts.className = "bancada-progress-charts";
    this.#spoken.className = "bancada-unseen";
    this.#spoken.setAttribute("role", "status");
    this.element.append(this.#head, this.#progress, this.#charts, this.#spoken);
    this.#draw();
  }

  /** How much there is to do became known. */
  setTotal(total: number): void {
    this.#total = total;
    this.#draw();
  }

  /**
   * Says how much is done, and what was measured on the way. Await it, and the page draws and Stop answers.
   * @param values - numbers by name; what is no number is left out
   */
  async update(done: number, values: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const numbers = Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === "number");
    this.#done = Number.isFinite(done) ? Math.max(0, done) : this.#done;
    // What the model learns from comes first.
    const ofValidation = ([name]: readonly [string, number]) => Number(name.startsWith("val_"));
    this.#values = Object.fromEntries(numbers.toSorted((a, b) => ofValidation(a) - ofValidation(b)));
    this.#curves.add(this.#done, this.#values);
    const now = this.#world.now();
    if (this.#done === this.#total) this.end();
    else if (now - this.#drawnAt >= drawnEveryMs) this.#draw();
    if (now - this.#spokenAt >= spokenEveryMs) this.#speak();
    if (now - this.#yieldedAt < yieldsEveryMs) return;
    await this.#world.nextFrame();
    this.#yieldedAt = this.#world.now();
  }

  /** The work is over, also where less was done than there was. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#draw();
    this.#speak();
    if (this.#curves.length > 1) this.#charts.after(this.#curves.table(this.#options.unit, this.#world.words()));
  }

  /** A sentence that stays under the bar. */
  note(text: string): void {
    const note = document.createElement("p");
    note.setAttribute("role", "alert");
    note.textContent = text;
    this.#charts.before(note);
  }

  #parts(): string[] {
    const words = this.#world.words();
    const elapsedMs = this.#world.now() - this.#startedAt;
    const left = timeLeft(this.#done, this.#total, elapsedMs);
    return [
      `${this.#options.unit} ${words.of(this.#done, this.#total)}`,
      ...Object.entries(this.#values).map(([name, value]) => `${name} ${words.number(value)}`),
      ...(this.#ended ? [words.took(elapsedMs)] : left === null ? [] : [words.left(left)]),
    ];
  }

  #speak(): void {
    this.#spokenAt = this.#world.now();
    this.#spoken.textContent = `${this.#options.label}: ${this.#parts().join(", ")}`;
  }

  #draw(): void {
    this.#drawnAt = this.#world.now();
    const parts = this.#parts();
    this.#head.textContent = `${this.#options.label} · ${parts.join(" · ")}`;
    if (this.#total !== null) {
      this.#progress.max = Math.max(this.#total, 1);
      this.#progress.value = Math.min(this.#done, this.#total);
    } else if (this.#ended) this.#progress.value = 1;
    this.#progress.setAttribute("aria-valuetext", parts.join(", "));
    if (this.#curves.length < 2) return;
    if (this.#plot) {
      this.#charts.replaceChildren(...this.#curves.draw(this.#plot, this.#options.unit, this.#world.words()));
    } else if (!this.#askedForPlot) {
      this.#askedForPlot = true;
      void this.#world.plot().then(
        (plot) => {
          this.#plot = plot;
          this.#draw();
        },
        // Without the library the numbers still stand.
        () => undefined,
      );
    }
  }
}
