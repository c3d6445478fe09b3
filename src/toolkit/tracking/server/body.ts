import type { Context } from "hono";
import { Fields } from "./fields.ts";

/** The fields of a request's JSON. What is no JSON has none, and is refused for want of them, as MLflow does. */
export async function body({ req }: Context): Promise<Fields> {
  return new Fields(await req.json().catch(() => null));
}

/** The fields of an address. A field that comes several times is a list. */
export function query({ req }: Context): Fields {
  const lists = new Set(["order_by", "experiment_ids"]);
  const entries = Object.entries(req.queries()).map(([name, values]) => [name, lists.has(name) ? values : values[0]]);
  return new Fields(Object.fromEntries(entries));
}
