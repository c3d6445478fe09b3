import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const vitest = ["node_modules/vitest/vitest.mjs", "run"];
const playwright = ["node_modules/@playwright/test/cli.js", "test", "--project=chromium"];

/** `npm test` runs each of these small; this is the full size. */
const parts: Readonly<Record<string, { readonly size: Readonly<Record<string, string>>; readonly run: string[] }>> = {
  labs: { size: { BANCADA_MUTATED_LABS: "10000" }, run: [...vitest, "src/notebook/mutated.test.ts"] },
  "round-trips": {
    size: { BANCADA_ROUND_TRIPS: "2000" },
    run: [...vitest, "--testTimeout=3600000", "src/notebook/round-trip.test.ts"],
  },
  csv: { size: { BANCADA_MUTATED_CSV: "5000" }, run: [...vitest, "src/host/own-files/mutated.test.ts"] },
  parquet: {
    size: { BANCADA_MUTATED_PARQUET: "5000" },
    run: [...vitest, "src/toolkit/data/parquet/read-parquet.test.ts"],
  },
  kills: { size: { BANCADA_KILLS: "200" }, run: [...playwright, "tests/e2e/reliability/kills.spec.ts"] },
  class: {
    size: { BANCADA_SUBMISSIONS: "2000" },
    run: [...playwright, "tests/e2e/reliability/class-kills.spec.ts"],
  },
  use: { size: { BANCADA_USE_MINUTES: "60" }, run: [...playwright, "tests/e2e/reliability/random-use.spec.ts"] },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(", ")}. What there is: ${Object.keys(parts).join(", ")}; all, where none is named.`,
  );
  process.exit(1);
}
const failed: string[] = [];
for (const [name, { size, run }] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  // What is set already is kept: a smaller size, or the seed of a run that failed (BANCADA_SEED).
  const sizes = Object.entries(size).map(([variable, full]) => `${variable}=${process.env[variable] ?? full}`);
  console.log(`\n— ${name}: ${sizes.join(" ")}`);
  const { status } = spawnSync(process.execPath, run, {
    cwd: root,
    stdio: "inherit",
    env: { ...size, ...process.env },
  });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? "\nAll hold." : `\nNot all hold: ${failed.join(", ")}.`);
process.exit(failed.length === 0 ? 0 : 1);
