import { sameWrite } from "../../shared/work-entry.ts";
import type { Connection } from "../storage/database.ts";
import { deleteRows, type LabRows, labStores, readRows } from "./lab-rows.ts";
import { isShared, noState, placeOf } from "./unsent.ts";

/**
 * Removes the labs of which the server acknowledged all that this device has; what it did not acknowledge stays, with all of
 * its lab. Notebooks from disk, and what notebooks keep for later labs, are on no server and stay.
 * @returns how many labs were removed, and how many stay
 */
export async function removeSynced(
  connection: Connection,
): Promise<{ readonly removed: number; readonly left: number }> {
  const transaction = connection.transaction(labStores, "readwrite", { durability: "strict" });
  const state = (await transaction.objectStore("syncState").get("state")) ?? noState;
  const [chainRows, entryRows] = await Promise.all([
    transaction.objectStore("syncedChains").getAll(),
    transaction.objectStore("syncedEntries").getAll(),
  ]);
  const chains = new Map(chainRows.map(({ writer, index }) => [writer, index]));
  const written = new Map(entryRows.map((row) => [`${row.lab} ${row.key}`, row]));
  const refused = new Set(state.refusedHistory);
  const isSafe = ({ entries, laid, events, textKeys }: LabRows): boolean =>
    laid.length === 0 &&
    entries.every((entry) => {
      const row = written.get(`${entry.lab} ${entry.key}`);
      return row !== undefined && row.fault === "" && sameWrite(row, entry);
    }) &&
    events.every(({ id }) => placeOf(id).index <= (chains.get(placeOf(id).writer) ?? -1)) &&
    textKeys.every((key) => key <= state.historyKey && !refused.has(key));
  let [removed, left] = [0, 0];
  const all = await Promise.all([
    transaction.objectStore("bases").getAllKeys(),
    ...(["entries", "journal"] as const).map(async (name) =>
      (await transaction.objectStore(name).getAll()).map(({ lab }) => lab),
    ),
  ]);
  for (const lab of new Set(all.flat())) {
    if (!isShared(lab)) continue;
    const rows = await readRows(transaction, lab);
    if (!isSafe(rows)) {
      left += 1;
      continue;
    }
    removed += 1;
    await deleteRows(transaction, rows);
    for (const { key } of rows.entries) await transaction.objectStore("syncedEntries").delete([lab, key]);
    for (const { writer } of rows.events) await transaction.objectStore("syncedChains").delete(writer);
  }
  // Whoever signs in again gets all from the server anew.
  if (removed > 0) await transaction.objectStore("syncState").put({ ...state, seq: 0 });
  await transaction.done;
  return { removed, left };
}
