import * as z from "zod/mini";

/** Where a cell of the student's own stands: after the lab's cell `anchor` (0: before the first), by `rank` among its like. */
const placeSchema = z.object({ anchor: z.int().check(z.nonnegative()), rank: z.number() });
/** What makes a cell the student's own: where it stands, and what is written in it. `node`: code that is shown and not run. */
export const ownSchema = z.extend(placeSchema, { mode: z.enum(["js", "ts", "md", "node"]) });

const valueSchema = z.discriminatedUnion("kind", [
  /** The text of a cell; `own` is null for a cell of the lab. */
  z.object({
    kind: z.literal("cell"),
    cell: z.int().check(z.positive()),
    text: z.string(),
    deleted: z.boolean(),
    own: z.nullable(ownSchema),
  }),
  z.object({ kind: z.literal("reflection"), reflection: z.string(), text: z.string() }),
  /** The cell was stopped with this text (`""`: the mark is lifted), so that it does not run when the lab is opened again. */
  z.object({ kind: z.literal("stopped"), cell: z.int().check(z.positive()), textHash: z.string() }),
  /** The student switched the cell off: it does not run until it is switched on. */
  z.object({ kind: z.literal("disabled"), cell: z.int().check(z.positive()), disabled: z.boolean() }),
  z.object({ kind: z.literal("run-mode"), mode: z.enum(["reactive", "lazy"]) }),
]);

/** One thing that the student wrote or chose in a lab. The last writer wins, by (Lamport time, writer). */
export const entrySchema = z.object({
  lab: z.string(),
  key: z.string(),
  /** Lamport time: greater than that of every entry and event the writer had seen. */
  time: z.int().check(z.nonnegative()),
  /** One tab on one device. */
  writer: z.string(),
  /** ISO 8601, by the device's clock. */
  at: z.string(),
  value: valueSchema,
});

export type Entry = z.infer<typeof entrySchema>;
export type EntryValue = Entry["value"];
export type CellEntryValue = Extract<EntryValue, { kind: "cell" }>;
export type Place = z.infer<typeof placeSchema>;
export type Own = z.infer<typeof ownSchema>;

/** The register that a value is written to. */
export function keyOf(value: EntryValue): string {
  switch (value.kind) {
    case "cell":
      return `cell:${value.cell}`;
    case "reflection":
      return `reflection:${value.reflection}`;
    case "stopped":
      return `stopped:${value.cell}`;
    case "disabled":
      return `disabled:${value.cell}`;
    case "run-mode":
      return "run-mode";
  }
}

type Stamp = Pick<Entry, "time" | "writer">;

/** Does `a` stand above `b`? Total over different writes, so every tab that saw the same writes holds the same work. */
export function wins(a: Stamp, b: Stamp): boolean {
  return a.time > b.time || (a.time === b.time && a.writer > b.writer);
}

export function sameWrite(a: Stamp, b: Stamp): boolean {
  return a.time === b.time && a.writer === b.writer;
}

/** Keeps what can be read: an entry of a newer version of Bancada is left where it is. */
export function parseEntries(raw: readonly unknown[]): Entry[] {
  return raw.flatMap((item) => {
    const parsed = entrySchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
