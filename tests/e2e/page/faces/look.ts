import { expect, type Page } from "@playwright/test";
import { commandTexts } from "../../../../src/host/messages/commands.ts";
import { panelTexts } from "../../../../src/host/messages/panels.ts";
import type { CommandId } from "../../../../src/host/notebook/keyboard.ts";
import type { TabId } from "../../../../src/host/panels/open-tab.ts";
import type { Language } from "../../../../src/shared/text.ts";

/** @param within - selector of what is new on a face that stands beside one already seen */
export type Look = (where: string, within?: string) => Promise<void>;

/** The page speaks this language from the first moment, as for a reader who chose it before. */
export async function speak(page: Page, language: Language): Promise<void> {
  const stored = JSON.stringify({ language, theme: "system" });
  await page.addInitScript((text) => localStorage.setItem("bancada.preferences", text), stored);
}

/** Opens the panels at a tab. */
export async function openPanel(page: Page, language: Language, tab: TabId): Promise<void> {
  const panels = page.locator("#panels");
  if ((await panels.count()) === 0) await page.locator(".foot button[aria-expanded]").click();
  await panels.getByRole("tab", { name: panelTexts[language].tabs[tab], exact: true }).click();
}

/** Opens the palette and runs a command by its name; ends when the palette is closed. */
export async function runCommand(page: Page, language: Language, command: CommandId): Promise<void> {
  const { names, title } = commandTexts[language];
  await page.keyboard.press("Control+Shift+P");
  const palette = page.getByRole("dialog", { name: title, exact: true });
  await palette.getByRole("combobox").fill(names[command]);
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
}

/** Goes to a part of the course's page by its link, as whoever teaches does. */
export const goToPart = (page: Page, part: string): Promise<void> =>
  page.locator(`.teach__part[href$="/${part}"]`).click();
