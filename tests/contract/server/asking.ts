import { credentials } from "./access/credentials.ts";
import type { Kind } from "./access/row.ts";
import { Browser, type TaughtClass } from "./class.ts";

const lateness = (route: string): number => {
  if (/\/api\/(account|session)/.test(route)) return 3;
  if (/^DELETE .*\/members\//.test(route)) return 2;
  return /^DELETE|^POST \/api\/memberships|join-code$/.test(route) ? 1 : 0;
};

/** What changes what others need is asked last: what removes, then what takes out of the class, then what ends sessions. */
export const inOrder = <T>(rows: readonly (readonly [string, T])[]) =>
  [...rows].sort(([a], [b]) => lateness(a) - lateness(b));

/** The browser of that person; for what ends sessions another of theirs, for signing out of it leaves the first alone. */
export async function signedIn(open: TaughtClass, kind: Kind, route: string): Promise<Browser> {
  if (lateness(route) < 3) return open.people[kind];
  const browser = new Browser(open);
  if (kind !== "nobody") await browser.json("POST", "/api/session", credentials[kind]);
  return browser;
}
