import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { classTexts } from "../../../src/host/messages/class.ts";
import { privacyTexts } from "../../../src/host/messages/privacy.ts";
import { syncTexts } from "../../../src/host/messages/sync.ts";
import { consentVersion } from "../../../src/shared/consent.ts";
import { violationsOf } from "./axe.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { cell, expectQuiet, expectSaved, expectText, predict, replaceText, tfidf } from "./support.ts";

const texts = classTexts["pt-BR"];
const sync = syncTexts["pt-BR"];
const lab = "vectorization/tfidf";
const [idf] = tfidf.exercises;
if (!idf) throw new Error("The lab has no first exercise.");

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: "pt-BR", serviceWorkers: "block" })).newPage();

async function signUp(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/class`);
  await page.getByRole("button", { name: texts.signUp }).click();
  await page.getByLabel(texts.name).fill(name);
  await page.getByLabel(texts.email).fill(`${name.toLowerCase()}@example.edu`);
  await page.getByLabel(texts.password).fill("uma senha comprida");
  await page.getByRole("button", { name: texts.signUp }).click();
  await expect(page.getByText(texts.signedInAs(name))).toBeVisible();
}

async function signIn(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/class`);
  await page.getByLabel(texts.email).fill(`${name.toLowerCase()}@example.edu`);
  await page.getByLabel(texts.password).fill("uma senha comprida");
  await page.getByRole("button", { name: texts.signIn, exact: true }).click();
  await expect(page.getByText(texts.signedInAs(name))).toBeVisible();
}

/** Exchanges now, and waits until it is done. */
async function exchange(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/class`);
  const part = page.getByRole("region", { name: sync.title });
  await part.getByRole("button", { name: sync.now }).click();
  await expect(part.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page.getByText(sync.states.same)).toBeVisible();
}

/** All that any database of this browser holds in a store. */
const held = (page: Page, store: string): Promise<unknown[]> =>
  page.evaluate(async (name) => {
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all: unknown[] = [];
    for (const { name: of } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(of ?? ""));
      all.push(...(await promised(database.transaction(name).objectStore(name).getAll())));
      database.close();
    }
    return all;
  }, store);

const openLab = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/lab/${lab}`);
  await expectQuiet(page);
};

test.describe("one student on two computers", () => {
  let running: RunningClass;
  test.beforeAll(async () => {
    running = await startClass();
  });
  test.afterAll(() => running?.stop());

  test("what is written on one, and on the other without a network, comes together; nothing is lost", async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const { url } = running;
    const [home, school] = [await newPage(browser), await newPage(browser)];
    await signUp(home, url, "Ana");
    await openLab(home, url);
    await predict(home, "b");
    await replaceText(home, idf.cell, "const idf = 1; // em casa");
    await expectSaved(home);
    await exchange(home, url);
    await expect(home.getByText(sync.lastAt("").slice(0, 20))).toBeVisible();
    expect(await violationsOf(home, { rules: "every" })).toEqual([]);

    // At school the work is there, the prediction too.
    await signIn(school, url, "Ana");
    await exchange(school, url);
    await openLab(school, url);
    await expect(cell(school, idf.cell)).not.toHaveAttribute("data-state", "locked");
    await expectText(school, idf.cell, "const idf = 1; // em casa");

    // The editor is there before the network goes.
    await replaceText(school, idf.cell, "const idf = 1; // na escola");
    // Without a network she goes on at school, while at home she writes too.
    await school.context().setOffline(true);
    await replaceText(school, idf.cell, "const idf = 2; // na escola, sem rede");
    await expectSaved(school);
    await openLab(home, url);
    await replaceText(home, idf.cell, "const idf = 3; // em casa, ao mesmo tempo, e mais longo");
    await expectSaved(home);
    await school.context().setOffline(false);
    await exchange(home, url);
    await exchange(school, url);
    await exchange(home, url);
    const shown: string[] = [];
    for (const page of [home, school]) {
      await openLab(page, url);
      shown.push((await cell(page, idf.cell).locator(".code__text, .view-line").allTextContents()).join("\n"));
    }
    expect(shown[0]).toBe(shown[1]);
    // Of the two one stands in the cell, the other in its history.
    const other = shown[0]?.includes("escola") ? "em casa, ao mesmo tempo" : "na escola, sem rede";
    expect(JSON.stringify(await held(home, "history"))).toContain(other);
    expect(JSON.stringify(await held(school, "history"))).toContain(other);
  });

  test("work from before signing in is offered by name and date, and a computer can be left clean", async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const { url } = running;
    const page = await newPage(browser);
    await openLab(page, url);
    await predict(page, "b");
    await replaceText(page, idf.cell, "const idf = 7; // antes de entrar");
    await expectSaved(page);
    await signUp(page, url, "Bia");
    const offered = page.getByRole("group", { name: sync.beforeTitle });
    await expect(offered).toContainText(tfidf.notebook.title);
    await expect(offered.getByRole("checkbox")).not.toBeChecked();
    expect(await violationsOf(page, { rules: "every" })).toEqual([]);

    // Nothing was taken: in her place the lab is new.
    await openLab(page, url);
    await expect(cell(page, idf.cell)).toHaveAttribute("data-state", "locked");
    await page.goto(`${url}/class`);
    await offered.getByRole("checkbox").check();
    await offered.getByRole("button", { name: sync.bring(1) }).click();
    await expect(page.getByText(sync.brought)).toBeVisible();
    await expect(offered).toHaveCount(0);
    await exchange(page, url);
    await openLab(page, url);
    await expectText(page, idf.cell, "const idf = 7; // antes de entrar");

    // She leaves, and removes: the next person finds nothing of hers.
    await page.goto(`${url}/class`);
    await page.getByRole("button", { name: texts.signOut }).click();
    const dialog = page.getByRole("dialog", { name: sync.signOutTitle });
    await expect(dialog.getByText(sync.signOutSafe)).toBeVisible();
    expect(await violationsOf(page, { rules: "every" })).toEqual([]);
    await dialog.getByRole("button", { name: sync.leaveAndRemove }).click();
    await expect(page.getByRole("heading", { name: texts.signIn })).toBeVisible();
    for (const store of ["entries", "journal", "history", "inbox"]) expect(await held(page, store)).toEqual([]);

    // Signed in again, all is back.
    await signIn(page, url, "Bia");
    await exchange(page, url);
    await openLab(page, url);
    await expectText(page, idf.cell, "const idf = 7; // antes de entrar");
  });

  test("a student downloads what the server keeps on them, and ends their account", async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await newPage(browser);
    await signUp(page, running.url, "Caio");
    const privacy = privacyTexts["pt-BR"];
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: privacy.download }).click();
    const text = await readFile(await (await downloading).path(), "utf8");
    expect(JSON.parse(text)).toMatchObject({ account: { name: "Caio" }, consents: [{ version: consentVersion }] });
    await page.getByRole("button", { name: privacy.erase }).click();
    const ending = page.getByRole("dialog", { name: privacy.eraseTitle });
    await ending.getByLabel(privacy.eraseType).fill("caio@example.edu");
    expect(await violationsOf(page, { rules: "every" })).toEqual([]);
    await ending.getByRole("button", { name: privacy.eraseDo }).click();
    await expect(page.getByRole("heading", { name: texts.signIn })).toBeVisible();
    expect(
      await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name))),
    ).not.toContainEqual(expect.stringMatching(/^bancada:/));
    await page.getByLabel(texts.email).fill("caio@example.edu");
    await page.getByLabel(texts.password).fill("uma senha comprida");
    await page.getByRole("button", { name: texts.signIn, exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("não combinam");
  });
});
