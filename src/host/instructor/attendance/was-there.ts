import { readDelimited } from "../sheets/delimited.ts";

const email = /[^\s@<>"';,]+@[^\s@<>"';,]+\.[^\s@<>"';,]+/g;

interface Person {
  readonly id: string;
  readonly email: string;
}

export interface WasThere {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** E-mails that nobody in the course has. */
  readonly strangers: readonly string[];
}

/**
 * Who of a class stands in a file of those who were there: by e-mail, wherever it stands. A report that Teams writes of a
 * meeting will do, and a list with one address a line.
 * @returns ids of students; null where the file holds no e-mail
 */
export function readWasThere(text: string, students: readonly Person[]): WasThere | null {
  const cells = readDelimited(text).flat();
  const found = new Set(cells.flatMap((cell) => cell.match(email) ?? []).map((one) => one.toLowerCase()));
  if (found.size === 0) return null;
  const known = new Set(students.map((one) => one.email.toLowerCase()));
  const isThere = (one: Person) => found.has(one.email.toLowerCase());
  return {
    present: students.filter(isThere).map(({ id }) => id),
    absent: students.filter((one) => !isThere(one)).map(({ id }) => id),
    strangers: [...found].filter((one) => !known.has(one)),
  };
}
