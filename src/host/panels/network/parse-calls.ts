import { cellOf } from "../../session/graph.ts";
import type { NetworkCall, ShownBody } from "./network-call.ts";

/** Rather more than toolkit/serving/call-log.ts sends: what sends more is no panel's business. */
const most = {
  calls: 2_000,
  headers: 200,
  name: 200,
  value: 1_000,
  url: 4_000,
  body: 10_000,
  method: 40,
  error: 1_000,
};
const states = ["waiting", "answering", "done", "failed"] as const;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown, longest: number): value is string =>
  typeof value === "string" && value.length <= longest;
const isAmount = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 8.64e15;

/** What a kernel tells of its calls is hostile until it has passed here. What is no call is left out; nothing throws. */
export function parseCalls(json: string, kernel: number): readonly NetworkCall[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    return [];
  }
  return Array.isArray(list) ? list.slice(0, most.calls).flatMap((told) => callOf(told, kernel) ?? []) : [];
}

function callOf(told: unknown, kernel: number): NetworkCall | null {
  if (!isFields(told)) return null;
  const { key, cell, method, url, at, status, durationMs, sizeBytes, error } = told;
  const state = states.find((known) => known === told.state);
  const [requestHeaders, responseHeaders] = [headersOf(told.requestHeaders), headersOf(told.responseHeaders)];
  const [requestBody, responseBody] = [bodyOf(told.requestBody), bodyOf(told.responseBody)];
  if (!state || !requestHeaders || !responseHeaders || !requestBody || !responseBody) return null;
  if (!isText(cell, 64) || !isText(method, most.method) || !isText(url, most.url) || !isText(error, most.error))
    return null;
  if (!isAmount(key) || !isAmount(at) || !isAmount(durationMs) || !isAmount(sizeBytes)) return null;
  if (!isAmount(status) || status > 999) return null;
  const asked = cellOf(cell);
  return {
    key: `${kernel}.${key}`,
    cell: Number.isSafeInteger(asked) ? asked : null,
    method,
    url,
    at,
    state,
    status,
    durationMs,
    sizeBytes,
    requestHeaders,
    requestBody,
    responseHeaders,
    responseBody,
    error,
  };
}

function headersOf(value: unknown): (readonly [name: string, value: string])[] | null {
  if (!Array.isArray(value) || value.length > most.headers) return null;
  const headers: (readonly [string, string])[] = [];
  for (const header of value as unknown[]) {
    if (!Array.isArray(header)) return null;
    const [name, text] = header as unknown[];
    if (!isText(name, most.name) || !isText(text, most.value)) return null;
    headers.push([name, text]);
  }
  return headers;
}

const bodyOf = (value: unknown): ShownBody | null =>
  isFields(value) && isText(value.text, most.body) && typeof value.isWhole === "boolean"
    ? { text: value.text, isWhole: value.isWhole }
    : null;
