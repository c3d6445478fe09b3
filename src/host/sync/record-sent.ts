import type * as z from "zod/mini";
import type { sentAnswerSchema } from "../../shared/sync.ts";
import type { Connection } from "../storage/database.ts";
import { type Batch, noState } from "./unsent.ts";

export type SentAnswer = z.infer<typeof sentAnswerSchema>;

/** Remembers what the server said of a batch: what it has, what it refused. */
export async function recordSent(connection: Connection, batch: Batch, answer: SentAnswer): Promise<void> {
  const faultOf = (kind: string, key: string) =>
    answer.refused.find((refused) => refused.kind === kind && refused.key === key)?.fault ?? "";
  const transaction = connection.transaction(["syncedChains", "syncedEntries", "syncState"], "readwrite");
  const state = (await transaction.objectStore("syncState").get("state")) ?? noState;
  const chains = transaction.objectStore("syncedChains");
  const heads = new Map(answer.heads.map(({ writer, index }) => [writer, index]));
  const begun = new Map<string, number>();
  for (const { writer, index } of batch.events) begun.set(writer, Math.min(index, begun.get(writer) ?? index));
  const unread = new Set(batch.events.filter((_event, at) => faultOf("event", `#${at}`)).map(({ writer }) => writer));
  for (const [writer, first] of begun) {
    const index = heads.get(writer) ?? first - 1;
    const fault = unread.has(writer) ? "malformed" : faultOf("event", writer);
    // A server that was restored from a copy knows less than it once said: it is sent what it lacks.
    const isBehind = fault === "missing" && index < first - 1;
    await chains.put({ writer, index, fault: isBehind ? "" : fault });
  }
  const entries = transaction.objectStore("syncedEntries");
  for (const [at, { lab, key, time, writer }] of batch.entries.entries()) {
    await entries.put({ lab, key, time, writer, fault: faultOf("entry", `#${at}`) });
  }
  for (const { lab, key, time, writer } of batch.tooLong.entries) {
    await entries.put({ lab, key, time, writer, fault: "too-long" });
  }
  const refused = batch.history.flatMap(({ key }, at) => (faultOf("history", `#${at}`) ? [key] : []));
  await transaction.objectStore("syncState").put({
    ...state,
    // Nobody else wrote in between: what came after the last number is what was sent.
    seq: answer.before === state.seq ? answer.after : state.seq,
    historyKey: Math.max(batch.historyKey, state.historyKey),
    refusedHistory: [...state.refusedHistory, ...refused, ...batch.tooLong.history],
  });
  await transaction.done;
}
