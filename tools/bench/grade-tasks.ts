import type { Browser, Page } from "@playwright/test";
import type { BancadaGrade } from "../../src/grading/grade-page.ts";

type GradeWindow = typeof globalThis & { bancadaGrade: BancadaGrade };

const labOf = (cells: readonly string[], editable: string): string => `<!doctype html>
<notebook>
  <title>Bench</title>
${cells.map((text, i) => `  <script id="${i + 1}" type="module" pinned>\n    ${text}\n  </script>`).join("\n")}
</notebook>
<lab id="bench/cells" version="1" order="1" minutes="1" editable="${editable}"></lab>
`;

/** Each cell adds one to the cell before. */
const chain = labOf(
  Array.from({ length: 200 }, (_, i) => (i === 0 ? "const a1 = 1;" : `const a${i + 1} = a${i} + 1;`)),
  "1",
);
const single = labOf(["1 + 1"], "1");

async function gradePage(browser: Browser, site: string, lab: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site}/grade.html`);
  await page.waitForFunction(() => "bancadaGrade" in globalThis);
  await page.evaluate((text) => (globalThis as GradeWindow).bancadaGrade.open(text, "", "pt-BR", 1), lab);
  await page.evaluate(() => (globalThis as GradeWindow).bancadaGrade.setCells({}));
  return page;
}

/** From nothing, the old frame's removal included, to a kernel that can run cells. */
export async function kernelBoot(browser: Browser, site: string): Promise<() => Promise<number>> {
  const page = await gradePage(browser, site, single);
  return async () => {
    await page.bringToFront();
    return page.evaluate(async () => {
      const { bancadaGrade } = globalThis as GradeWindow;
      const started = performance.now();
      await bancadaGrade.restart();
      const took = performance.now() - started;
      // The referee starts behind the kernel: what is measured next must not share the machine with it.
      await bancadaGrade.setCells({});
      return took;
    });
  };
}

/** The first of 200 cells changes; every other runs again, and the host knows that the last has. */
export async function chain200(browser: Browser, site: string): Promise<() => Promise<number>> {
  const page = await gradePage(browser, site, chain);
  let round = 1;
  return async () => {
    round++;
    await page.bringToFront();
    return page.evaluate(async (value) => {
      const { bancadaGrade } = globalThis as GradeWindow;
      const started = performance.now();
      await bancadaGrade.setCells({ 1: `const a1 = ${value};` });
      return performance.now() - started;
    }, round);
  };
}
