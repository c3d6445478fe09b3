import { defineConfig, type PlaywrightTestProject } from "@playwright/test";
import { disabledFeatures } from "./tests/e2e/chromium-features.ts";
import { chromiumArgs, findChromium } from "./tools/browser.mjs";

const chromium = findChromium();
const inChromium: PlaywrightTestProject = {
  testIgnore: /firefox/,
  use: {
    browserName: "chromium",
    launchOptions: { args: [...chromiumArgs, disabledFeatures], ...(chromium ? { executablePath: chromium } : {}) },
  },
};
/** A test with this tag waits most of its time, for limits that must be reached: it leaves its core to another. */
const waits = /@waits/;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["./tests/e2e/reporter.ts"]],
  globalSetup: "./tests/e2e/global-setup.ts",
  // A service worker would answer before a test's own routes: only what is about it has one (page/offline.spec.ts).
  use: { trace: process.env.BANCADA_TRACE ? "retain-on-failure" : "off", locale: "pt-BR", serviceWorkers: "block" },
  projects: [
    { name: "chromium", ...inChromium, grepInvert: waits, workers: 2 },
    { name: "waits", ...inChromium, grep: waits, workers: 1 },
    // Driven by puppeteer: Playwright would need a Firefox of its own.
    { name: "firefox", testMatch: /firefox/, workers: 1 },
  ],
});
