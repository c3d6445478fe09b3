import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findChromium } from "../../../tools/browser.mjs";
import { filesOf, labOf, site, type TestLab } from "./support.ts";

// Driven by puppeteer: Playwright keeps every page visible, and asks Chromium not to slow hidden ones down.
const slowing = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

const stateOf = (page: Page, cell: number): Promise<string | null> =>
  page.evaluate((id) => document.querySelector(`[data-cell="${id}"]`)?.getAttribute("data-state") ?? null, cell);

async function open(browser: Browser, lab: TestLab): Promise<Page> {
  const page = await browser.newPage();
  const files = filesOf(lab);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const json = files.get(new URL(request.url()).pathname);
    void (json === undefined
      ? request.continue()
      : request.respond({ contentType: "application/json", body: JSON.stringify(json) }));
  });
  await page.goto(`${site()}/lab/test/${lab.slug}`);
  return page;
}

const model = `const X = tf.linspace(0, 1, 64).reshape([64, 1]);
const y = X.mul(3).add(1);
const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
model.compile({optimizer: tf.train.sgd(0.1), loss: "meanSquaredError"});
await model.fit(X, y, {epochs: 1});`;
/** By the timers of a hidden tab, one a second, they would take longer than the test waits. */
const epochs = 120;
/** Begins once nobody sees the page. */
const training = (callbacks: string) =>
  `while (!document.hidden) await new Promise((done) => document.addEventListener("visibilitychange", done, {once: true}));
await model.fit(X, y, {epochs: ${epochs}, yieldEvery: "batch", callbacks: ${callbacks}});
display("depois");`;

test("in a tab that nobody sees a training goes on at its pace, and its curves with it", {
  tag: "@waits",
}, async () => {
  test.setTimeout(180_000);
  const executablePath = findChromium();
  const browser = await puppeteer.launch({
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"],
    ignoreDefaultArgs: slowing,
  });
  try {
    const page = await open(
      browser,
      labOf("hidden", [
        model,
        training("progress.fit()"),
        training('tfvis.show.fitCallbacks({name: "Treino"}, ["loss"], {callbacks: ["onEpochEnd"]})'),
      ]),
    );
    await expect.poll(() => stateOf(page, 1)).toBe("ok");
    const other = await browser.newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe("hidden");
    await expect.poll(() => stateOf(page, 2), { timeout: 80_000 }).toBe("ok");
    await expect.poll(() => stateOf(page, 3), { timeout: 80_000 }).toBe("ok");
    expect(await page.evaluate(() => document.visibilityState)).toBe("hidden");
    const frame = page.frames().find((found) => found !== page.mainFrame());
    const drawn = await frame?.evaluate(() => ({
      bar: document.querySelector("progress")?.getAttribute("aria-valuetext"),
      curves: document.querySelectorAll(".bancada-progress figure svg").length,
      surface: document.querySelectorAll(".bancada-surface canvas, .bancada-surface svg").length,
    }));
    expect(drawn).toMatchObject({
      bar: expect.stringContaining(`época ${epochs} de ${epochs}`),
      curves: 1,
      surface: 1,
    });
  } finally {
    await browser.close();
  }
});
