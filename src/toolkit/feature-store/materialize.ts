import { isMissing, valueAt } from "../data/table/column.ts";
import type { FeatureView } from "./feature-view.ts";
import type { OnlineRecord, OnlineRow, OnlineValue } from "./online-record.ts";

/** The key of a row: its join keys' values, in the view's order. */
export const keyOf = (values: readonly OnlineValue[]): string => JSON.stringify(values);

/** A view's last value by key, of the rows from `startMs` until before `endMs`, laid over what was there. */
export function materialized(
  view: FeatureView,
  before: OnlineRecord,
  startMs: number,
  endMs: number,
): { readonly record: OnlineRecord; readonly nKeys: number } {
  const { source, joinKeys, features } = view;
  const keys = joinKeys.map((name) => source.table.typed(name));
  const columns = features.map(({ name }) => [name, source.table.typed(name)] as const);
  const latest = new Map<string, number>();
  for (let i = 0; i < source.eventMs.length; i++) {
    const ms = source.eventMs[i] as number;
    if (!(ms >= startMs && ms < endMs)) continue;
    if (keys.some((column) => isMissing(column, i))) continue;
    const key = keyOf(keys.map((column) => valueAt(column, i)));
    const other = latest.get(key);
    if (other === undefined || !isNewer(rowTimes(view, other), rowTimes(view, i))) latest.set(key, i);
  }
  const rows = new Map(before.rows);
  for (const [key, i] of latest) {
    const times = rowTimes(view, i);
    const kept = rows.get(key);
    if (kept && isNewer(kept, times)) continue;
    rows.set(key, { ...times, values: Object.fromEntries(columns.map(([name, column]) => [name, plain(valueAt(column, i))])) }); // biome-ignore format: one thought
  }
  return { record: { intervals: [...before.intervals, [startMs, endMs]], rows }, nKeys: latest.size };
}

type Times = Pick<OnlineRow, "eventMs" | "createdMs">;

function rowTimes({ source }: FeatureView, i: number): Times {
  const created = source.createdMs?.[i] ?? Number.NaN;
  return { eventMs: source.eventMs[i] as number, createdMs: Number.isNaN(created) ? null : created };
}

/** Is `a` of a later moment than `b`, or of the same and written later? */
const isNewer = (a: Times, b: Times): boolean =>
  a.eventMs !== b.eventMs
    ? a.eventMs > b.eventMs
    : (a.createdMs ?? Number.NEGATIVE_INFINITY) > (b.createdMs ?? Number.NEGATIVE_INFINITY);

/** JSON has no NaN: a missing number is null. */
const plain = (value: OnlineValue): OnlineValue => (typeof value === "number" && Number.isNaN(value) ? null : value);
