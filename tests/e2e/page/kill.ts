import type { BrowserContext, Page } from "@playwright/test";

/** Ends the browser's own process at once: it has no time to write anything. */
export async function killBrowser(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const gone = context.waitForEvent("close");
  const crash = session.send("Browser.crash");
  await Promise.all([gone, crash.catch(() => undefined)]);
}

/** Ends the process of a tab at once, and closes what is left of it. */
export async function killTab(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const gone = page.waitForEvent("crash");
  const crash = session.send("Page.crash");
  await Promise.race([gone, crash.catch(() => gone)]);
  await page.close();
}
