import { parseDescriptions } from "../../kernel/messages-values.ts";
import { stateOf } from "./cell-state.ts";
import type { Engine } from "./engine.ts";
import { cellOf, kernelId } from "./graph.ts";
import type { CellState, VariableView } from "./snapshot.ts";
import type { Work } from "./work.ts";

const answerWithinMs = 3_000;
const withValue: ReadonlySet<CellState> = new Set(["ok", "stale", "running"]);

/**
 * Asks the kernel what names hold.
 * @param names - those asked for; all that cells define, in the order of the document, where left out
 * @returns one view for each of them that a cell defines
 */
export async function describeVariables(
  engine: Engine,
  work: Work,
  names?: readonly string[],
): Promise<readonly VariableView[]> {
  const { definedBy } = engine.graph;
  const wanted = (names ?? [...definedBy.keys()]).filter((name) => definedBy.has(name));
  const kernel = wanted.length > 0 ? engine.life.sandbox?.kernel : undefined;
  const answer = await kernel?.describe(wanted, answerWithinMs);
  const values = new Map(
    answer?.ok ? parseDescriptions(answer.value).map((value) => [value.name, value] as const) : [],
  );
  // The work went on while the kernel answered: cells stand as they do now.
  const { standing } = engine;
  const place = new Map(work.cells.map(({ id }, at) => [id, at]));
  return wanted
    .flatMap((name): VariableView[] => {
      const cell = work.cell(cellOf(engine.graph.definedBy.get(name) ?? ""));
      if (!cell) return [];
      const { state } = stateOf(standing, cell);
      const value = withValue.has(state) ? (values.get(name) ?? null) : null;
      const isComing = value?.kind === "nothing" && engine.runs.get(kernelId(cell.id)).phase === "running";
      return [{ name, cell: cell.id, state, value: isComing ? null : value }];
    })
    .sort((a, b) => (place.get(a.cell) ?? 0) - (place.get(b.cell) ?? 0));
}
