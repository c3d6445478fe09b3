// Plain JavaScript: it may run before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const isRoot = process.getuid?.() === 0;

/** Flags for a headless Chromium that calls nobody; as root it cannot keep its own sandbox. */
export const chromiumArgs = [
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const playwrightCaches = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  join(homedir(), ".cache/ms-playwright"),
  join(homedir(), "Library/Caches/ms-playwright"),
  process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, "ms-playwright"),
];

const playwrightBinaries = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-win/chrome.exe",
  "chrome-win64/chrome.exe",
];

const systemChromiums = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function playwrightChromium() {
  for (const cache of playwrightCaches) {
    if (!cache || !existsSync(cache)) continue;
    for (const folder of readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort()
      .reverse()) {
      for (const binary of playwrightBinaries) {
        const path = join(cache, folder, binary);
        if (existsSync(path)) return path;
      }
    }
  }
  return undefined;
}

/** @returns {string | undefined} a Chromium: the one named by BANCADA_CHROMIUM, Playwright's, or the system's */
export function findChromium() {
  return process.env.BANCADA_CHROMIUM || playwrightChromium() || systemChromiums.find((path) => existsSync(path));
}

/** @returns {string | undefined} a Firefox that can be driven, where there is one */
export function findFirefox() {
  return ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path));
}

/** Finds a Chromium, or installs Debian's where this user may. @returns {string | undefined} its path */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium (apt-get, once)…");
    const apt = (/** @type {string[]} */ args) =>
      spawnSync("apt-get", args, {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt(["update"]);
    apt(["install", "-y", "--no-install-recommends", "chromium"]);
  }
  return findChromium();
}

export const howToGetChromium =
  "No Chromium was found. Install one (sudo apt-get install chromium, or npx playwright install chromium), " +
  "or name yours: BANCADA_CHROMIUM=/path/to/chrome npm test";
