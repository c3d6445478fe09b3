import { isRecord } from "../base/saved.ts";

/** The last value of each key of one view. */
export interface OnlineRow {
  readonly eventMs: number;
  /** When it was written; null where the source does not say. */
  readonly createdMs: number | null;
  readonly values: Readonly<Record<string, OnlineValue>>;
}

export type OnlineValue = number | string | boolean | null;

/** What the online store keeps of one view. */
export interface OnlineRecord {
  /** What has been materialised: from, inclusive, until, exclusive; in the order in which it was. */
  readonly intervals: readonly (readonly [startMs: number, endMs: number])[];
  readonly rows: ReadonlyMap<string, OnlineRow>;
}

export const emptyRecord: OnlineRecord = { intervals: [], rows: new Map() };

export const writeRecord = ({ intervals, rows }: OnlineRecord): string =>
  JSON.stringify({ version: 1, intervals, rows: [...rows] });

/** Undefined where the text is none that {@link writeRecord} wrote: what is kept may have been written by anyone. */
export function readRecord(text: string): OnlineRecord | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(json) || json.version !== 1 || !Array.isArray(json.rows) || !Array.isArray(json.intervals)) return undefined; // biome-ignore format: one thought
  const { intervals, rows } = json;
  return intervals.every(isInterval) && rows.every(isEntry) ? { intervals, rows: new Map(rows) } : undefined;
}

const isInterval = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((ms) => Number.isFinite(ms));

const isEntry = (value: unknown): value is readonly [string, OnlineRow] => {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== "string" || !isRecord(value[1])) return false;
  const { eventMs, createdMs, values } = value[1];
  return Number.isFinite(eventMs) && (createdMs === null || Number.isFinite(createdMs)) && isRecord(values) && Object.values(values).every(isValue); // biome-ignore format: one thought
};

const isValue = (value: unknown): value is OnlineValue =>
  value === null || ["number", "string", "boolean"].includes(typeof value);
