import { expect, type Page, test } from "@playwright/test";
import type { Language } from "../../../src/shared/text.ts";
import { walkLab } from "./faces/lab.ts";
import { speak } from "./faces/look.ts";
import { walkPages } from "./faces/pages.ts";
import { lostOf } from "./lost-texts.ts";
import { saidByLanguage, strangers, textsOf } from "./page-texts.ts";
import { expectReadable } from "./readable.ts";

const said = await saidByLanguage();

async function expectLanguage(page: Page, language: Language, where: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  const texts = await textsOf(page);
  expect(texts.length, where).toBeGreaterThan(10);
  expect.soft([...new Set(strangers(texts, said))], where).toEqual([]);
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const [part, walk] of [
  ["the pages", walkPages],
  ["a lab, its panels, dialogs and menus", walkLab],
] as const) {
  test(`${part}: Portuguese only, accessible, light and dark, on a telephone too, and whole at 200 %`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    await speak(page, "pt-BR");
    await walk(page, "pt-BR", async (where, within) => {
      await expectLanguage(page, "pt-BR", where);
      await expectReadable(page, where, within);
    });
  });

  test(`${part} speak English only`, async ({ page }) => {
    test.slow();
    await speak(page, "en");
    await walk(page, "en", (where) => expectLanguage(page, "en", where));
  });
}

test("a text that is cut, and one that lies outside, are found", async ({ page }) => {
  await page.setContent(
    '<p style="width: 50px; overflow: hidden; white-space: nowrap">Um texto comprido</p><p style="position: fixed; left: 1270px; white-space: nowrap">Fora da página</p>',
  );
  expect(await lostOf(page)).toEqual(["cut: p: Um texto comprido", "outside: p: Fora da página"]);
});
