import { type Sheet, withoutGuard } from "../sheets/delimited.ts";
import { averageOf } from "./average.ts";
import type { Gradebook, Student, Task } from "./gradebook-data.ts";

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

export interface GradeChange {
  readonly student: Student;
  readonly task: Task;
  readonly before: number | null;
  readonly points: number;
}

export interface ReadGrades {
  /** Grades that are others than the gradebook's. */
  readonly changes: readonly GradeChange[];
  /** E-mails that nobody in the course has. */
  readonly strangers: readonly string[];
  /** What could not be taken: which student, which column, what stands there. */
  readonly unread: readonly { readonly email: string; readonly head: string; readonly text: string }[];
}

/** Grades differ that are further apart than a spreadsheet that shows six decimals would round. */
const same = 1e-6;

/**
 * What a spreadsheet that came from the gradebook changes in it. People are known by e-mail, assignments by title; an
 * empty cell changes nothing.
 * @returns null where no column holds e-mails
 */
export function readGrades(rows: readonly (readonly string[])[], gradebook: Gradebook): ReadGrades | null {
  const { assignments, students } = gradebook;
  const [heads = [], ...body] = rows.map((row) => row.map((cell) => withoutGuard(cell).trim()));
  const emailAt = heads.findIndex((head) => /^e-?mail$/i.test(head));
  if (emailAt < 0) return null;
  const known = headsOf(assignments).map((head) => withoutGuard(head).trim());
  const byEmail = new Map(students.map((student) => [student.email.toLowerCase(), student]));
  const changes: GradeChange[] = [];
  const strangers: string[] = [];
  const unread: { email: string; head: string; text: string }[] = [];
  for (const row of body) {
    const email = (row[emailAt] ?? "").toLowerCase();
    const student = byEmail.get(email);
    if (student === undefined) {
      if (email !== "") strangers.push(email);
      continue;
    }
    for (const [at, task] of assignments.entries()) {
      const head = known[at] ?? "";
      const text = row[heads.indexOf(head)] ?? "";
      if (!heads.includes(head) || text === "") continue;
      const points = numberOf(text);
      const before = student.cells[at]?.points ?? null;
      if (points === null || points > task.maxPoints) unread.push({ email, head, text });
      else if (before === null || Math.abs(points - before) > same) changes.push({ student, task, before, points });
    }
  }
  return { changes, strangers, unread };
}

/** `8,5` or `8.5`; null for anything else. */
const numberOf = (text: string): number | null =>
  /^\d+(?:[.,]\d+)?(?:e-?\d+)?$/i.test(text) ? Number(text.replace(",", ".")) : null;
