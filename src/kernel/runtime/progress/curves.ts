import type { ProgressWords } from "./words.ts";

/** The parts of Plot that are drawn with. */
export interface PlotLike {
  plot(options: object): HTMLElement | SVGElement;
  lineY(data: unknown, options: object): unknown;
  text(data: unknown, options: object): unknown;
  selectLast(options: object): object;
}

interface Point {
  readonly step: number;
  readonly value: number;
  readonly name: string;
}

/** More points than a screen has columns say nothing more. */
const mostPoints = 400;
/** What is kept of a work that goes on for hours: of more points, every other one goes. */
const mostKept = 4_000;
const mostRows = 200;

/** The values of a work by name, one at each step. */
export class Curves {
  readonly #series = new Map<string, Point[]>();
  /** Of all values that came, also of those that are not kept. */
  readonly #lowest = new Map<string, number>();

  add(step: number, values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      const points = this.#series.get(name) ?? [];
      points.push({ step, name, value });
      this.#series.set(name, points.length > mostKept ? points.filter((_, at) => at % 2 === 0) : points);
      const low = this.#lowest.get(name) ?? Number.POSITIVE_INFINITY;
      this.#lowest.set(name, Number.isFinite(value) ? Math.min(low, value) : low);
    }
  }

  get length(): number {
    return Math.max(0, ...[...this.#series.values()].map((points) => points.length));
  }

  /** Losses share an axis, and so does everything else. */
  get groups(): readonly (readonly string[])[] {
    const names = [...this.#series.keys()];
    const losses = names.filter((name) => /loss/i.test(name));
    return [losses, names.filter((name) => !losses.includes(name))].filter((group) => group.length > 0);
  }

  /** At most 400 points of each, the last one among them; what is not finite leaves a gap. */
  points(names: readonly string[]): Point[] {
    return names.flatMap((name) => {
      const all = this.#series.get(name) ?? [];
      const stride = Math.ceil(all.length / mostPoints);
      return all.filter((_, at) => at % stride === 0 || at === all.length - 1);
    });
  }

  /** The course of each value in a sentence. */
  summary(names: readonly string[], words: ProgressWords): string {
    const sentences = names.flatMap((name) => {
      const points = this.#series.get(name) ?? [];
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return [];
      return [words.curve(name, first.value, last.value, this.#lowest.get(name) ?? Number.POSITIVE_INFINITY)];
    });
    return `${sentences.join(". ")}.`;
  }

  /** One chart for each group: a line for each name, dashed for validation, its name at its end. */
  draw(plot: PlotLike, xLabel: string, words: ProgressWords): HTMLElement[] {
    return this.groups.map((names) => {
      const points = this.points(names).map((point) =>
        Number.isFinite(point.value) ? point : { ...point, value: Number.NaN },
      );
      const at = { x: "step", y: "value", stroke: "name" };
      const isDashed = (name: string) => /^val_/.test(name);
      const lines = [true, false].map((dashed) =>
        plot.lineY(
          points.filter(({ name }) => isDashed(name) === dashed),
          { ...at, strokeDasharray: dashed ? "4,3" : null },
        ),
      );
      const ends = plot.text(
        points,
        plot.selectLast({ x: "step", y: "value", z: "name", text: "name", fill: "name", dx: 6, textAnchor: "start" }),
      );
      const figure = document.createElement("figure");
      figure.append(
        plot.plot({
          width: 420,
          height: 170,
          marginRight: 70,
          x: { label: xLabel },
          y: { label: null, grid: true, zero: names.length > 0 && /loss/i.test(names[0] ?? "") },
          marks: [...lines, ends],
          ariaLabel: names.join(", "),
          ariaDescription: this.summary(names, words),
        }),
      );
      return figure;
    });
  }

  /** The same numbers as a table that opens. */
  table(xLabel: string, words: ProgressWords): HTMLElement {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = words.table;
    const table = document.createElement("table");
    const names = [...this.#series.keys()];
    const row = (cells: readonly string[], kind: "th" | "td"): HTMLTableRowElement => {
      const line = document.createElement("tr");
      for (const text of cells) {
        const cell = document.createElement(kind);
        cell.textContent = text;
        cell.className = "number";
        line.append(cell);
      }
      return line;
    };
    table.append(row([xLabel, ...names], "th"));
    const steps = [...new Set([...this.#series.values()].flatMap((points) => points.map(({ step }) => step)))];
    const stride = Math.ceil(steps.length / mostRows);
    for (const step of steps.filter((_, at) => at % stride === 0 || at === steps.length - 1)) {
      const values = names.map((name) => this.#series.get(name)?.find((point) => point.step === step)?.value);
      table.append(
        row([words.number(step), ...values.map((value) => (value === undefined ? "" : words.number(value)))], "td"),
      );
    }
    details.append(summary, table);
    return details;
  }
}
