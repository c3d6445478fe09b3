import type { CsvReport } from "../../toolkit/data/csv/csv-options.ts";
import type { ReadAs } from "./cell-code.ts";
import { usualMarks } from "./csv-look.ts";

/** What the student chose; null where the guess stands. */
export interface Choices {
  readonly encoding: NonNullable<ReadAs["encoding"]> | null;
  readonly delimiter: NonNullable<ReadAs["delimiter"]> | null;
  readonly decimal: NonNullable<ReadAs["decimal"]> | null;
  readonly thousands: NonNullable<ReadAs["thousands"]> | null;
  readonly header: boolean;
  /** As it is typed, blanks between. */
  readonly marks: string;
  /** Columns of numbers that are to be texts. */
  readonly asText: readonly string[];
}

/** The marks that `readCsv` knows, as they are typed. */
export const usualMarksText = usualMarks.join(" ");

export const noChoices: Choices = {
  encoding: null,
  delimiter: null,
  decimal: null,
  thousands: null,
  header: true,
  marks: usualMarksText,
  asText: [],
};

/** What `readCsv` is told: nothing where the guess stands. */
export function readAsOf({ encoding, delimiter, decimal, thousands, header, marks, asText }: Choices): ReadAs {
  const own = marks.split(/\s+/).filter(Boolean);
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(decimal ? { decimal } : {}),
    ...(thousands ? { thousands } : {}),
    ...(header ? {} : { header }),
    ...(own.join(" ") === noChoices.marks ? {} : { naValues: ["", ...own] }),
    ...(asText.length > 0 ? { types: Object.fromEntries(asText.map((name) => [name, "text"] as const)) } : {}),
  };
}

/** What is written in the cell: choices, and what was guessed where it is not the plainest, for the reader to see. */
export function written(choices: Choices, { encoding, delimiter, decimal }: CsvReport): ReadAs {
  return {
    ...(encoding === "utf-8" ? {} : { encoding }),
    ...(delimiter === "," ? {} : { delimiter }),
    ...(decimal === "." ? {} : { decimal }),
    ...readAsOf(choices),
  };
}
