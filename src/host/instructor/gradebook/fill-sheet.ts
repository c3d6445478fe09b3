import { type Sheet, withoutGuard } from "../sheets/delimited.ts";
import { averageOf } from "./average.ts";
import type { Gradebook } from "./gradebook-data.ts";
import { headsOf } from "./gradebook-sheet.ts";

/** What fills a column of somebody else's spreadsheet: an assignment by its id, the average, attendance, or nothing. */
export type Source = string;
export const averageSource = "average";
export const shareSource = "share";

type Rows = readonly (readonly string[])[];

/** Where a spreadsheet of another system names people, and what its columns would be filled with. */
export interface Mapping {
  readonly emailAt: number;
  /** By column; empty: it stays as it is. */
  readonly sources: readonly Source[];
}

const email = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const plain = (text: string): string => withoutGuard(text).trim().toLowerCase();

/**
 * A first guess, which a person mends: the column that holds most e-mails, and columns named as assignments.
 * @returns null where no column holds e-mails
 */
export function guessMapping(rows: Rows, { assignments }: Pick<Gradebook, "assignments">): Mapping | null {
  const [heads = [], ...body] = rows;
  const counts = heads.map((_, at) => body.filter((row) => email.test(plain(row[at] ?? ""))).length);
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  const titles = new Map(headsOf(assignments).map((title, at) => [plain(title), assignments[at]?.id ?? ""]));
  return { emailAt: counts.indexOf(most), sources: heads.map((head) => titles.get(plain(head)) ?? "") };
}

interface Filled {
  readonly sheet: Sheet;
  /** Rows that got something. */
  readonly filled: number;
  /** E-mails of the spreadsheet that nobody in the course has. */
  readonly strangers: readonly string[];
}

interface FillOptions {
  readonly rows: Rows;
  readonly mapping: Mapping;
  readonly gradebook: Gradebook;
  /** By student, in percent; without an entry: none was marked. */
  readonly shares: ReadonlyMap<string, number>;
  readonly now: Date;
}

/**
 * Another system's spreadsheet, with the course's grades in the columns that were chosen. All else stays as it is, in its
 * place: that system takes back what it gave out.
 */
export function fillSheet({ rows, mapping, gradebook, shares, now }: FillOptions): Filled {
  const { assignments, students } = gradebook;
  const byEmail = new Map(students.map((student) => [student.email.toLowerCase(), student]));
  const placeOf = new Map(assignments.map(({ id }, at) => [id, at]));
  const strangers: string[] = [];
  let filled = 0;
  const [heads = [], ...body] = rows;
  const lines = body.map((row) => {
    const address = plain(row[mapping.emailAt] ?? "");
    const student = byEmail.get(address);
    if (student === undefined) {
      if (email.test(address)) strangers.push(address);
      return row;
    }
    filled += 1;
    const gradeOf = (source: Source): number | null => {
      if (source === averageSource) return averageOf(student.cells, assignments, now);
      if (source === shareSource) return shares.get(student.id) ?? null;
      return student.cells[placeOf.get(source) ?? -1]?.points ?? null;
    };
    return heads.map((_, at) => {
      const source = mapping.sources[at] ?? "";
      const value = source === "" ? null : gradeOf(source);
      // A person without a grade keeps what the other system has.
      return value === null ? (row[at] ?? "") : Math.round(value * 100) / 100;
    });
  });
  return { sheet: [heads, ...lines], filled, strangers };
}
