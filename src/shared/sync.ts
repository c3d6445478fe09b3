import * as z from "zod/mini";

/** At most so many events, entries and rows of history are sent at once; the rest follows. */
export const mostSent = 1000;
/** Of one item, as JSON: a cell beyond it stays on its device. */
export const longestItem = 1_000_000;

/** What the server says of what was sent to it. Everything that it does not name it has. */
export const sentAnswerSchema = z.object({
  /** The number of the account's last item before this sending, and that of the last one sent. */
  before: z.number(),
  after: z.number(),
  /** The ends of the chains that were sent, as the server has them now. */
  heads: z.array(z.object({ writer: z.string(), index: z.number() })),
  refused: z.array(z.object({ kind: z.enum(["event", "entry", "history"]), key: z.string(), fault: z.string() })),
});

/** What came after a number, in order. `body` is the item as JSON. */
export const receivedSchema = z.object({
  items: z.array(z.object({ kind: z.enum(["event", "entry", "history"]), body: z.string() })),
  /** The number of the last of them: ask for what comes after it. */
  after: z.number(),
  /** The number of the account's last item. */
  last: z.number(),
});
