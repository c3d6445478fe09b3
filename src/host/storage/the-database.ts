import { Database } from "./database.ts";

let database: Database | null = null;

/** The page's one database, which everything in it shares; it connects when first used, and stays connected. */
export function theDatabase(): Database {
  database ??= new Database();
  return database;
}
