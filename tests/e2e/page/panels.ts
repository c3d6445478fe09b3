import { expect, type Locator, type Page } from "@playwright/test";
import { panelTexts } from "../../../src/host/messages/panels.ts";
import { labOf, words } from "./support.ts";

export const texts = panelTexts["pt-BR"];
export type Tab = keyof typeof texts.tabs;

export const panels = (page: Page): Locator => page.getByRole("complementary", { name: texts.label, exact: true });
export const tab = (page: Page, id: Tab): Locator => page.getByRole("tab", { name: texts.tabs[id], exact: true });
export const panel = (page: Page): Locator => page.getByRole("tabpanel");
export const toggle = (page: Page): Locator =>
  page.locator(".foot").getByRole("button", { name: `${words.lab.bar.panels} (P)` });
/** The row of a cell. */
export const row = (page: Page, name: string): Locator =>
  panel(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader").getByRole("link", { name, exact: true }) });

export async function openPanel(page: Page, id: Tab): Promise<void> {
  if ((await panels(page).count()) === 0) await toggle(page).click();
  await tab(page, id).click();
  await expect(tab(page, id)).toHaveAttribute("aria-selected", "true");
}

/** The row of the variable of this name. */
export const variable = (page: Page, name: string): Locator =>
  panel(page)
    .getByRole("row")
    .filter({ has: page.locator("code.variables__name", { hasText: new RegExp(`^${name}$`) }) });

export const tensorLab = labOf("panels-tensors", [
  "const kept = [];",
  "kept.push(tf.zeros([100]));",
  "const fixed = tf.zeros([10, 10]);",
]);
