import { withoutGuard } from "../sheets/delimited.ts";
import type { Gradebook, Student, Task } from "./gradebook-data.ts";
import { headsOf, type SheetWords } from "./gradebook-sheet.ts";

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
  /** E-mails that stand in several lines: nobody can know which of them holds. */
  readonly repeated: readonly string[];
  /** E-mails whose line has more cells than the heads: no cell of it can be trusted to stand under its own. */
  readonly ragged: readonly string[];
  /** What could not be taken: which student, which column, what stands there. */
  readonly unread: readonly { readonly email: string; readonly head: string; readonly text: string }[];
  /** Columns that are none of the gradebook's. */
  readonly otherHeads: readonly string[];
}

/** Grades differ that are further apart than a spreadsheet that shows six decimals would round. */
const same = 1e-6;

/**
 * What a spreadsheet changes in the gradebook that it came from. People are known by e-mail, assignments by title; an empty cell
 * changes nothing.
 * @param words - the gradebook's own columns that are no assignments
 * @returns null where no column holds e-mails
 */
export function readGrades(
  rows: readonly (readonly string[])[],
  { assignments, students }: Gradebook,
  words: SheetWords,
): ReadGrades | null {
  const [heads = [], ...body] = rows.map((row) => row.map((cell) => withoutGuard(cell).trim()));
  const emailAt = emailColumn(heads);
  if (emailAt < 0) return null;
  const columns = headsOf(assignments).map((head) => heads.indexOf(withoutGuard(head).trim()));
  const byEmail = new Map(students.map((student) => [student.email.toLowerCase(), student]));
  const emailOf = (row: readonly string[]) => (row[emailAt] ?? "").toLowerCase();
  const lines = body.filter((row) => emailOf(row) !== "");
  const ofCourse = lines.filter((row) => byEmail.has(emailOf(row)));
  const repeated = repeatedIn(ofCourse.map(emailOf));
  const isRagged = (row: readonly string[]) => row.slice(heads.length).some((cell) => cell !== "");
  const changes: GradeChange[] = [];
  const unread: { email: string; head: string; text: string }[] = [];
  for (const row of ofCourse) {
    const email = emailOf(row);
    const student = byEmail.get(email);
    if (student === undefined || repeated.includes(email) || isRagged(row)) continue;
    for (const [at, task] of assignments.entries()) {
      const column = columns[at] ?? -1;
      const text = row[column] ?? "";
      if (text === "") continue;
      const points = numberOf(text);
      const before = student.cells[at]?.points ?? null;
      if (points === null || points > task.maxPoints) unread.push({ email, head: heads[column] ?? "", text });
      else if (before === null || Math.abs(points - before) > same) changes.push({ student, task, before, points });
    }
  }
  const own = new Set([words.name, words.average, ""]);
  const otherHeads = heads.filter((head, at) => at !== emailAt && !columns.includes(at) && !own.has(head));
  const strangers = lines.map(emailOf).filter((email) => !byEmail.has(email));
  return { changes, strangers, repeated, ragged: ofCourse.filter(isRagged).map(emailOf), unread, otherHeads };
}

/** Called `E-mail` here, `Endereço de e-mail` by forms and other systems. */
function emailColumn(heads: readonly string[]): number {
  const exact = heads.findIndex((head) => /^e-?mail$/i.test(head));
  return exact >= 0 ? exact : heads.findIndex((head) => /\be-?mail\b/i.test(head));
}

const repeatedIn = (emails: readonly string[]): readonly string[] => [
  ...new Set(emails.filter((email, at) => emails.indexOf(email) !== at)),
];

/** `8,5` or `8.5`; null for anything else. */
const numberOf = (text: string): number | null =>
  /^\d+(?:[.,]\d+)?(?:e-?\d+)?$/i.test(text) ? Number(text.replace(",", ".")) : null;
