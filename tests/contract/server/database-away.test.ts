import { afterAll, expect, test, vi } from "vitest";
import { Browser, openTestClass } from "./class.ts";
import { startPostgres } from "./postgres.ts";

const postgres = await startPostgres();
if (postgres.url === null) console.warn(`Losing the database is not tried: ${postgres.why}`);
const open = postgres.url === null ? null : await openTestClass({ DATABASE_URL: postgres.url });
afterAll(() => open?.close());

test.skipIf(open === null)("while the database is away the server says so, and stays alive", async () => {
  if (open === null || postgres.url === null) return;
  const browser = new Browser(open);
  await browser.signUp("ana");
  await postgres.stop();
  for (const path of ["/api/courses", "/api/session", "/ready"]) {
    const response = await browser.ask("GET", path);
    expect([path, response.status, await response.json()]).toMatchObject([path, 503, { code: "unavailable" }]);
  }
  const body = { email: "ana@example.edu", password: "senha de ana" };
  const printed = vi.spyOn(console, "error");
  expect((await new Browser(open).ask("POST", "/api/session", { body })).status).toBe(503);
  // What failed is in the log, what the query carried is not, and nothing is printed past the log.
  expect(open.logged.join("")).toContain("ECONNREFUSED");
  expect(open.logged.join("")).not.toContain("ana@example.edu");
  expect(printed).not.toHaveBeenCalled();
});
