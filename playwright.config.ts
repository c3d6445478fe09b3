import { defineConfig } from "@playwright/test";
import { chromiumArgs, findChromium } from "./tools/browser.mjs";

const chromium = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["./tests/e2e/reporter.ts"]],
  globalSetup: "./tests/e2e/global-setup.ts",
  // A service worker would answer before a test's own routes: only what is about it has one (page/offline.spec.ts).
  use: { trace: process.env.BANCADA_TRACE ? "retain-on-failure" : "off", locale: "pt-BR", serviceWorkers: "block" },
  projects: [
    {
      name: "chromium",
      testIgnore: /firefox/,
      use: {
        browserName: "chromium",
        launchOptions: { args: chromiumArgs, ...(chromium ? { executablePath: chromium } : {}) },
      },
    },
    // Driven by puppeteer: Playwright would need a Firefox of its own.
    { name: "firefox", testMatch: /firefox/ },
  ],
});
