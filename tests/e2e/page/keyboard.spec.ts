import { expect, type Page, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { en } from "../../../src/host/messages/en.ts";
import {
  cell,
  expectEditing,
  expectOutcome,
  expectState,
  labOf,
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

/** The focus is on something that shows it: never on the page as a whole, and marked by an outline, a bar or a caret. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "on the page as a whole";
    // In an output it is the frame that shows it; in a text, the caret.
    if (element.matches("iframe, .native-edit-context, textarea, input[type=text]")) return "";
    // A choice is marked by the box around it.
    const isOutlined = [element, element.closest("label")].some((box) => {
      if (!box) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    // A cell is marked by the bar at its side, in another colour than while it is only selected.
    const bar = element.querySelector(":scope > .solid");
    const { borderLeftWidth, borderLeftColor } = getComputedStyle(bar ?? element, "::before");
    const plain = getComputedStyle(document.querySelector(".foot") ?? element).borderTopColor;
    const hasBar = bar !== null && Number.parseFloat(borderLeftWidth) > 0 && borderLeftColor !== plain;
    return isOutlined || hasBar ? "" : `not shown on ${element.outerHTML.slice(0, 120)}`;
  });
  expect(shown, "focus").toBe("");
}

/** Opens the palette and runs the command of this name. */
async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+Shift+P");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("dialog").getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
}

/** Presses a key until the focus is on something, looking at the focus at each step. */
async function pressUntil(page: Page, key: string, selector: string, limit = 60): Promise<void> {
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`${limit} times ${key} did not reach ${selector}.`);
}

test("with the keyboard alone: from the course through the prediction to a passed exercise", async ({ page }) => {
  await page.goto(site());
  await expect(page.getByRole("link", { name: words.course.startAction })).toBeVisible();
  await pressUntil(page, "Tab", ".next a");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");
  await expectState(page, 9, "locked");
  await pressUntil(page, "Tab", '[data-prediction] input[type="radio"]');
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('[data-prediction] input[value="b"]')).toBeChecked();
  await expectVisibleFocus(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator('[data-prediction] input[value="bet"]')).toBeChecked();
  await page.keyboard.press("Tab");
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expectState(page, 9, "ok");
  // The form is gone; whoever answered it must not be thrown back to the top of the page.
  await expect(page.locator('[data-prediction="peso-do-paciente"]')).toBeFocused();
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
