import type { Database } from "./database.ts";

/** A setting of the page, or null where there is none or the browser refuses to read. */
export async function readSetting(database: Database, name: string): Promise<unknown> {
  try {
    return (await (await database.connect()).get("settings", name))?.value ?? null;
  } catch {
    return null;
  }
}

/** Keeps a setting; says whether the browser kept it. */
export async function writeSetting(database: Database, name: string, value: unknown): Promise<boolean> {
  try {
    await (await database.connect()).put("settings", { name, value });
    return true;
  } catch {
    return false;
  }
}
