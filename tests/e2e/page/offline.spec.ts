import { expect, type Page, test } from "@playwright/test";
import { offlineTexts } from "../../../src/host/messages/offline.ts";
import { expectServed, expectWhole, PublishedSite } from "./published-site.ts";
import { base, siteUnderFolder } from "./site-under-folder.ts";
import {
  cell,
  exercise,
  expectOutcome,
  expectQuiet,
  expectSaved,
  expectText,
  labRow,
  output,
  predict,
  replaceText,
  tfidf,
  words,
} from "./support.ts";

test.use({ serviceWorkers: "allow" });
// A site is copied, and a whole lab brought onto the device, for each.
test.setTimeout(150_000);

const texts = offlineTexts["pt-BR"];
const lab = "vectorization/tfidf";
const title = "Vetorização II: TF-IDF";
const solution = tfidf.exercises[0]?.solution?.trim() ?? "";

const bar = (page: Page) => page.locator(".update-bar");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const offlineNote = (page: Page) => page.locator(".foot__note", { hasText: words.lab.bar.offline });

/** Works in the lab as one does with a network. */
async function work(page: Page): Promise<void> {
  await predict(page, "b");
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await expect(output(page, 10)).toContainText("2,2528");
}

test.describe("at the root of a host", () => {
  let site: PublishedSite;
  test.beforeEach(async () => {
    site = new PublishedSite(process.env.BANCADA_SITE_FOLDER ?? "");
    await site.start();
  });
  test.afterEach(() => site.remove());

  test("a lab that was opened works with the server stopped: it runs, is edited, checked, restarted, and read in English", async ({
    page,
    context,
  }) => {
    await page.goto(site.address);
    await labRow(page).click();
    await expectQuiet(page);
    await expect(offlineNote(page)).toHaveCount(0);
    await expectWhole(page, lab);
    await site.stop();
    await page.reload();
    await expect(heading(page)).toHaveText(title);
    await expect(offlineNote(page)).toHaveAttribute("title", words.lab.bar.offlineHint.whole);
    await work(page);
    await expectSaved(page);
    await page.locator(".foot").getByRole("button", { name: words.lab.bar.restart, exact: true }).click();
    await expectQuiet(page);
    await expect(output(page, 10)).toContainText("2,2528");
    await exercise(page, "idf").getByRole("button", { name: words.lab.exercise.openSolution }).click();
    await expect(exercise(page, "idf").locator(".solution")).toBeVisible();
    await page.getByRole("button", { name: words.language.english }).click();
    await expect(heading(page)).toHaveText("Vectorization II: TF-IDF");
    await page.reload();
    await expectText(page, 9, solution);
    await expectOutcome(page, "idf", "passed");

    const other = await context.newPage();
    await other.goto(`${site.address}lab/${lab}#cell-17`);
    await expect(cell(other, 17)).toBeInViewport();
    await other.goto(site.address);
    await expect(other.locator(".next")).toContainText("TF-IDF");

    await site.start();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(page.locator(".foot__note")).toHaveCount(0);
  });

  test("a page that was open when the network went says so, and what it had not shown yet opens", async ({ page }) => {
    await page.goto(`${site.address}lab/${lab}`);
    await expectQuiet(page);
    await expectServed(page);
    await expectWhole(page, lab);
    await site.stop();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(offlineNote(page)).toHaveAttribute("title", words.lab.bar.offlineHint.whole);
    await work(page);
    await page.keyboard.press("ControlOrMeta+Shift+p");
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  test("a network that answers everything with its own page is no new version of anything", async ({ page }) => {
    await page.goto(`${site.address}lab/${lab}`);
    await expectQuiet(page);
    await expectWhole(page, lab);
    site.portal = "<!doctype html><h1>Entre na rede da escola</h1>";
    await page.reload();
    await expect(heading(page)).toHaveText(title);
    await work(page);
  });

  test("a new version is announced, and comes when the student agrees; a second tab keeps the old one until it reloads", async ({
    page,
    context,
  }) => {
    const second = await context.newPage();
    const titleIn = (tab: Page) => labRow(tab).locator(".lab-row__title");
    for (const tab of [page, second]) {
      await tab.goto(site.address);
      await expectServed(tab);
      await tab.reload();
      await expect(titleIn(tab)).toHaveText(title);
    }
    const release = await site.publish("labs/index.json", title, "TF-IDF, segunda edição");
    expect(release.id).not.toBe("");
    await page.bringToFront();
    for (const _ of ["once", "twice"]) {
      await page.reload();
      await expect(bar(page)).toContainText(texts.offered);
      await expect(titleIn(page)).toHaveText(title);
    }
    await bar(page).getByRole("button", { name: texts.later }).click();
    await expect(bar(page)).toHaveCount(0);
    await page.reload();
    await bar(page).getByRole("button", { name: texts.update }).click();
    await expect(titleIn(page)).toHaveText("TF-IDF, segunda edição");
    await expect(bar(page)).toHaveCount(0);

    await expect(bar(second)).toContainText(texts.elsewhere);
    await expect(titleIn(second)).toHaveText(title);
    const asked = await second.evaluate(() => fetch("labs/index.json").then((response) => response.text()));
    expect(asked).toContain(title);
    await second.bringToFront();
    await bar(second).getByRole("button", { name: texts.reload }).click();
    await expect(titleIn(second)).toHaveText("TF-IDF, segunda edição");
  });

  test("a new version brings the labs of this device with it, so that they work with the server stopped", async ({
    page,
  }) => {
    await page.goto(`${site.address}lab/${lab}`);
    await expectQuiet(page);
    await expectWhole(page, lab);
    await site.publish(`labs/${lab}/lab.json`, title, "TF-IDF, segunda edição");
    await page.reload();
    await bar(page).getByRole("button", { name: texts.update }).click();
    await expect(heading(page)).toHaveText("TF-IDF, segunda edição");
    await site.stop();
    await page.reload();
    await expect(heading(page)).toHaveText("TF-IDF, segunda edição");
    await work(page);
  });

  test("a lab that this device never had opens after the update, and until then says so", async ({ page }) => {
    await page.goto(site.address);
    await expectServed(page);
    await page.reload();
    await site.publish(`labs/${lab}/lab.json`, title, "TF-IDF, segunda edição");
    await labRow(page).click();
    await expect(heading(page)).toHaveText(words.lab.errorTitle);
    await expect(bar(page)).toBeVisible();
    await page.reload();
    await bar(page).getByRole("button", { name: texts.update }).click();
    await expect(heading(page)).toHaveText("TF-IDF, segunda edição");
  });

  test("who closes every tab has the new version at the next visit", async ({ page, context }) => {
    await page.goto(site.address);
    await expectServed(page);
    await site.publish("labs/index.json", title, "TF-IDF, segunda edição");
    await page.reload();
    await expect(bar(page)).toContainText(texts.offered);
    await page.close();
    const next = await context.newPage();
    await next.goto(site.address);
    await expect(labRow(next).locator(".lab-row__title")).toHaveText("TF-IDF, segunda edição");
  });
});

test.describe("under a folder of a host", () => {
  let site: PublishedSite;
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    site = new PublishedSite(await siteUnderFolder(), base);
    await site.start();
  });
  test.afterAll(() => site.remove());

  test("it can be installed, and a deep link works with the server stopped", async ({ page }) => {
    await page.goto(`${site.address}lab/${lab}`);
    await expectQuiet(page);
    await expectWhole(page, lab);
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A private window is never installed from: that is all that it has against it.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
    await site.stop();
    await page.goto(`${site.address}lab/${lab}#cell-17`);
    await expect(cell(page, 17)).toBeInViewport();
    await work(page);
  });
});
