import type { Browser } from "@playwright/test";
import { readLab } from "../../src/notebook/read.ts";
import { newParser } from "../labs/publish.ts";

/** Runs in the page from its first moment: when does every cell of the lab come to rest? */
function watchCells(): void {
  const resting = new Set(["ok", "failed", "blocked"]);
  const ran = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      const cells = [...document.querySelectorAll("[data-cell]")];
      if (cells.length === 0 || !cells.every((cell) => resting.has(cell.getAttribute("data-state") ?? ""))) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
  });
  Object.assign(globalThis, { allCellsRan: ran });
}

/** From navigation to every cell run, with the browser's cache warm and the lab begun (its prediction made). */
export async function openLab(browser: Browser, site: string, id: string): Promise<() => Promise<number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site}/lab/${id}`);
  const forms = page.locator("[data-prediction] form");
  await forms.first().waitFor();
  for (const form of await forms.all()) {
    await form.locator("input[type=radio]").first().check();
    await form.locator("input[value=bet]").check();
    await form.locator("button[type=submit]").click();
  }
  await page.getByText("Salvo", { exact: true }).waitFor();
  await page.addInitScript(watchCells);
  return async () => {
    await page.bringToFront();
    await page.goto(`${site}/lab/${id}`, { waitUntil: "commit" });
    return page.evaluate(() => (globalThis as { allCellsRan?: Promise<number> }).allCellsRan ?? Number.NaN);
  };
}

/** The peer: Pyodide boots bare in the same browser, its files cached, and adds 1 and 1. */
export async function pyodide(browser: Browser, site: string): Promise<() => Promise<number>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  return async () => {
    await page.bringToFront();
    await page.goto(`${site}/peer/pyodide.html`, { waitUntil: "commit" });
    return page.evaluate(() => (globalThis as { added?: Promise<number> }).added ?? Number.NaN);
  };
}

const loopLab = `<!doctype html>
<notebook>
  <title>Bench</title>
  <script id="1" type="module" pinned>
    const above = 1;
  </script>
  <script id="2" type="module" pinned>
    const middle = above + 1;
  </script>
  <script id="3" type="module" pinned>
    while (true) {}
  </script>
</notebook>
<lab id="bench/loop" version="1" order="1" minutes="1" editable="3"></lab>
`;

/** From the click on Stop, while a cell loops for ever, to the cells above standing again. */
export async function stopRestore(browser: Browser, site: string): Promise<() => Promise<number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const entry = {
    id: "bench/loop",
    module: "01-bench",
    order: 1,
    version: 1,
    hash: "bench",
    minutes: 1,
    points: 0,
    track: "extra",
    title: { "pt-BR": "Bench", en: "Bench" },
    exercises: [],
  };
  const catalogue = { modules: [{ id: "01-bench", title: entry.title }], labs: [entry] };
  await page.route("**/labs/index.json", (route) => route.fulfill({ json: catalogue }));
  const { lab } = readLab(loopLab, { parser: newParser() });
  const labs = { "pt-BR": lab, en: { ...lab, language: "en" } };
  await page.route("**/labs/bench/loop/lab.json", (route) => route.fulfill({ json: labs }));
  await page.goto(`${site}/lab/bench/loop`);
  const state = (cell: number, wanted: string) => page.locator(`[data-cell="${cell}"][data-state="${wanted}"]`);
  return async () => {
    await page.bringToFront();
    await page.getByRole("button", { name: "Executar a célula 3" }).click();
    await state(3, "running").waitFor();
    const took = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let stopped = false;
          const started = performance.now();
          const observer = new MutationObserver(() => {
            const states = [...document.querySelectorAll("[data-cell]")].map((cell) => cell.getAttribute("data-state"));
            stopped ||= states[2] === "stopped";
            if (!stopped || states[0] !== "ok" || states[1] !== "ok") return;
            observer.disconnect();
            resolve(performance.now() - started);
          });
          observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
          [...document.querySelectorAll<HTMLButtonElement>(".foot button")]
            .find((button) => button.textContent?.trim() === "Parar")
            ?.click();
        }),
    );
    return took;
  };
}
