import { cellOf, downstreamOf, type Graph, hasError, kernelId } from "./graph.ts";
import type { Runs } from "./runs.ts";
import type { CellState } from "./snapshot.ts";
import type { WorkCell } from "./work-cell.ts";

/** All that decides how the cells stand. */
export interface Standing {
  readonly graph: Graph;
  readonly runs: Runs;
  /** Exercise cells that wait for a prediction. */
  readonly locked: ReadonlySet<string>;
  /** Cells stopped with the text that they have. */
  readonly stopped: ReadonlySet<string>;
  /** In lazy mode: cells that wait until they are run. */
  readonly stale: ReadonlySet<string>;
}

/** A cell that runs nothing before something else is mended: it failed by itself, or was stopped. */
function isRoot({ graph, runs, stopped }: Standing, id: string): boolean {
  return stopped.has(id) || hasError(graph, id) || runs.get(id).phase === "failed";
}

const blockers = new WeakMap<Standing, Map<string, string | null>>();

/** The failed or stopped cell that a cell waits for, itself waiting for no other: the first of them in the document. */
function blockerOf(standing: Standing, id: string): string | null {
  const known = blockers.get(standing) ?? new Map<string, string | null>();
  blockers.set(standing, known);
  const found = known.get(id);
  if (found !== undefined) return found;
  // Cells on a cycle have an error of their own; this only ends the going round.
  known.set(id, null);
  const before = (standing.graph.upstream.get(id) ?? []).flatMap((other) => {
    const root = blockerOf(standing, other) ?? (isRoot(standing, other) ? other : null);
    return root === null ? [] : [root];
  });
  const first =
    before.length < 2 ? before[0] : [...standing.graph.cells.keys()].find((other) => before.includes(other));
  known.set(id, first ?? null);
  return first ?? null;
}

const waiting = new WeakMap<Standing, ReadonlySet<string>>();

function waitsForLocked(standing: Standing, id: string): boolean {
  const known = waiting.get(standing) ?? downstreamOf(standing.graph, [...standing.locked]);
  waiting.set(standing, known);
  return known.has(id);
}

/** How a cell stands, and the failed cell that it waits for. */
export function stateOf(
  standing: Standing,
  cell: Pick<WorkCell, "id" | "mode">,
): { readonly state: CellState; readonly blockedBy: number | null } {
  const { graph, runs, locked, stopped, stale } = standing;
  const id = kernelId(cell.id);
  const is = (state: CellState) => ({ state, blockedBy: null });
  if (cell.mode === "md" || cell.mode === "html" || cell.mode === "tex") return is("ok");
  if (cell.mode !== "js" && cell.mode !== "ts") return is("disabled");
  if (locked.has(id)) return is("locked");
  if (stopped.has(id)) return is("stopped");
  if (hasError(graph, id)) return is("failed");
  // A lock explains itself; what waits for it is neither failed nor anybody's fault.
  if (waitsForLocked(standing, id)) return is("idle");
  const blocker = blockerOf(standing, id);
  if (blocker !== null) return { state: "blocked", blockedBy: cellOf(blocker) };
  const { phase } = runs.get(id);
  if (stale.has(id)) return is(phase === "none" ? "idle" : "stale");
  return is(phase === "none" ? "idle" : phase);
}

/**
 * What the kernel should hold: `send` it, `keep` what is there but send nothing, or `drop` it.
 * A cell whose static faults are known is not sent, nor is what needs it; a stopped one stays as it is, with what it drew.
 */
export function wishes(standing: Standing, sent: ReadonlySet<string>): Map<string, "send" | "keep" | "drop"> {
  const { graph, locked, stopped, stale } = standing;
  const found = new Map<string, "send" | "keep" | "drop">();
  const decide = (id: string): "send" | "keep" | "drop" => {
    const known = found.get(id);
    if (known) return known;
    // Cells on a cycle have an error, so this never goes round.
    if (hasError(graph, id) || !graph.cells.has(id) || locked.has(id) || stale.has(id)) found.set(id, "drop");
    else {
      found.set(id, "drop");
      const needs = (graph.upstream.get(id) ?? []).map(decide);
      if (needs.includes("drop")) found.set(id, "drop");
      else if (stopped.has(id)) found.set(id, sent.has(id) ? "keep" : "drop");
      else found.set(id, "send");
    }
    return found.get(id) ?? "drop";
  };
  for (const id of graph.cells.keys()) decide(id);
  return found;
}
