import * as z from "zod/mini";
import { cellOf } from "../../session/graph.ts";
import type { NetworkCall } from "./network-call.ts";

/** Rather more than toolkit/serving/call-log.ts sends: what sends more is no panel's business. */
const text = (most: number) => z.string().check(z.maxLength(most));
const amount = z.number().check(z.nonnegative());
const headers = z.array(z.tuple([text(200), text(1_000)])).check(z.maxLength(200));
const body = z.object({ text: text(10_000), isWhole: z.boolean() });

const schema = z.object({
  key: amount,
  cell: text(64),
  method: text(40),
  url: text(4_000),
  at: amount,
  state: z.enum(["waiting", "answering", "done", "failed"]),
  status: amount.check(z.maximum(999)),
  durationMs: amount,
  sizeBytes: amount,
  requestHeaders: headers,
  requestBody: body,
  responseHeaders: headers,
  responseBody: body,
  error: text(1_000),
});

/** What a kernel tells of its calls is hostile until it has passed here. What is no call is left out; nothing throws. */
export function parseCalls(json: string, kernel: number): readonly NetworkCall[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.slice(0, 2_000).flatMap((told) => {
    const { success, data } = schema.safeParse(told);
    if (!success) return [];
    const cell = cellOf(data.cell);
    return { ...data, key: `${kernel}.${data.key}`, cell: Number.isSafeInteger(cell) ? cell : null };
  });
}
