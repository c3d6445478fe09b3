import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { verifyChain } from "../../../src/grading/journal-chain.ts";
import { historyTexts } from "../../../src/host/messages/history.ts";
import { killBrowser } from "./kill.ts";
import {
  cell,
  chain,
  enterEditor,
  expectSaved,
  expectState,
  expectText,
  journalOf,
  openTestLab,
  output,
  overwrite,
  replaceText,
  serveLabs,
  site,
  words,
} from "./support.ts";

const address = (): string => `${site()}/lab/test/${chain.slug}`;

/** Every event of the journal is in its writer's chain, unchanged; and there is something to verify. */
async function expectWholeJournal(page: Page): Promise<void> {
  const events = await journalOf(page);
  expect(events.length).toBeGreaterThan(0);
  expect(verifyChain(events)).toEqual([]);
}

/** Time from the last keystroke in which the work must be on the device. */
const promiseMs = 300;

/** Types at the end of the first cell of `chain`, and says when the last key went down. */
async function openAndType(page: Page, text: string): Promise<number> {
  await openTestLab(page, chain);
  await expectState(page, 3, "ok");
  await enterEditor(page, 1);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(text);
  return Date.now();
}

test("a tab closed right after the last key loses no character", async ({ page, context }) => {
  await openAndType(page, " // até aqui");
  // The browser says that it sent a key, not that the page has it.
  await expectText(page, 1, "const above = 20; // até aqui");
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(address());
  await expectText(again, 1, "const above = 20; // até aqui");
  await expectWholeJournal(again);
});

test("a browser killed 300 ms after the last key, once it says that all is saved, loses no character", async () => {
  const profile = await mkdtemp(join(tmpdir(), "bancada-profile-"));
  const launch = (): Promise<BrowserContext> => {
    const { launchOptions } = test.info().project.use;
    return chromium.launchPersistentContext(profile, { ...launchOptions, locale: "pt-BR" });
  };
  const first = await launch();
  const page = await first.newPage();
  const written = await openAndType(page, " // antes da queda");
  await expect.poll(() => Date.now() - written).toBeGreaterThan(promiseMs);
  // A machine whose processors are all taken may keep the page waiting for longer than it was promised: it says so.
  await expectSaved(page);
  await killBrowser(first, page);
  const second = await launch();
  try {
    await serveLabs(second, chain);
    const again = await second.newPage();
    await again.goto(address());
    await expectText(again, 1, "const above = 20; // antes da queda");
    await expectState(again, 3, "ok");
    await expectWholeJournal(again);
  } finally {
    await second.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("two tabs on one lab see each other's edits, and each says that the other is there", async ({ page, context }) => {
  await openTestLab(page, chain);
  const other = await context.newPage();
  await other.goto(address());
  await expectState(other, 3, "ok");
  await expect(page.locator(".foot").getByText(words.lab.bar.otherTabs(1))).toBeAttached();
  await expect(other.locator(".foot").getByText(words.lab.bar.otherTabs(1))).toBeAttached();
  await page.bringToFront();
  await replaceText(page, 1, "const above = 100;");
  await expectText(other, 1, "const above = 100;");
  await expect(output(other, 3)).toHaveText("Vale 202");
  await other.bringToFront();
  await replaceText(other, 2, "const middle = above - 1;");
  await expectText(page, 2, "const middle = above - 1;");
  await expect(output(page, 3)).toHaveText("Vale 198");
  await expectSaved(page);
  await expectSaved(other);
  await page.close();
  await other.reload();
  await expectText(other, 1, "const above = 100;");
  await expectText(other, 2, "const middle = above - 1;");
  await expectWholeJournal(other);
});

test("of two texts written in one cell at once one is shown everywhere, and the other is in the history", async ({
  page,
  context,
}) => {
  await openTestLab(page, chain);
  const other = await context.newPage();
  await other.goto(address());
  await expectState(other, 3, "ok");
  await enterEditor(other, 1);
  await page.bringToFront();
  await enterEditor(page, 1);
  await Promise.all([overwrite(page, "const above = 111;"), overwrite(other, "const above = 222;")]);
  await expect
    .poll(
      async () =>
        (await cell(page, 1).innerText()).includes("111") === (await cell(other, 1).innerText()).includes("111"),
    )
    .toBe(true);
  await expectSaved(page);
  await expectSaved(other);
  const shown = (await cell(page, 1).innerText()).includes("111") ? "111" : "222";
  await page.getByRole("button", { name: words.lab.cell.more("1") }).click();
  await page.getByRole("menuitem", { name: words.lab.cell.history }).click();
  // The dialog compares one moment with now: the other tab's text is one of them.
  const dialog = page.getByRole("dialog");
  const moments = dialog.getByRole("list", { name: historyTexts["pt-BR"].moments }).getByRole("button");
  await moments.first().waitFor();
  const compared: string[] = [];
  for (const moment of await moments.all()) {
    await moment.click();
    compared.push(await dialog.innerText());
  }
  expect(compared.join("\n")).toContain(shown === "111" ? "222" : "111");
});

/** The file that the page offers for download holds the student's text. */
async function expectDownload(page: Page, text: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("alert").getByRole("button", { name: words.lab.bar.download }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("test-chain.html");
  expect(readFileSync(await download.path(), "utf8")).toContain(text);
}

const refusals = [
  {
    name: "where the browser has no IndexedDB",
    message: words.lab.bar.saveFailed.denied,
    script: () => {
      Reflect.deleteProperty(globalThis, "indexedDB");
    },
  },
  {
    name: "where the browser denies storage",
    message: words.lab.bar.saveFailed.denied,
    script: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Denied.", "SecurityError");
      };
    },
  },
  {
    name: "where the storage is full",
    message: words.lab.bar.saveFailed.quota,
    script: () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("Full.", "QuotaExceededError");
      };
    },
  },
];

for (const { name, message, script } of refusals) {
  test(`${name} the lab works, says so, and offers the work as a file`, async ({ page }) => {
    await page.addInitScript(script);
    await openTestLab(page, chain);
    await expectState(page, 3, "ok");
    await replaceText(page, 1, "const above = 7; // só nesta página");
    await expect(output(page, 3)).toHaveText("Vale 16");
    await expect(page.getByRole("alert").filter({ hasText: message })).toBeVisible();
    await expect(page.locator(".foot__save--failed")).toBeVisible();
    await expectDownload(page, "const above = 7; // só nesta página");
  });
}

test("a storage that was full and has room again is written to by itself", async ({ page }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (!("hasRoom" in globalThis)) throw new DOMException("Full.", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await openTestLab(page, chain);
  await replaceText(page, 1, "const above = 8;");
  await expect(page.locator(".foot__save--failed")).toBeVisible();
  await expect(output(page, 3)).toHaveText("Vale 18");
  await page.evaluate(() => Object.assign(globalThis, { hasRoom: true }));
  await expectSaved(page);
  await expect(page.getByText(words.lab.bar.saveFailed.quota)).toHaveCount(0);
  await expectWholeJournal(page);
});
