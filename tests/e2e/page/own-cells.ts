import { expect, type Locator, type Page } from "@playwright/test";
import { cell, expectEditing, overwrite } from "./support.ts";

/** The cells from top to bottom, by id. */
export const order = (page: Page): Promise<number[]> =>
  page
    .locator("[data-cell]:not(.output)")
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.cell)));

/** What the page says in passing. */
export const toast = (page: Page): Locator => page.locator(".toast");

/** Adds a cell below this one by keyboard, and returns its id. */
export async function addBelow(page: Page, id: number, text: string): Promise<number> {
  const before = await order(page);
  await cell(page, id).focus();
  await page.keyboard.press("b");
  await expect.poll(async () => (await order(page)).length).toBe(before.length + 1);
  const added = (await order(page)).find((one) => !before.includes(one)) ?? 0;
  await expect(cell(page, added)).toBeFocused();
  if (text) {
    await page.keyboard.press("Enter");
    await expectEditing(page, added);
    await overwrite(page, text);
    await page.keyboard.press("Escape");
    await expect(cell(page, added)).toBeFocused();
  }
  return added;
}

/** Deletes the cell that has the focus. The second D comes soon, also on a machine that is busy. */
export async function pressDD(page: Page): Promise<void> {
  await Promise.all([page.keyboard.press("d"), page.keyboard.press("d")]);
}
