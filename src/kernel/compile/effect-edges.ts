import { reaches } from "./graph.ts";

/** A cell in the order of the document. */
export interface Reader {
  readonly id: string;
  readonly inputs: readonly string[];
  /** The inputs that it changes in place. */
  readonly effects: readonly string[];
}

/**
 * Which cells must have run before each cell because they change in place what it reads: a cell that trains the model runs before the cells
 * below it that use the model. Two cells that change one value keep their order. An edge that would close a cycle is left out.
 * @param cells - in the order of the document
 * @param inputsOf - the data edges
 */
export function effectEdges(
  cells: readonly Reader[],
  inputsOf: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const after = new Map<string, string[]>();
  cells.forEach((changer, position) => {
    for (const name of changer.effects) {
      for (const reader of cells.slice(position + 1)) {
        if (!reader.inputs.includes(name)) continue;
        const before = after.get(reader.id) ?? [];
        if (before.includes(changer.id) || reaches(changer.id, reader.id, inputsOf, after)) continue;
        after.set(reader.id, [...before, changer.id]);
      }
    }
  });
  return after;
}
