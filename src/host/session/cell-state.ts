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
  /** Cells that the student switched off. */
  readonly disabled: ReadonlySet<string>;
  /** In lazy mode: cells that wait until they are run. */
  readonly stale: ReadonlySet<string>;
}

/** A cell that runs nothing before something else is mended: it failed by itself, was stopped, or is switched off. */
function isRoot({ graph, runs, stopped, disabled, stale }: Standing, id: string): boolean {
  const failed = runs.get(id).phase === "failed" && !stale.has(id);
  return stopped.has(id) || disabled.has(id) || hasError(graph, id) || failed;
}

const blockers = new WeakMap<Standing, Map<string, string | null>>();

/** The failed, stopped or disabled cell that a cell waits for, itself waiting for no other: the first of them in the document. */
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
  const { graph, runs, locked, stopped, disabled, stale } = standing;
  const id = kernelId(cell.id);
  const is = (state: CellState) => ({ state, blockedBy: null });
  if (cell.mode === "md" || cell.mode === "html" || cell.mode === "tex") return is("ok");
  if (cell.mode !== "js" && cell.mode !== "ts") return is("disabled");
  if (locked.has(id)) return is("locked");
  if (disabled.has(id)) return is("disabled");
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

/** What is to become of a cell in the kernel: see `wishes`. */
export type Wish = "send" | "keep" | "freeze" | "drop";

/**
 * What the kernel should hold: `send` it, `keep` what is there but send nothing, `freeze` it (its value goes, its drawing
 * stays), or `drop` it. A cell whose static faults are known is not sent, nor is what needs it; a stopped one stays as it
 * is, with what it drew; a stale one is a drawing until it is run.
 * @param drawn - the cells that the kernel has a drawing of
 */
export function wishes(standing: Standing, drawn: ReadonlySet<string>): Map<string, Wish> {
  const { graph, locked, stopped, disabled, stale } = standing;
  const found = new Map<string, Wish>();
  const decide = (id: string): Wish => {
    const known = found.get(id);
    if (known) return known;
    // Cells on a cycle have an error, so this never goes round.
    found.set(id, "drop");
    if (hasError(graph, id) || !graph.cells.has(id) || locked.has(id) || disabled.has(id)) return "drop";
    const needs = (graph.upstream.get(id) ?? []).map(decide);
    const waits = stale.has(id) || needs.includes("freeze");
    const wish = waits ? "freeze" : needs.includes("drop") ? "drop" : stopped.has(id) ? "keep" : "send";
    found.set(id, wish === "send" || drawn.has(id) ? wish : "drop");
    return found.get(id) ?? "drop";
  };
  for (const id of graph.cells.keys()) decide(id);
  return found;
}
