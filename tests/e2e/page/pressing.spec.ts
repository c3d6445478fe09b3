import { expect, type Page, test } from "@playwright/test";
import { labRow, site } from "./support.ts";

const english = (page: Page) => page.getByRole("button", { name: "English" });

async function pressEnglish(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  await page.goto(site());
  await expect(labRow(page)).toBeVisible();
  const box = await english(page).boundingBox();
  if (!box) throw new Error("The button is not drawn.");
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  return place;
}

test("a button that the page moves away under a press is still the one that was pressed", async ({ page }) => {
  await pressEnglish(page);
  await page.evaluate(() => {
    const late = document.createElement("div");
    late.style.height = "200px";
    document.body.prepend(late);
  });
  await page.mouse.up();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(english(page)).toBeFocused();
});

test("who leaves a button before letting go has not pressed it", async ({ page }) => {
  const { x, y } = await pressEnglish(page);
  await page.mouse.move(x - 300, y + 200);
  await page.mouse.up();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
});
