import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

test("what Playwright turns off in Chromium is off", async ({ browser }) => {
  test.skip(process.platform !== "linux", "only /proc tells how a process was started");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const { id } = processInfo.find(({ type }) => type === "browser") ?? {};
  const started = readFileSync(`/proc/${id}/cmdline`, "utf8");
  // Chromium writes its arguments there with a space between them once it runs.
  const lists = [...started.matchAll(/--disable-features=([^\s\0]+)/g)].map(([, list]) => list?.split(",") ?? []);
  expect(lists.length).toBeGreaterThan(1);
  expect(lists.at(-1)).toEqual(expect.arrayContaining(lists.flat()));
});
