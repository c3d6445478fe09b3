import type { Sheet } from "../sheets/delimited.ts";
import { averageOf } from "./average.ts";
import type { Gradebook, Task } from "./gradebook-data.ts";

/** What the columns are called that are no assignment. */
export interface SheetWords {
  readonly name: string;
  readonly email: string;
  readonly average: string;
}

/** The gradebook as a spreadsheet: a line for each student, points on each assignment's scale, empty where there is no grade. */
export function sheetOf({ assignments, students }: Gradebook, words: SheetWords, now: Date): Sheet {
  const body = students.map(({ name, email, cells }) => {
    const average = averageOf(cells, assignments, now);
    const rounded = average === null ? "" : Math.round(average * 100) / 100;
    return [name, email, ...assignments.map((_, at) => cells[at]?.points ?? ""), rounded];
  });
  return [[words.name, words.email, ...headsOf(assignments), words.average], ...body];
}

/** Titles, made different where two assignments have the same. */
export function headsOf(tasks: readonly Task[]): readonly string[] {
  return tasks.map(({ title }, at) => {
    const before = tasks.slice(0, at).filter((task) => task.title === title).length;
    return before === 0 ? title : `${title} (${before + 1})`;
  });
}
