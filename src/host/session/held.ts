import { cellOf, downstreamOf, type Graph, kernelId, upstreamOf } from "./graph.ts";

/** In lazy mode: the cells that wait to be run, because something before them was run, by kernel id. */
export class Held {
  readonly #ids = new Set<string>();

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Live values in prose are light, and only wait for what they read. */
  add(graph: Graph, ids: Iterable<string>): void {
    for (const id of ids) {
      const compiled = graph.cells.get(id);
      if (!compiled?.ok || !compiled.cell.live) this.#ids.add(id);
    }
  }

  /** These cells run now; what needs them waits from now on. */
  release(graph: Graph, cells: readonly number[]): void {
    const ids = cells.map(kernelId);
    for (const id of ids) this.#ids.delete(id);
    this.add(
      graph,
      [...downstreamOf(graph, ids)].filter((id) => !ids.includes(id)),
    );
  }

  clear(): void {
    this.#ids.clear();
  }

  /**
   * The cells that must run for these to run: with them, all before them that waits, was edited, or will wait because it
   * stands between two of them.
   */
  neededFor(graph: Graph, cells: readonly number[], isDirty: (cell: number) => boolean): number[] {
    const ids = cells.map(kernelId);
    const after = downstreamOf(graph, ids);
    const before = [...upstreamOf(graph, ids)].filter(
      (id) => this.#ids.has(id) || after.has(id) || isDirty(cellOf(id)),
    );
    // What an edited cell feeds waits as well, also where it stands before the cells that are run.
    const edited = downstreamOf(graph, before);
    const between = [...upstreamOf(graph, ids)].filter((id) => edited.has(id));
    return [...new Set([...cells, ...[...before, ...between].map(cellOf)])];
  }
}
