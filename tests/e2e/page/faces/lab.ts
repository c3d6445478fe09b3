import { expect, type Page } from "@playwright/test";
import { en } from "../../../../src/host/messages/en.ts";
import { progressTexts } from "../../../../src/host/messages/progress.ts";
import { pt } from "../../../../src/host/messages/pt.ts";
import { tabIds } from "../../../../src/host/panels/open-tab.ts";
import type { Language } from "../../../../src/shared/text.ts";
import {
  cell,
  exercise,
  expectOutcome,
  expectQuiet,
  expectSaved,
  expectState,
  predict,
  replaceText,
  site,
  tfidf,
} from "../support.ts";
import { type Look, openPanel, runCommand } from "./look.ts";
import { walkNewVersion } from "./new-version.ts";

const wrong = tfidf.exercises[0]?.wrongAnswers[0]?.code.trim() ?? "";
const solution = tfidf.exercises[0]?.solution?.trim() ?? "";
/** The exercise that is worked on. */
const card = '[data-exercise="idf"]';

/** A lab: its states, every panel, every dialog, its menus; then the progress that it made. */
export async function walkLab(page: Page, language: Language, look: Look): Promise<void> {
  const words = language === "en" ? en : pt;
  const dialog = page.getByRole("dialog");
  await page.goto(`${site()}/lab/${tfidf.id}`);
  await expectState(page, 9, "locked");
  await expectQuiet(page);
  await look("lab, locked");
  await predict(page, "a");
  await replaceText(page, 9, wrong);
  await expectOutcome(page, "idf", "failed");
  await expectQuiet(page);
  await look("lab, failing, in the editor", card);
  await page.keyboard.press("Escape");
  await exercise(page, "idf")
    .getByRole("button", { name: words.lab.exercise.openHint(1, 3) })
    .click();
  await look("lab, failing, a hint open");
  for (const tab of tabIds) {
    await openPanel(page, language, tab);
    await look(`panel ${tab}`, "#panels");
  }
  await page.keyboard.press("Escape");
  await expect(page.locator("#panels")).toHaveCount(0);
  await cell(page, 9).focus();
  const commands = [
    "palette",
    "keys",
    "find",
    "replace",
    "history",
    "notebookHistory",
    "files",
    "export",
    "submit",
  ] as const;
  for (const command of commands) {
    if (command === "palette") await page.keyboard.press("Control+Shift+P");
    else await runCommand(page, language, command);
    await expect(dialog).toBeVisible();
    await look(command);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await look("menu of the notebook", "[role=menu]");
  await page.keyboard.press("Escape");
  await cell(page, 9)
    .getByRole("button", { name: words.lab.cell.more("9") })
    .click();
  await look("menu of a cell", "[role=menu]");
  await page.keyboard.press("Escape");
  await replaceText(page, 9, "const idf = (documents) => { throw new Error('x'); };\nfalta(1);");
  await expectState(page, 9, "failed");
  await expect(cell(page, 9).locator(".note--bad .note__title").first()).toBeVisible();
  await look("lab, a cell with an error", card);
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await page.keyboard.press("Escape");
  await exercise(page, "idf").getByRole("button", { name: words.lab.exercise.openSolution }).click();
  await expect(exercise(page, "idf").locator(".solution")).toBeVisible();
  await expectQuiet(page);
  await look("lab, passed, the solution open");
  await expectSaved(page);
  await walkNewVersion(page, language, look);
  await page.goto(`${site()}/progress`);
  await expect(page.locator("table").first()).toBeVisible();
  await look("progress");
  await page.getByRole("button", { name: progressTexts[language].erase, exact: true }).click();
  await expect(dialog).toBeVisible();
  await look("question before everything is deleted");
  await page.keyboard.press("Escape");
}
