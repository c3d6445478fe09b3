import { Database } from "./database.ts";
import { databaseOf, deviceAccount } from "./device-account.ts";

let database: Database | null = null;

/**
 * The page's one database, which everything in it shares; it connects when first used, and stays connected.
 * Each account has its own, so that on a school's computer nobody finds, changes or hands in another's work.
 */
export function theDatabase(): Database {
  database ??= new Database(databaseOf(deviceAccount()));
  return database;
}
