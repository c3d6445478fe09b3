import { type AnalysedCell, type Analysis, analyse } from "../../kernel/compile/analyse.ts";
import { type CellSource, type CompileResult, compileCell } from "../../kernel/compile/compile-cell.ts";
import { liveExpressions } from "../../kernel/compile/live.ts";
import { isTypeScriptReady } from "../../kernel/compile/typescript.ts";
import type { CellProblem } from "../../kernel/problems.ts";
import type { CompiledCell } from "../../kernel/protocol.ts";
import type { Prediction } from "../../notebook/model.ts";
import { notebookWorld } from "./notebook-world.ts";
import type { WorkCell } from "./work-cell.ts";

/** What of the notebook the kernel runs, also the hidden cells of live values. */
export interface Graph {
  /** By kernel id, in the order of the document. */
  readonly cells: ReadonlyMap<string, CompileResult>;
  readonly problems: ReadonlyMap<string, readonly CellProblem[]>;
  /** The cells that must have run before each one: those it reads, and those that change what it reads. */
  readonly upstream: ReadonlyMap<string, readonly string[]>;
  readonly definedBy: ReadonlyMap<string, string>;
  readonly after: Analysis["after"];
}

export const kernelId = (cell: number): string => String(cell);
export const cellOf = (id: string): number => Number.parseInt(id, 10);
export const liveId = (cell: number, index: number): string => `${cell}.${index}`;
export const revealId = ({ cell, id }: Prediction): string => `${cell}.reveal-${id}`;

/** The expressions of the live values in a prose text, in order. */
export function expressionsOf(text: string): string[] {
  return liveExpressions(text).flatMap((part) => (part.kind === "expression" ? [part.expression] : []));
}

/** Compiles what changed and reads the rest from what it compiled before. */
export class GraphBuilder {
  readonly #compiled = new Map<string, { readonly source: CellSource; readonly result: CompileResult }>();

  /** Compiles a cell before its graph is asked for. */
  prepare(cell: WorkCell): void {
    for (const source of sourcesOf(cell, [])) this.#compile(source);
  }

  /** @param reveals - the predictions whose answer is shown */
  build(cells: readonly WorkCell[], reveals: readonly Prediction[]): Graph {
    const analysed: AnalysedCell[] = [];
    for (const cell of cells)
      for (const source of sourcesOf(cell, reveals))
        analysed.push({
          id: source.id,
          compiled: this.#compile(source),
          position: analysed.length,
          own: cell.editable && source.id === kernelId(cell.id),
        });
    const imports = analysed.flatMap(({ compiled }) => (compiled.ok ? compiled.imports : []));
    const { problems, definedBy, inputsOf, after } = analyse(analysed, notebookWorld(imports));
    const upstream = new Map(
      analysed.map(({ id }) => [id, [...new Set([...(inputsOf.get(id) ?? []), ...(after.get(id) ?? [])])]]),
    );
    return { cells: new Map(analysed.map(({ id, compiled }) => [id, compiled])), problems, upstream, definedBy, after };
  }

  #compile(source: CellSource): CompileResult {
    const known = this.#compiled.get(source.id);
    const same =
      known &&
      known.source.text === source.text &&
      known.source.mode === source.mode &&
      known.source.closed === source.closed;
    if (same) return known.result;
    if (source.mode === "ts" && !isTypeScriptReady()) return withoutTypeScript;
    const result = compileCell(source);
    this.#compiled.set(source.id, { source, result });
    return result;
  }
}

/** What the kernel runs of a cell: its code, or the live values in its prose; then what its predictions reveal. */
function* sourcesOf({ id, mode, text, exercise }: WorkCell, reveals: readonly Prediction[]): Iterable<CellSource> {
  if (mode === "js" || mode === "ts")
    yield { id: kernelId(id), mode, text, closed: exercise?.closed ?? false, live: false };
  else if (mode === "md")
    for (const [index, expression] of expressionsOf(text).entries())
      yield { id: liveId(id, index), mode: "js", text: expression, closed: false, live: true };
  for (const reveal of reveals)
    if (reveal.cell === id && reveal.reveal.trim() !== "")
      yield { id: revealId(reveal), mode: "js", text: reveal.reveal, closed: false, live: true };
}

/** A TypeScript cell before its compiler is fetched, or where it cannot be. */
const withoutTypeScript: CompileResult = {
  ok: false,
  problem: { code: "typescript", severity: "error", name: "", line: 0, column: 0, cells: [], detail: "" },
  mightDefine: [],
};

export const hasError = (graph: Graph, id: string): boolean =>
  graph.problems.get(id)?.some(({ severity }) => severity === "error") ?? false;

/** The cell as the kernel gets it; null where it does not compile. */
export function forKernel(graph: Graph, id: string): CompiledCell | null {
  const compiled = graph.cells.get(id);
  return compiled?.ok ? { ...compiled.cell, after: graph.after.get(id) ?? [] } : null;
}

/** Everything that each of `ids` needs, directly or not, without `ids` themselves unless one needs another. */
export function upstreamOf(graph: Graph, ids: readonly string[]): Set<string> {
  return reach(ids, (id) => graph.upstream.get(id) ?? []);
}

/** Everything that needs one of `ids`. */
export function downstreamOf(graph: Graph, ids: readonly string[]): Set<string> {
  const followers = new Map<string, string[]>();
  for (const [id, before] of graph.upstream) {
    for (const other of before) followers.set(other, [...(followers.get(other) ?? []), id]);
  }
  return reach(ids, (id) => followers.get(id) ?? []);
}

function reach(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const front = [...from];
  for (let id = front.pop(); id !== undefined; id = front.pop()) {
    for (const other of next(id)) {
      if (found.has(other)) continue;
      found.add(other);
      front.push(other);
    }
  }
  return found;
}
