import { expect, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { historyTexts } from "../../../src/host/messages/history.ts";
import { expectAccessible } from "./axe.ts";
import { runCommand } from "./by-keyboard.ts";
import { addBelow, order, pressDD, toast } from "./own-cells.ts";
import {
  cell,
  enterEditor,
  expectSaved,
  expectState,
  expectText,
  labOf,
  openTestLab,
  output,
  overwrite,
  replaceText,
  words,
} from "./support.ts";

const history = historyTexts["pt-BR"];
const commands = commandTexts["pt-BR"].names;

test("undo goes on where a reload cut it off", async ({ page }) => {
  await openTestLab(page, labOf("undo", ["const one = 1;", "display(one);"]));
  await replaceText(page, 1, "const one = 2;");
  await expect(output(page, 2)).toContainText("2");
  await overwrite(page, "const one = 3;");
  await expect(output(page, 2)).toContainText("3");
  await expectSaved(page);
  await page.reload();
  await enterEditor(page, 1);
  for (const text of ["const one = 2;", "const one = 1;"]) {
    await page.keyboard.press("Control+z");
    await expectText(page, 1, text);
  }
  await page.keyboard.press("Control+z");
  await expectText(page, 1, "const one = 1;");
  await page.keyboard.press("Control+Shift+z");
  await expectText(page, 1, "const one = 2;");
  await expect(output(page, 2)).toContainText("2");
});

test("a cell's history shows what changed, and a text of before comes back", async ({ page }) => {
  await openTestLab(page, labOf("history", ["const one = 1;", "display(one);"]));
  await replaceText(page, 1, "const one = 2;\nconst more = 1;");
  await expect(output(page, 2)).toContainText("2");
  await page.keyboard.press("Escape");
  await runCommand(page, commands.history);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("list", { name: history.moments }).getByRole("button").last().click();
  await expect(dialog).toContainText(history.lines(2, 1));
  await expect(dialog.locator(".diff__line--removed")).toContainText("const one = 1;");
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: history.useText }).click();
  await expectText(page, 1, "const one = 1;");
  await toast(page).getByRole("button", { name: history.undo }).click();
  await expectText(page, 1, "const one = 2;\nconst more = 1;");
});

test("the notebook goes back to a moment, and from there to what it was", async ({ page }) => {
  await openTestLab(page, labOf("moments", ["const one = 1;", "display(one);"]));
  await replaceText(page, 1, "const one = 2;");
  await page.keyboard.press("Escape");
  const own = await addBelow(page, 1, "const mine = 7;");
  await expectState(page, own, "ok");
  await expectSaved(page);
  await page.reload();
  await expectState(page, own, "ok");
  await replaceText(page, 1, "const one = 5;");
  await page.keyboard.press("Escape");
  await cell(page, own).focus();
  await pressDD(page);
  await expect.poll(() => order(page)).toEqual([1, 2]);
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.notebookHistory }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("list", { name: history.moments }).getByRole("button").last().click();
  await expect(dialog).toContainText(history.deletedSince);
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: history.useNotebook }).click();
  await expect.poll(() => order(page)).toEqual([1, own, 2]);
  await expectText(page, 1, "const one = 2;");
  await expectText(page, own, "const mine = 7;");
  await cell(page, 1).focus();
  await page.keyboard.press("z");
  await expect.poll(() => order(page)).toEqual([1, 2]);
  await expectText(page, 1, "const one = 5;");
});
