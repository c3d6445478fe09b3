import type { Criterion } from "../../class/assessment-data.ts";
import { type Sheet, withoutGuard } from "../sheets/delimited.ts";

/** A rubric as a spreadsheet: a line for each level; the criterion and its weight stand on the first line of each. */
export function sheetOfRubric(criteria: readonly Criterion[], columns: readonly string[]): Sheet {
  const rows = criteria.flatMap(({ name, weight, levels }) =>
    levels.map(({ label, points, descriptor }, place) =>
      place === 0 ? [name, weight, label, points, descriptor] : ["", "", label, points, descriptor],
    ),
  );
  return [columns, ...rows];
}

interface ReadRubric {
  readonly criteria: readonly Criterion[];
  /** Lines of the file, from 1, that are no level: without a criterion, a name, points, or a weight where one begins. */
  readonly unread: readonly number[];
}

/**
 * The criteria of a spreadsheet whose columns are criterion, weight, level, points and descriptor. Where a line names no
 * criterion, or the same as before, it is another level of it. Numbers have a comma or a point, and may end in %.
 */
export function readRubric(rows: readonly (readonly string[])[]): ReadRubric {
  const criteria: { name: string; weight: number; levels: Criterion["levels"] }[] = [];
  const unread: number[] = [];
  for (const [at, row] of rows.entries()) {
    const [name = "", weight = "", label = "", points = "", descriptor = ""] = row.map((cell) =>
      withoutGuard(cell.trim()),
    );
    const earned = numberOf(points);
    const last = criteria.at(-1);
    const isNew = name !== "" && name !== last?.name;
    const weighs = isNew ? numberOf(weight) : null;
    // A heading is no fault: its points are a word.
    if (at === 0 && earned === null) continue;
    if (earned === null || label === "" || (isNew ? weighs === null : last === undefined)) unread.push(at + 1);
    else if (isNew) criteria.push({ name, weight: weighs ?? 0, levels: [{ label, points: earned, descriptor }] });
    else last?.levels.push({ label, points: earned, descriptor });
  }
  return { criteria, unread };
}

function numberOf(text: string): number | null {
  const written = text.replace(/%$/, "").trim().replace(",", ".");
  const number = Number(written);
  return written === "" || !Number.isFinite(number) || number < 0 ? null : number;
}
