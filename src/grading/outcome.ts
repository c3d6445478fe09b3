/** Ungradable is not wrong: `broken` means that the check itself failed, and touches no points. */
export type Outcome = "not-attempted" | "failed" | "passed" | "broken";

/** A value inside a message. Whole numbers are written as they are, others with four decimals, in the reader's language. */
export type MessageValue = string | number | readonly number[] | readonly string[];

/** A message by id, and what fills its `{placeholders}`. Ids that begin with `$` are Bancada's own (grading/own-messages.ts). */
export interface Message {
  readonly id: string;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** What one check said. */
export interface Verdict {
  readonly check: string;
  readonly outcome: Outcome;
  /** Present unless the check passed or was not attempted. */
  readonly message: Message | null;
  /** For the lab's author only, when `broken`. */
  readonly detail: string;
  readonly durationMs: number;
}
