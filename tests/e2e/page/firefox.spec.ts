import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findFirefox } from "../../../tools/browser.mjs";
import { site, tfidf } from "./support.ts";

const firefox = findFirefox();
/** In one line, which the editor does not indent anew. */
const solution = tfidf.exercises[0]?.solution?.trim().replace(/\s*\n\s*/g, " ") ?? "";

/** One thing of an element of the page, or null while it is not there. */
const attribute = (page: Page, selector: string, name: string): Promise<string | null> =>
  page.evaluate((wanted, of) => document.querySelector(wanted)?.getAttribute(of) ?? null, selector, name);

async function expectState(page: Page, cell: number, state: string): Promise<void> {
  await expect.poll(() => attribute(page, `[data-cell="${cell}"]`, "data-state"), { timeout: 30_000 }).toBe(state);
}

async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector);
  await element?.scrollIntoView();
  await element?.click();
}

/** Enters a cell and writes a text of one line over what it holds. */
async function replaceText(page: Page, cell: number, text: string): Promise<void> {
  await click(page, `[data-cell="${cell}"] .slot`);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest(".monaco-editor, .plain-editor") !== null))
    .toBe(true);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.evaluate((written) => document.execCommand("insertText", false, written), text);
}

test.describe("in Firefox", () => {
  test.skip(firefox === undefined, "no Firefox was found");
  let browser: Browser;
  test.beforeAll(async () => {
    if (firefox) browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  });
  test.afterAll(() => browser?.close());

  test("a lab opens, runs, checks an edit, ends an endless loop by itself, and keeps the work", async () => {
    test.setTimeout(120_000);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(`${site()}/lab/vectorization/tfidf`);
    await expectState(page, 6, "ok");
    await click(page, '[data-prediction] input[value="b"]');
    await click(page, '[data-prediction] input[value="bet"]');
    await click(page, "[data-prediction] button[type=submit]");
    await expectState(page, 10, "ok");

    await replaceText(page, 9, solution);
    await expect
      .poll(() => attribute(page, '[data-exercise="idf"]', "data-outcome"), { timeout: 30_000 })
      .toBe("passed");

    await replaceText(page, 9, `${solution} while (true) {}`);
    await expectState(page, 9, "failed");
    await expectState(page, 10, "blocked");

    await replaceText(page, 9, `${solution} // de volta`);
    await expectState(page, 10, "ok");
    await expect.poll(() => page.evaluate(() => document.querySelector(".foot__save--saved") !== null)).toBe(true);
    await page.reload();
    await expectState(page, 10, "ok");
    expect(await page.evaluate(() => document.querySelector('[data-cell="9"]')?.textContent)).toContain("// de volta");
    await expect.poll(() => attribute(page, '[data-exercise="idf"]', "data-outcome")).toBe("passed");
    await page.close();
  });
});
