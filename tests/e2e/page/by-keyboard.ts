import { expect, type Page } from "@playwright/test";
import { expectState } from "./support.ts";

/** The focus is on something that shows it: never on the page as a whole, and marked by an outline, a bar or a caret. */
export async function expectVisibleFocus(page: Page): Promise<void> {
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
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+Shift+P");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("dialog").getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
}

/** Presses a key until the focus is on something, looking at the focus at each step. */
export async function pressUntil(page: Page, key: string, selector: string, limit = 60): Promise<void> {
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`${limit} times ${key} did not reach ${selector}.`);
}

/** Answers the first prediction of L09, with the second option and a bet. */
export async function predictByKeyboard(page: Page): Promise<void> {
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
}
