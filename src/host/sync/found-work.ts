import type { Database } from "../storage/database.ts";
import { deleteRows, entriesIn, type LabRows, labStores, readRows } from "./lab-rows.ts";
import { layWork } from "./lay-work.ts";

/** Work in one lab that was done while nobody was signed in. */
export interface FoundWork {
  readonly lab: string;
  readonly title: { readonly "pt-BR": string; readonly en: string };
  /** When something was last done in it, by the device's clock. */
  readonly at: string;
}

/** What was done in this browser while nobody was signed in, newest first. A lab that was only looked at is none. */
export async function findWork(nobodys: Database): Promise<readonly FoundWork[]> {
  const connection = await nobodys.connect();
  const transaction = connection.transaction(labStores, "readwrite");
  const bases = await transaction.objectStore("bases").getAll();
  const found: FoundWork[] = [];
  for (const { lab, labs } of bases) {
    const rows = await readRows(transaction, lab);
    const moments = [...entriesIn(rows), ...rows.events.filter(({ what }) => what.type !== "opened")].map(
      ({ at }) => at,
    );
    const at = moments.sort().at(-1);
    const title = { "pt-BR": labs?.["pt-BR"].notebook.title ?? lab, en: labs?.en.notebook.title ?? lab };
    if (at !== undefined) found.push({ lab, title, at });
  }
  await transaction.done;
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * Moves the work of some labs into an account's: it is deleted here once it is there, on the disk. What both have is made
 * one, as between two devices.
 */
export async function bringWork(nobodys: Database, own: Database, labs: readonly string[]): Promise<void> {
  const [from, to] = await Promise.all([nobodys.connect(), own.connect()]);
  for (const lab of labs) {
    const reading = from.transaction(labStores, "readwrite");
    const rows = await readRows(reading, lab);
    await reading.done;
    await lay(to, rows);
    for (const row of await from.getAll("kept")) {
      if (row.lab === lab && !(await to.getKey("kept", [row.space, row.key]))) await to.put("kept", row);
    }
    const deleting = from.transaction(labStores, "readwrite", { durability: "strict" });
    await deleteRows(deleting, rows);
    await deleting.done;
  }
}

async function lay(to: Awaited<ReturnType<Database["connect"]>>, rows: LabRows): Promise<void> {
  const { base, events, texts, lab } = rows;
  if (base && !(await to.getKey("bases", lab))) await to.put("bases", base);
  // One after the other: of a register, what a closing page laid down is another write than what was stored.
  await layWork(to, { entries: entriesIn(rows), events, history: texts }, null);
}
