import { expect, type Page } from "@playwright/test";
import { drawn, expectAccessible, lookedAt, sidewaysOf, violationsOf } from "./axe.ts";
import { lostOf } from "./lost-texts.ts";

const desk = { width: 1280, height: 720 };
const telephone = { width: 390, height: 844 };
/** The narrowest that reads without scrolling sideways (WCAG 1.4.10): a screen of 1280 px at 400 %. */
const narrowest = { width: 320, height: 640 };
/** A screen of 1280 px at 200 %. */
const zoomed = { width: 640, height: 400 };

async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  await drawn(page);
}

/** Keeps in mind what of a part can be seen now. */
const rememberShown = (page: Page, part: string): Promise<void> =>
  page.evaluate((within) => {
    const all = [...document.querySelectorAll(`${within} *`)];
    Object.assign(window, { shownBefore: new Set(all.filter((element) => element.checkVisibility())) });
  }, part);

/** Marks the elements of the part that can be seen now and could not when it was asked to remember; how many they are. */
const markNew = (page: Page, part: string): Promise<number> =>
  page.evaluate((within) => {
    const { shownBefore } = window as typeof window & { shownBefore?: ReadonlySet<Element> };
    const fresh = [...document.querySelectorAll(`${within} *`)].filter(
      (element) => element.checkVisibility() && !shownBefore?.has(element),
    );
    for (const element of fresh) element.toggleAttribute("data-new", true);
    return fresh.length;
  }, part);

const unmark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll("[data-new]")) element.removeAttribute("data-new");
  });

/**
 * Whoever reads it, on whatever screen, can: every rule in the light theme, the colours again in the dark one; on a telephone
 * what the width changes, and the colours of what only stands there; nothing cut at 200 %, by zoom or by larger letters. What is
 * open stays so.
 */
export async function expectReadable(page: Page, where: string, within?: string): Promise<void> {
  const open = page.locator("dialog[open], [role=menu], #panels");
  const opened = await open.count();
  const part = within ? { within } : {};
  // What appears under a mouse that rests would lie over what is looked at.
  await page.mouse.move(0, 0);
  // Scrolled, the link that skips to the content would wait over a button that nobody sees either.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));

  await expectAccessible(page, where, part);

  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, `${where}, dark`, { ...part, rules: "colour" });
  await page.emulateMedia({ colorScheme: "light" });

  const looked = (await lookedAt(page, within)) ?? "body";
  await rememberShown(page, looked);
  await resize(page, telephone);
  await expect(open, `${where}: what is open at 390 px`).toHaveCount(opened);
  await expectAccessible(page, `${where}, 390 px`, { ...part, rules: "shape" });
  if ((await markNew(page, looked)) > 0) {
    const colours = await violationsOf(page, { within: `${looked} [data-new]`, rules: "colour" });
    expect.soft(colours, `${where}, 390 px, what only stands there`).toEqual([]);
    await unmark(page);
  }

  await resize(page, narrowest);
  expect.soft(await sidewaysOf(page), `${where}, 320 px: px to scroll sideways`).toBe(0);

  await resize(page, zoomed);
  expect.soft(await lostOf(page), `${where}, at 200 %`).toEqual([]);
  expect.soft(await sidewaysOf(page), `${where}, at 200 %: px to scroll sideways`).toBe(0);

  await resize(page, desk);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await drawn(page);
  expect.soft(await lostOf(page), `${where}, letters of twice the size`).toEqual([]);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  await drawn(page);
}
