import { sql } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { journalHeads, syncStates, workItems } from "../database/schema.ts";
import type { Head } from "./chain.ts";

/** A row as it is to be; of `events`, what comes at its end. */
export interface Item extends Pick<typeof workItems.$inferSelect, "lab" | "kind" | "key" | "time" | "writer" | "body"> {
  /** How many numbers of the account's it takes: one for each event. */
  readonly count: number;
}

export const sizeOf = (body: string): number => Buffer.byteLength(body);

interface Written {
  readonly userId: string;
  readonly items: readonly Item[];
  /** The new ends of chains. */
  readonly moved: readonly (Head & { readonly writer: string })[];
  /** The number of the account's last item until now. */
  readonly before: number;
  readonly events: number;
  readonly sizeBytes: number;
}

/**
 * Writes items under the numbers that follow, the ends of chains and the account's state, in one statement. What describes the
 * rows is one value of JSON, which is sooner written down than a value for each column; bodies are values, since within JSON
 * each of their quotes would be escaped, and read again.
 * @returns the number of the account's last item from now on
 */
export async function writeItems(tx: Transaction, written: Written): Promise<number> {
  const { userId, items, moved, before, events, sizeBytes } = written;
  if (items.length === 0) return before;
  let after = before;
  const rows = items.map(({ body, count, ...row }) => {
    after += count;
    return { ...row, seq: after, size: sizeOf(body) };
  });
  const bodies = sql.join(
    items.map(({ body }) => sql`${body}`),
    sql`, `,
  );
  const ends = moved.map(({ writer, lab, index, time, hash }) => ({ writer, lab, index, time, hash }));
  await tx.execute(sql`
    with items as (
      insert into ${workItems} as there (user_id, lab, kind, key, seq, time, writer, size_bytes, body)
      select ${userId}, lab, kind, key, seq, time, writer, size, body
      from rows from (
        json_to_recordset(${JSON.stringify(rows)}::json)
          as (lab text, kind text, key text, seq bigint, time bigint, writer text, size int),
        unnest(array[${bodies}]::text[])
      ) as sent(lab, kind, key, seq, time, writer, size, body)
      on conflict (user_id, lab, kind, key) do update set
        seq = excluded.seq, time = excluded.time, writer = excluded.writer, received_at = now(),
        size_bytes = excluded.size_bytes + case excluded.kind when 'events' then there.size_bytes else 0 end,
        body = case excluded.kind when 'events' then there.body || e'\\n' else '' end || excluded.body
    ), heads as (
      insert into ${journalHeads} (user_id, writer, lab, index, time, hash)
      select ${userId}, writer, lab, index, time, hash
      from json_to_recordset(${JSON.stringify(ends)}::json)
        as moved(writer text, lab text, index int, time bigint, hash text)
      on conflict (user_id, writer) do update set
        index = excluded.index, time = excluded.time, hash = excluded.hash, acknowledged_at = now()
    )
    update ${syncStates} set seq = ${after}, events = ${events}, size_bytes = ${sizeBytes}, updated_at = now()
    where user_id = ${userId}`);
  return after;
}
