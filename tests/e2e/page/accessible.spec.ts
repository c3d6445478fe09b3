import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import {
  cell,
  chain,
  exercise,
  expectOutcome,
  expectQuiet,
  expectState,
  predict,
  replaceText,
  serveLabs,
  site,
  tfidf,
  words,
} from "./support.ts";

const [first] = tfidf.exercises;
const wrong = first?.wrongAnswers[0]?.code.trim() ?? "";
const solution = first?.solution?.trim() ?? "";
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * No rule of WCAG 2.2 AA that a program can check is broken, and the page does not scroll sideways.
 * @param look - `whole`: the frame of outputs too; `page`: without it, for there axe takes the ground to be white, which
 * under the dark page it is not
 */
async function expectAccessible(page: Page, where: string, look: "whole" | "page"): Promise<void> {
  // Tab goes into the frame of outputs by way of the page, output by output, and not by the frame itself (keyboard.spec.ts).
  const axe = new AxeBuilder({ page }).withTags(tags).disableRules("frame-focusable-content");
  // Beside an open dialog all else is inert, and was looked at before.
  if (await page.getByRole("dialog").isVisible()) axe.include("dialog");
  else if (look === "page") axe.exclude("iframe");
  const { violations } = await axe.analyze();
  const told = violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target, html }) => `${target} ${html.slice(0, 160)}`);
    return `${id}: ${places.slice(0, 5).join(", ")} (${nodes.length})`;
  });
  expect.soft(told, where).toEqual([]);
  await expectNoSideways(page, where);
}

async function expectNoSideways(page: Page, where: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wider, `${where}: px to scroll sideways`).toBe(0);
}

/** Walks through every face of the site, and looks at each. */
async function walk(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await page.goto(site());
  await expect(page.locator(".next")).toBeVisible();
  await look("course");
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  await expectState(page, 9, "locked");
  await expectQuiet(page);
  await look("lab, locked");
  await predict(page, "a");
  await replaceText(page, 9, wrong);
  await expectOutcome(page, "idf", "failed");
  await expectQuiet(page);
  await look("lab, failing, in the editor");
  await exercise(page, "idf")
    .getByRole("button", { name: words.lab.exercise.openHint(1, 3) })
    .click();
  await replaceText(page, 9, "const idf = (documents) => { throw new Error('x'); };\nfalta(1);");
  await expectState(page, 9, "failed");
  await expect(cell(page, 9).locator(".note--bad")).toBeVisible();
  await look("lab, a cell with an error, a hint open");
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await page.keyboard.press("Escape");
  await exercise(page, "idf").getByRole("button", { name: words.lab.exercise.openSolution }).click();
  await expect(exercise(page, "idf").locator(".solution")).toBeVisible();
  await expectQuiet(page);
  await look("lab, passed, the solution open");
  await cell(page, 9).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("list of keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+P");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await look("palette");
  await page.goto(`${site()}/nada/aqui`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.missing.title);
  await look("no such page");
  await page.route("**/labs/index.json", (route) => route.fulfill({ status: 500, body: "?" }));
  await page.goto(site());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.errorTitle);
  await look("error");
  await page.route("**/labs/index.json", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: words.retry }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.offlineTitle);
  await look("offline");
}

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    test(`every face of the site is accessible (${scheme})`, async ({ page }) => {
      test.slow();
      await walk(page, (where) => expectAccessible(page, where, scheme === "light" ? "whole" : "page"));
    });
  });
}

test.describe("390 px wide", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("every face of the site is accessible on a telephone, and none scrolls sideways", async ({ page }) => {
    test.slow();
    await walk(page, (where) => expectAccessible(page, where, "page"));
  });
});

test.describe("640 px wide, as a screen of 1280 px at 200 %", () => {
  test.use({ viewport: { width: 640, height: 400 } });
  test("no face of the site scrolls sideways", async ({ page }) => {
    await walk(page, (where) => expectNoSideways(page, where));
  });
});

test("a cell is named, a verdict is spoken, and a stopped one says so without colour", async ({ page }) => {
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  await predict(page, "b");
  await replaceText(page, 9, wrong);
  await expect(
    page.getByRole("status").filter({ hasText: words.lab.exercise.announceFailed(first?.title ?? "", 1) }),
  ).toBeAttached();
  await expect(page.getByRole("region", { name: words.lab.cell.label("9"), exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: words.lab.cell.output("10"), exact: true })).toContainText("2,2528");
  await serveLabs(page, chain);
  await page.goto(`${site()}/lab/test/chain`);
  await replaceText(page, 1, "const above = falta;");
  await expectState(page, 1, "failed");
  await expect(cell(page, 1).locator(".state")).toHaveText(words.lab.state.failed);
  await expect(cell(page, 3).locator(".state")).toHaveText(words.lab.blockedBy("1"));
});
