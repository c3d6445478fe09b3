import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type KeyInput, type Page } from "puppeteer-core";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { exportTexts } from "../../../src/host/messages/export.ts";
import { historyTexts } from "../../../src/host/messages/history.ts";
import { ownFilesTexts } from "../../../src/host/messages/own-files.ts";
import type { CommandId } from "../../../src/host/notebook/keyboard.ts";
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

  test("panels, histories, a table of one's own, the export of a page, and the worker for no network", async () => {
    test.setTimeout(180_000);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(`${site()}/lab/vectorization/tfidf`);
    await expectState(page, 6, "ok");
    const text = (selector: string) =>
      page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);
    const press = async (...keys: readonly KeyInput[]) => {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    };
    const runCommand = async (command: CommandId) => {
      await press("Control", "Shift", "P");
      await page.waitForSelector("dialog.palette input");
      await page.keyboard.type(commandTexts["pt-BR"].names[command]);
      await press("Enter");
      await page.waitForSelector("dialog.palette", { hidden: true });
    };

    await page.evaluate(() => document.getElementById("cell-6")?.focus());
    await press("p");
    await page.waitForSelector("#panels [role=tab]");
    await expect.poll(() => text("#panels")).toContain("fichasTokens");
    await press("ArrowRight");
    await page.waitForSelector("#panels svg");
    await press("Escape");
    await page.waitForSelector("#panels", { hidden: true });

    await runCommand("addBelow");
    /** The cell that holds the focus. */
    const focused = () =>
      page.evaluate(() => Number(document.activeElement?.closest("[data-cell]")?.getAttribute("data-cell") ?? 0));
    // The palette gives the focus back to cell 6 before the new one takes it.
    await expect.poll(focused).toBeGreaterThan(1_000);
    const own = await focused();
    await replaceText(page, own, "const minha = 41 + 1;");
    await expectState(page, own, "ok");
    await press("Escape");
    await runCommand("notebookHistory");
    await expect.poll(() => text("dialog")).toContain(historyTexts["pt-BR"].ofNotebook);
    await press("Escape");

    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["cidade;valor\nRecife;1,5\nNatal;2,25\n"], "vendas.csv"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => text("dialog table")).toContain("2,25");
    const before = await page.$$eval("[data-cell]", (cells) => cells.length);
    await page.evaluate((name) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>("dialog button")];
      buttons.find((button) => button.textContent === name)?.click();
    }, ownFilesTexts["pt-BR"].insert);
    await expect.poll(() => page.$$eval("[data-cell]", (cells) => cells.length)).toBe(before + 1);
    const isAnother = (cell: number) => cell > 1_000 && cell !== own;
    await expect.poll(async () => isAnother(await focused())).toBe(true);
    await expectState(page, await focused(), "ok");

    await press("Control", "p");
    await page.waitForSelector("#format-page");
    await page.evaluate(() => document.querySelector<HTMLElement>("[aria-describedby='format-page']")?.click());
    const { done } = exportTexts["pt-BR"];
    await expect
      .poll(() => text("dialog [role=status]"), { timeout: 30_000 })
      .toBe(done("vectorization-tfidf-saidas.html"));
    await press("Escape");

    const worker = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
    await expect.poll(worker, { timeout: 60_000 }).toBe("activated");
    await page.close();
  });
});
