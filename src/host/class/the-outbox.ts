import { theDatabase } from "../storage/the-database.ts";
import { Outbox } from "./outbox.ts";

let outbox: Outbox | null = null;

/** The page's one outbox. */
export function theOutbox(): Outbox {
  outbox ??= new Outbox(theDatabase());
  return outbox;
}
