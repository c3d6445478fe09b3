import { expect, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { en } from "../../../src/host/messages/en.ts";
import { expectVisibleFocus, predictByKeyboard, pressUntil, runCommand } from "./by-keyboard.ts";
import {
  cell,
  expectEditing,
  expectOutcome,
  expectState,
  labOf,
  labRow,
  openTestLab,
  output,
  outputs,
  overwrite,
  serveLabs,
  site,
  tfidf,
  words,
} from "./support.ts";

const commandWords = commandTexts["pt-BR"];
const solution = tfidf.exercises[0]?.solution?.trim() ?? "";

test("with the keyboard alone: from the course through the prediction to a passed exercise", async ({ page }) => {
  await page.goto(site());
  await expect(labRow(page)).toBeVisible();
  await pressUntil(page, "Tab", `.lab-row [href$="/lab/${tfidf.id}"]`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");
  await expectState(page, 9, "locked");
  await predictByKeyboard(page);
  await pressUntil(page, "Tab", '[data-cell="9"] button');
  // The selected cell is a stop of Tab itself.
  await pressUntil(page, "Shift+Tab", "#cell-9");
  await page.keyboard.press("Enter");
  await expectEditing(page, 9);
  await overwrite(page, solution);
  await page.keyboard.press("Control+Enter");
  await expectOutcome(page, "idf", "passed");
  await expectEditing(page, 9);
  await page.keyboard.press("Escape");
  await expect(cell(page, 9)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 10)).toBeFocused();
  await page.keyboard.press("k");
  await expect(cell(page, 9)).toBeFocused();
});

test("Tab leaves the editor when asked to, and Escape always does", async ({ page }) => {
  await openTestLab(page, labOf("tab", ["const one = 1;", "const two = one + 1;"]));
  await expectState(page, 2, "ok");
  await cell(page, 1).focus();
  await page.keyboard.press("Enter");
  await expectEditing(page, 1);
  await page.keyboard.press("Tab");
  await expectEditing(page, 1);
  await page.keyboard.press("Control+m");
  await page.keyboard.press("Tab");
  await expect(cell(page, 1).locator(".monaco-editor :focus")).toHaveCount(0);
  await expectVisibleFocus(page);
  await pressUntil(page, "Shift+Tab", ".native-edit-context");
  await expectEditing(page, 1);
  await page.keyboard.press("Control+m");
  await page.keyboard.press("Escape");
  await expect(cell(page, 1)).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(cell(page, 2)).toBeFocused();
});

test("Tab goes into an output's controls and out of them again, in both directions", async ({ page }) => {
  const controls = labOf("controls", [
    "const one = 1;",
    "display(html`<div><button>primeiro</button> <button>segundo</button></div>`);",
    "const three = 3;",
  ]);
  await openTestLab(page, controls);
  await expect(output(page, 2).locator("button")).toHaveCount(2);
  await expect(cell(page, 2).locator(".sentinel")).toHaveCount(2);
  const inFrame = () => outputs(page).locator(":focus").textContent();
  const inPage = () => page.evaluate(() => document.activeElement?.closest("[data-cell]")?.getAttribute("data-cell"));
  await cell(page, 2).focus();
  await pressUntil(page, "Tab", "iframe.kernel-frame");
  await expect.poll(inFrame).toBe("primeiro");
  await page.keyboard.press("Tab");
  await expect.poll(inFrame).toBe("segundo");
  await page.keyboard.press("Tab");
  await expect.poll(inPage).toBe("3");
  await expectVisibleFocus(page);
  await pressUntil(page, "Shift+Tab", "iframe.kernel-frame");
  await expect.poll(inFrame).toBe("segundo");
  await page.keyboard.press("Shift+Tab");
  await expect.poll(inFrame).toBe("primeiro");
  await page.keyboard.press("Shift+Tab");
  await expect.poll(inPage).toBe("2");
  await expectVisibleFocus(page);
});

test("an output at the very end of the notebook is no trap", async ({ page }) => {
  await openTestLab(page, labOf("last", ["display(html`<button>só este</button>`);"]));
  await expect(cell(page, 1).locator(".sentinel")).toHaveCount(2);
  await cell(page, 1).focus();
  await pressUntil(page, "Tab", "iframe.kernel-frame");
  await expect.poll(() => outputs(page).locator(":focus").textContent()).toBe("só este");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("IFRAME");
  await expectVisibleFocus(page);
});

test("all commands are in the palette, found without accents, and the focus comes back", async ({ page }) => {
  await openTestLab(page, labOf("palette", ["const one = 1;", "const two = one + 1;"]));
  await expectState(page, 2, "ok");
  await cell(page, 1).focus();
  await page.keyboard.press("Control+Shift+P");
  const palette = page.getByRole("dialog");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("historico");
  await expect(palette.getByRole("option")).toHaveText([
    commandWords.names.history,
    commandWords.names.notebookHistory,
  ]);
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(cell(page, 1)).toBeFocused();
  await runCommand(page, commandWords.names.addBelow);
  await expect(page.locator("[data-cell]")).toHaveCount(3);
  await expect.poll(() => page.evaluate(() => document.activeElement?.matches("[data-cell]"))).toBe(true);
});

test("? lists the keys, and a language is chosen without a mouse", async ({ page }) => {
  await openTestLab(page, labOf("keys", ["const one = 1;"]));
  await expectState(page, 1, "ok");
  await cell(page, 1).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: commandWords.keysTitle })).toBeVisible();
  await expectVisibleFocus(page);
  await page.keyboard.press("Escape");
  await expect(cell(page, 1)).toBeFocused();
  await runCommand(page, commandWords.names.language);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".foot")).toContainText(en.lab.bar.stop);
  await expect(cell(page, 1)).toBeFocused();
});

test("the first Tab offers to skip to the content", async ({ page }) => {
  await serveLabs(page, labOf("skip", ["const one = 1;"]));
  await page.goto(site());
  await expect(page.locator("#content")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: words.skip })).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});
