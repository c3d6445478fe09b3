import { cellOf, type Graph } from "../../session/graph.ts";

/** `to` needs `from`: it reads names of it (`data`), or runs after it because it changes them (`effect`). */
export interface CellEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: "data" | "effect";
  readonly names: readonly string[];
}

/** The edges between cells; the hidden cells of live values belong to the prose that shows them. */
export function edgesOf({ cells, definedBy, after }: Graph): readonly CellEdge[] {
  const edges = new Map<string, CellEdge>();
  const add = (from: number, to: number, kind: CellEdge["kind"], names: readonly string[]) => {
    if (from === to || names.length === 0) return;
    const key = `${from} ${to} ${kind}`;
    edges.set(key, { from, to, kind, names: [...new Set([...(edges.get(key)?.names ?? []), ...names])] });
  };
  for (const [id, compiled] of cells) {
    if (!compiled.ok) continue;
    const { inputs } = compiled.cell;
    for (const name of inputs) {
      const definer = definedBy.get(name);
      if (definer !== undefined) add(cellOf(definer), cellOf(id), "data", [name]);
    }
    for (const before of after.get(id) ?? []) {
      const changer = cells.get(before);
      const changed = changer?.ok ? changer.effects.filter((name) => inputs.includes(name)) : [];
      add(cellOf(before), cellOf(id), "effect", changed);
    }
  }
  return [...edges.values()];
}

/** The names that each cell defines. */
export function namesOf({ definedBy }: Graph): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const [name, id] of definedBy) names.set(cellOf(id), [...(names.get(cellOf(id)) ?? []), name]);
  return names;
}
