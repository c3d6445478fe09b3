import type { Browser, Page } from "@playwright/test";
import type { Caller } from "./caller.ts";

interface GradebookOptions {
  readonly url: string;
  readonly course: string;
  readonly instructor: Caller;
}

const rounds = 5;
const steps = 40;
/** Half of what is in sight at once: 18,000 pixels a second on a screen that draws 60 frames, a strong flick. */
const stepPx = 300;

/**
 * From the click on *Notas* to the first painted rows, and how long a frame takes while the table is scrolled: all in
 * milliseconds.
 * @throws Error if a row that is in sight was not there when its frame was drawn
 */
export async function openGradebook(browser: Browser, { url, course, instructor }: GradebookOptions) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = instructor.cookie.split("=");
  await context.addCookies([{ name, value, url }]);
  // tsx wraps each named function in this helper, which a page does not have.
  await context.addInitScript("globalThis.__name = (value) => value");
  const page = await context.newPage();
  await page.goto(`${url}/class/${course}`);
  const opened: number[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      await page.locator(`a[href$="${course}/assignments"]`).click();
      await page.locator(".grid--fixed").waitFor({ state: "detached" });
      const took = await open(page, `a[href$="${course}/grades"]`);
      if (round > 0) opened.push(took);
    }
    return { opened, frames: await scroll(page) };
  } finally {
    await context.close();
  }
}

const open = (page: Page, link: string): Promise<number> =>
  page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const look = () => {
          if (document.querySelectorAll(".grid--fixed tbody th").length === 0) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - started));
        };
        document.querySelector<HTMLElement>(selector)?.click();
        look();
      }),
    link,
  );

const scroll = async (page: Page): Promise<readonly number[]> => {
  const { frames, empty } = await page.evaluate(
    ([count, px]) =>
      new Promise<{ readonly frames: readonly number[]; readonly empty: number }>((resolve) => {
        const place = document.querySelector(".grid--fixed");
        if (place === null) throw new Error("The gradebook is not open.");
        const { left, bottom } = place.getBoundingClientRect();
        const lowest = Math.min(bottom, innerHeight) - 20;
        const frames: number[] = [];
        let empty = 0;
        let before = performance.now();
        const step = () => {
          const now = performance.now();
          frames.push(now - before);
          before = now;
          if (document.elementFromPoint(left + 20, lowest)?.closest("tbody th") == null) empty++;
          if (frames.length > count) return resolve({ frames: frames.slice(1), empty });
          place.scrollBy(0, px);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [steps, stepPx] as const,
  );
  if (empty > 0) throw new Error(`In ${empty} frames of ${frames.length} the lowest row in sight was not drawn.`);
  return frames;
};
