// `npm test`: installs what is missing, then runs everything. Needs only Node; finds or explains Chromium.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium, howToGetChromium } from "./browser.mjs";
import { buildIfStale, checkNode, install, root } from "./prepare.mjs";

checkNode();
install();
if (!ensureChromium()) {
  console.error(howToGetChromium);
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), "bancada-test-"));
const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const playwright = join(root, "node_modules/@playwright/test/cli.js");
const vitestCounts = join(scratch, "vitest.json");
const counts = join(scratch, "playwright.json");

/** @param {string} text the output of a part, whose last `N passed, N failed` counts */
function closingLine(text) {
  const last = [...text.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : undefined;
}

/** @param {string} file */
function fromVitest(file) {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failed: success ? 0 : Math.max(1, numFailedTests, numFailedTestSuites) };
}

/**
 * Runs a part with Node; what it says is shown as it comes, and kept.
 * @param {string[]} args
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, BANCADA_COUNTS: counts },
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on("close", (status) => resolve({ status, output }));
  });
}

/** @type {[string, string[], (output: string) => { passed: number, failed: number } | undefined][]} */
const parts = [
  ["check", [tsx, "tools/check.ts"], closingLine],
  [
    "unit and contract",
    [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestCounts}`],
    () => fromVitest(vitestCounts),
  ],
  ["size", [tsx, "tools/checks/sizes.ts"], closingLine],
  ["labs", [tsx, "tools/labs/cli.ts"], closingLine],
  ["end to end", [playwright, "test"], () => JSON.parse(readFileSync(counts, "utf8"))],
];

let passed = 0;
let failed = 0;
buildIfStale();
for (const [name, args, count] of parts) {
  console.log(`\n— ${name}`);
  const started = Date.now();
  const { status, output } = await run(args);
  /** @type {{ passed: number, failed: number } | undefined} */
  let result;
  try {
    result = count(output);
  } catch {
    result = undefined;
  }
  // A part that ended badly without counting a failure is a failure.
  const sound = result !== undefined && (status === 0 || result.failed > 0);
  passed += result?.passed ?? 0;
  failed += sound ? (result?.failed ?? 0) : (result?.failed ?? 0) + 1;
  console.log(`  ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
