import { type JournalEvent, journalEventSchema } from "../../grading/journal.ts";
import type { Database, LabBase } from "../storage/database.ts";

/** What the device holds of all labs, for the progress page. */
export interface StoredWork {
  readonly events: readonly JournalEvent[];
  /** By lab: the lab as the student's work knows it. */
  readonly bases: ReadonlyMap<string, LabBase>;
}

/** @throws whatever the browser says when it refuses to read */
export async function readStoredWork(database: Database): Promise<StoredWork> {
  try {
    const connection = await database.connect();
    const [rows, bases] = await Promise.all([connection.getAll("journal"), connection.getAll("bases")]);
    return {
      // What a newer version of Bancada wrote is left where it is.
      events: rows.filter((row) => journalEventSchema.safeParse(row).success),
      bases: new Map(bases.map((base) => [base.lab, base])),
    };
  } catch (error) {
    // A connection that does not answer is not asked again: the next use opens another.
    await database.close();
    throw error;
  }
}
