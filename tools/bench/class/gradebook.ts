import type { Browser, Page } from "@playwright/test";
import type { Caller } from "./caller.ts";

interface GradebookOptions {
  readonly url: string;
  readonly course: string;
  readonly instructor: Caller;
}

const rounds = 5;
const steps = 40;
const stepPx = 300;

/** From the click on *Notas* to the first painted rows, and how long a frame takes while the table is scrolled: all in milliseconds. */
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

const scroll = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    ([count, px]) =>
      new Promise<readonly number[]>((resolve) => {
        const place = document.querySelector(".grid--fixed");
        const frames: number[] = [];
        let before = performance.now();
        const step = () => {
          const now = performance.now();
          frames.push(now - before);
          before = now;
          if (frames.length > count) return resolve(frames.slice(1));
          place?.scrollBy(0, px);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [steps, stepPx] as const,
  );
