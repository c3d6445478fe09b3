import type { CellProblem } from "../../kernel/problems.ts";
import type { Language } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import { type Graph, kernelId } from "./graph.ts";
import type { WorkCell } from "./work-cell.ts";

type Problems = ReadonlyMap<string, readonly CellProblem[]>;
type LintCells = typeof import("../lints/lint-cells.ts").lintCells;

/** The lab opens first. */
const loadAfterMs = 1_500;

/** The faults of a graph with what lints find beside them. Lints are fetched once the lab has opened. */
export class Lints {
  readonly #clock: Clock;
  /** There is more to say than was said before. */
  readonly #onChange: () => void;
  readonly #known = new WeakMap<Graph, { readonly language: Language; readonly problems: Problems }>();
  #lintCells: LintCells | null = null;
  #isLoading = false;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** By kernel id. The same graph in the same language gives the same lists. */
  problemsOf(graph: Graph, cells: readonly WorkCell[], language: Language): Problems {
    if (!this.#lintCells) {
      this.#load();
      return graph.problems;
    }
    const known = this.#known.get(graph);
    if (known?.language === language) return known.problems;
    const found = this.#lintCells(graph, cells, language);
    const problems = new Map(graph.problems);
    for (const [cell, lints] of found) {
      const id = kernelId(cell);
      problems.set(id, [...(graph.problems.get(id) ?? []), ...lints]);
    }
    this.#known.set(graph, { language, problems });
    return problems;
  }

  #load(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#clock.after(loadAfterMs, () => {
      void import("../lints/lint-cells.ts").then(
        ({ lintCells }) => {
          this.#lintCells = lintCells;
          this.#onChange();
        },
        // Without the network there are no lints; the next change asks again.
        () => {
          this.#isLoading = false;
        },
      );
    });
  }
}
