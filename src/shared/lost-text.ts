import * as z from "zod/mini";
import type { Entry } from "./work-entry.ts";

/** A text that a cell had. */
export const historyRowSchema = z.object({
  lab: z.string(),
  /** The cell; for a reflection, the key of its entry; `notebook` for moments of the whole (session/versions.ts). */
  cell: z.union([z.number(), z.string()]),
  text: z.string(),
  at: z.string(),
  /** A text that was run is never dropped. */
  ran: z.boolean(),
});

export type HistoryRow = z.infer<typeof historyRowSchema>;

/**
 * The history row of a text that gives way to another writer's; null where no text is lost by it.
 * A tab's own earlier keystrokes are no conflict.
 */
export function lostText(loser: Entry, winner: Entry): HistoryRow | null {
  if (loser.writer === winner.writer) return null;
  const text = textOf(loser);
  if (text.trim() === "" || text === textOf(winner)) return null;
  const cell = loser.value.kind === "cell" ? loser.value.cell : loser.key;
  return { lab: loser.lab, cell, text, at: loser.at, ran: false };
}

/** What a person wrote in it; `""` for choices and marks. */
function textOf({ value }: Entry): string {
  return value.kind === "cell" || value.kind === "reflection" ? value.text : "";
}
