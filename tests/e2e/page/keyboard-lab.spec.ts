import { expect, type Page, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { exportTexts } from "../../../src/host/messages/export.ts";
import { panelTexts } from "../../../src/host/messages/panels.ts";
import { expectVisibleFocus, predictByKeyboard, pressUntil, runCommand } from "./by-keyboard.ts";
import {
  cell,
  exercise,
  expectEditing,
  expectOutcome,
  expectSaved,
  expectState,
  labOf,
  labRow,
  openTestLab,
  overwrite,
  site,
  tfidf,
  words,
} from "./support.ts";

const { names } = commandTexts["pt-BR"];
const texts = words.lab.exercise;
const [first] = tfidf.exercises;

/** The cell that holds the focus. */
const focused = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.activeElement?.closest("[data-cell]")?.getAttribute("data-cell") ?? 0));

/** Goes down to a cell, cell by cell. */
async function goDownTo(page: Page, id: number): Promise<void> {
  for (let here = await focused(page); here !== id; here = await focused(page)) {
    await page.keyboard.press("j");
    await expect.poll(() => focused(page)).not.toBe(here);
    await expectVisibleFocus(page);
  }
}

/** Enters the selected cell, writes this over what it holds, runs it, and leaves it. */
async function write(page: Page, id: number, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  await expectEditing(page, id);
  await overwrite(page, text.trim());
  await page.keyboard.press("Control+Enter");
  await expectEditing(page, id);
  await page.keyboard.press("Escape");
  await expect(cell(page, id)).toBeFocused();
  await expectVisibleFocus(page);
}

test("a whole lab by keyboard alone, and the focus is always somewhere and seen", async ({ page }) => {
  test.setTimeout(300_000);
  const dialog = page.getByRole("dialog");
  /** A dialog that has come holds the focus; left by Escape, it gives it back. */
  const lookAndLeave = async (id: number) => {
    await expect(dialog).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
    await expectVisibleFocus(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(cell(page, id)).toBeFocused();
  };

  await test.step("from the course into the lab, and past its prediction", async () => {
    await page.goto(site());
    await expect(labRow(page)).toBeVisible();
    await pressUntil(page, "Tab", `.lab-row [href$="/lab/${tfidf.id}"]`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");
    await expectState(page, 9, "locked");
    await expect(page.locator("#content")).toBeFocused();
    await predictByKeyboard(page);
    await pressUntil(page, "Tab", '[data-cell="9"] button');
    await pressUntil(page, "Shift+Tab", "#cell-9");
  });

  await test.step("a wrong answer: its check is spoken, and a hint is opened and read", async () => {
    await write(page, 9, first?.wrongAnswers.find(({ id }) => id === "conta-aparicoes")?.code ?? "");
    await expectOutcome(page, "idf", "failed");
    await expect(
      page.getByRole("status").filter({ hasText: texts.announceFailed(first?.title ?? "", 1) }),
    ).toBeAttached();
    await pressUntil(page, "Tab", ".hints .button");
    await page.keyboard.press("Enter");
    await expect(exercise(page, "idf").locator(".hints__list li").last()).toBeFocused();
    await expectVisibleFocus(page);
    await pressUntil(page, "Shift+Tab", "#cell-9");
  });

  await test.step("panels, histories, search, commands, keys and export open, and lead back to the cell", async () => {
    await page.keyboard.press("p");
    await expect(page.getByRole("tab", { name: panelTexts["pt-BR"].tabs.variables, exact: true })).toBeFocused();
    await expectVisibleFocus(page);
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name: panelTexts["pt-BR"].tabs.graph, exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(cell(page, 9)).toBeFocused();
    for (const command of ["history", "notebookHistory", "files"] as const) {
      await runCommand(page, names[command]);
      await lookAndLeave(9);
    }
    await page.keyboard.press("Control+f");
    await expect(dialog.locator("input").first()).toBeFocused();
    await page.keyboard.type("const idf =");
    await expect(dialog.locator(".match__link").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expectEditing(page, 9);
    await page.keyboard.press("Escape");
    await expect(cell(page, 9)).toBeFocused();
    await page.keyboard.press("Control+h");
    await lookAndLeave(9);
    await page.keyboard.press("?");
    await lookAndLeave(9);
    await page.keyboard.press("Control+p");
    await expect(dialog.getByRole("button", { name: exportTexts["pt-BR"].print })).toBeFocused();
    await lookAndLeave(9);
  });

  await test.step("every exercise, and the incident to its end", async () => {
    for (const { id, cell: at, solution, kind } of tfidf.exercises) {
      await goDownTo(page, at);
      await write(page, at, solution ?? "");
      await expectOutcome(page, id, "passed");
      await expect(cell(page, at)).toBeFocused();
      if (kind === "incident") await expect(exercise(page, id)).toContainText(/Recuperado em/);
    }
  });

  await test.step("the reflection, and back to the course", async () => {
    await goDownTo(page, 33);
    await pressUntil(page, "Tab", "[data-cell='33'] textarea");
    await page.keyboard.type("No plantão, eu mostraria as fichas mais parecidas.");
    await expectSaved(page);
    await pressUntil(page, "Tab", ".lab__end a");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.title);
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });
});

test.describe("390 px wide", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("P opens the panels also from code of the lab's that is scrolled", async ({ page }) => {
    const wide = `const given = [${Array.from({ length: 60 }, (_, at) => at).join(", ")}];`;
    await openTestLab(page, labOf("given", ["const one = 1;", wide], { editable: [1] }));
    await expectState(page, 2, "ok");
    await cell(page, 2).focus();
    await pressUntil(page, "Tab", '[data-cell="2"] pre.code');
    await page.keyboard.press("p");
    await expect(page.getByRole("tab", { name: panelTexts["pt-BR"].tabs.variables, exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(cell(page, 2).locator("pre.code")).toBeFocused();
  });
});
