import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectEditing, expectState, expectText, labOf, labRow, openTestLab, output, site } from "./support.ts";

const english = (page: Page) => page.getByRole("button", { name: "English" });

/** Puts the mouse on the middle of what is drawn, and presses. */
async function press(page: Page, what: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error("It is not drawn.");
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  return place;
}

/** Something comes late above all else, and moves it down. */
const moveDown = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const late = document.createElement("div");
    late.style.height = "200px";
    document.body.prepend(late);
  });

async function openCourse(page: Page): Promise<void> {
  await page.goto(site());
  await expect(labRow(page)).toBeVisible();
}

test("a button that the page moves away under a press is still the one that was pressed", async ({ page }) => {
  await openCourse(page);
  await press(page, english(page));
  await moveDown(page);
  await page.mouse.up();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(english(page)).toBeFocused();
});

test("a line of code that the page moves away under a press is entered, at that line", async ({ page }) => {
  await openTestLab(page, labOf("pressed", ["const one = 1;\nconst two = 2;\ndisplay(one + two);"]));
  await expectState(page, 1, "ok");
  await expect(output(page, 1)).toHaveText("3");
  await press(page, page.getByText("two").first());
  await moveDown(page);
  await page.mouse.up();
  await expectEditing(page, 1);
  await page.keyboard.press("End");
  await page.keyboard.type(" // aqui");
  await expectText(page, 1, "const one = 1;\nconst two = 2; // aqui\ndisplay(one + two);");
});

test("who leaves a button before letting go has not pressed it", async ({ page }) => {
  await openCourse(page);
  const { x, y } = await press(page, english(page));
  await page.mouse.move(x - 300, y + 200);
  await page.mouse.up();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
});
