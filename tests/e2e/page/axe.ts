import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Frame, type Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const itsOwn = createRequire(require.resolve("@axe-core/playwright"));
const source = readFileSync(itsOwn.resolve("axe-core/axe.min.js"), "utf8");

/** Rules whose answer depends on the colours; they are three quarters of axe's work. */
const colourRules: readonly string[] = ["color-contrast", "link-in-text-block"];

interface Axe {
  run(
    context: unknown,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; target: unknown }[] }[] }>;
}

declare global {
  interface Window {
    axe?: Axe;
  }
}

export interface Look {
  /** Only inside of the elements of this selector; the whole page, where left out. */
  readonly within?: string;
  /**
   * `all` of WCAG 2.2 AA; `every`: and what axe takes for good practice; `structure`: the same without colours; `colour`: what
   * depends on the theme; `shape`: what does not.
   */
  readonly rules?: "all" | "every" | "structure" | "colour" | "shape";
}

/**
 * What was drawn anew is laid out; what follows from its size (a stop of Tab for code that scrolls) is drawn too, with the next frame;
 * and colours that change have changed.
 */
export const drawn = (target: Page | Frame): Promise<void> =>
  target.evaluate(async () => {
    await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    const ending = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/**
 * What of WCAG 2.2 AA a program can check and is broken, a line a rule. Run in the page itself, which costs half of what
 * AxeBuilder does: that runs every rule in every frame, takes all that is right home as well, and opens a page to sum it up.
 */
export async function violationsOf(target: Page | Frame, { within, rules = "all" }: Look = {}): Promise<string[]> {
  if (!(await target.evaluate(() => "axe" in globalThis))) await target.evaluate(source);
  await drawn(target);
  return target.evaluate(
    async ({ within, rules, colourRules }) => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      // Tab goes into the frame of outputs by way of the page, output by output, and not by the frame itself (keyboard.spec.ts).
      const off = ["frame-focusable-content", ...(rules === "shape" || rules === "structure" ? colourRules : [])];
      const how = {
        all: { runOnly: { type: "tag", values: tags } },
        shape: { runOnly: { type: "tag", values: tags } },
        colour: { runOnly: { type: "rule", values: colourRules } },
        every: {},
        structure: {},
      }[rules];
      const found = await window.axe?.run(within ? { include: [within] } : document, {
        ...how,
        ...(rules === "colour" ? {} : { rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])) }),
        iframes: false,
        resultTypes: ["violations"],
        reporter: "no-passes",
      });
      if (!found) throw new Error("axe did not start.");
      return found.violations.map(({ id, nodes }) => {
        const places = nodes.map(({ target, html }) => `${target} ${html.slice(0, 160)}`);
        return `${id}: ${places.slice(0, 5).join(", ")} (${nodes.length})`;
      });
    },
    { within, rules, colourRules },
  );
}

/** By how many pixels the page scrolls sideways. */
export const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is looked at of a page: beside an open dialog all else is inert. */
export const lookedAt = async (page: Page, within?: string): Promise<string | undefined> =>
  within ?? ((await page.locator("dialog[open]").count()) > 0 ? "dialog[open]" : undefined);

/** No rule of WCAG 2.2 AA that a program can check is broken, and the page does not scroll sideways. */
export async function expectAccessible(page: Page, where: string, look: Look = {}): Promise<void> {
  const within = await lookedAt(page, look.within);
  expect.soft(await violationsOf(page, { ...look, ...(within ? { within } : {}) }), where).toEqual([]);
  expect.soft(await sidewaysOf(page), `${where}: px to scroll sideways`).toBe(0);
}
