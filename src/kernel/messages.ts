import type { Answer, AnswerErrorCode, CellError, FromKernel } from "./protocol.ts";

/** What the kernel sends is hostile until it has passed here. Nothing in this file throws, whatever comes. */

const limits = {
  id: 64,
  text: 5_000,
  summary: 300,
  live: 500,
  log: 2_000,
  record: 300_000,
  name: 200,
  list: 5_000,
  fileBytes: 64 * 1024 * 1024,
};
/** Taller outputs scroll inside. */
const tallest = 100_000;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const asId = (value: unknown): string | null =>
  typeof value === "string" && value.length <= limits.id && /^[\w.$-]+$/.test(value) ? value : null;
const asText = (value: unknown, limit: number): string => (typeof value === "string" ? value.slice(0, limit) : "");
const asNumber = (value: unknown, most = Number.MAX_SAFE_INTEGER): number =>
  typeof value === "number" && Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : 0;
const asWhole = (value: unknown): number => Math.floor(asNumber(value));

function asRows(value: unknown, length: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, limits.list).filter((row): row is unknown[] => Array.isArray(row) && row.length === length);
}

function asError(value: unknown): CellError {
  const error = isObject(value) ? value : {};
  return {
    name: asText(error.name, limits.name),
    message: asText(error.message, limits.text),
    line: asWhole(error.line),
    input: asText(error.input, limits.name),
    stack: asText(error.stack, limits.text),
  };
}

const answerCodes: readonly AnswerErrorCode[] = [
  "not-defined",
  "not-a-function",
  "threw",
  "not-cloneable",
  "timeout",
  "too-large",
  "kernel-gone",
  "cell-failed",
];

function asAnswer(value: unknown): Answer {
  const answer = isObject(value) ? value : {};
  if (answer.ok === true) return { ok: true, value: answer.value };
  const code = answerCodes.find((known) => known === answer.code) ?? "not-cloneable";
  return { ok: false, code, message: asText(answer.message, limits.text) };
}

const levels = ["log", "info", "warn", "error"] as const;

/** The message, complete and within its limits; null where it is none. */
export function parseFromKernel(data: unknown): FromKernel | null {
  if (!isObject(data)) return null;
  const id = asId(data.id);
  switch (data.type) {
    case "ready":
      return { type: "ready" };
    case "pending":
    case "enter":
    case "leave":
      return id === null ? null : { type: data.type, id };
    case "fulfilled":
      return id === null
        ? null
        : {
            type: "fulfilled",
            id,
            durationMs: asNumber(data.durationMs),
            version: asWhole(data.version),
            live: asText(data.live, limits.live),
          };
    case "rejected":
      return id === null
        ? null
        : { type: "rejected", id, durationMs: asNumber(data.durationMs), error: asError(data.error) };
    case "heights": {
      const heights: (readonly [string, number])[] = [];
      for (const [cell, height] of asRows(data.heights, 2)) {
        const known = asId(cell);
        if (known !== null) heights.push([known, asNumber(height, tallest)]);
      }
      return heights.length === 0 ? null : { type: "heights", heights };
    }
    case "summary":
      return id === null
        ? null
        : { type: "summary", id, text: asText(data.text, limits.summary), focusable: data.focusable === true };
    case "leave-output":
      return id === null ? null : { type: "leave-output", id, direction: data.direction === -1 ? -1 : 1 };
    case "need":
      return { type: "need", request: asWhole(data.request), specifier: asText(data.specifier, limits.name) };
    case "open-file":
      return { type: "open-file", request: asWhole(data.request), name: asText(data.name, limits.name) };
    case "store":
      return { type: "store", request: asWhole(data.request), question: data.question };
    case "record":
      return { type: "record", text: asText(data.text, limits.record) };
    case "answer":
      return { type: "answer", request: asWhole(data.request), answer: asAnswer(data.answer) };
    case "tensors": {
      const cells: (readonly [string, number, number])[] = [];
      for (const [cell, count, bytes] of asRows(data.cells, 3)) {
        const known = asId(cell);
        if (known !== null) cells.push([known, asWhole(count), asWhole(bytes)]);
      }
      return { type: "tensors", cells, backend: asText(data.backend, limits.name) };
    }
    case "log": {
      const level = levels.find((known) => known === data.level) ?? "log";
      // A line that no cell is known for carries an empty id.
      return { type: "log", id: id ?? "", level, text: asText(data.text, limits.log) };
    }
    case "file": {
      const { bytes } = data;
      if (id === null || !(bytes instanceof ArrayBuffer) || bytes.byteLength > limits.fileBytes) return null;
      return { type: "file", id, name: fileName(data.name), mediaType: asText(data.mediaType, 100), bytes };
    }
    case "pong":
      return { type: "pong", request: asWhole(data.request) };
    default:
      return null;
  }
}

/** A file's name without a path or anything that a system reads as more than a name. */
function fileName(value: unknown): string {
  const name = asText(value, limits.name)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069"*/:<>?\\|]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  return name || "file.txt";
}
