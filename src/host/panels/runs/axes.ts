import { columnsOf, type TrackedRun, valueIn } from "./tracked.ts";

/** A parameter or metric that is a number in every run, and not the same one. */
interface Axis {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** One a run, in the order of the runs. */
  readonly values: readonly number[];
}

/** Parameters first: one reads from what was chosen to what came of it. */
export function axesOf(runs: readonly TrackedRun[]): readonly Axis[] {
  const columns = columnsOf(runs);
  const ordered = [
    ...columns.filter(({ kind }) => kind === "params"),
    ...columns.filter(({ kind }) => kind === "metrics"),
  ];
  return ordered.flatMap((column) => {
    const values = runs.map((run) => {
      const value = valueIn(run, column);
      return value === undefined || value === "" ? Number.NaN : Number(value);
    });
    if (!values.every(Number.isFinite)) return [];
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return least === most ? [] : { name: column.id, least, most, values };
  });
}
