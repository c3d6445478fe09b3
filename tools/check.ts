import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importProblems } from "./checks/imports.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = (name: string): string => join(root, "node_modules/.bin", name);

/** Its name, and what it found; empty when all is well. */
type Check = readonly [name: string, run: () => Promise<string>];

/** Writes files that must be refused: nothing else may read the sources meanwhile. */
const alone: Check = ["imports", async () => importProblems().join("\n")];
/** The types take as long as the others together: each list has a core. */
const atOnce: readonly (readonly Check[])[] = [
  [["types", () => output("tsc", ["-p", "."])]],
  [
    ["format and lint", () => output("biome", ["check", "--error-on-warnings"])],
    ["promises", () => output("oxlint", ["--type-aware", "src", "tools", "tests"])],
    ["unused files, exports and packages", () => output("knip", [])],
  ],
];

function output(command: string, args: readonly string[]): Promise<string> {
  const options = { cwd: root, shell: process.platform === "win32", maxBuffer: 64 * 2 ** 20 };
  return new Promise((resolve) => {
    execFile(bin(command), args, options, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr}`.trim() || error.message : "");
    });
  });
}

let passed = 0;
let failed = 0;
async function report([name, run]: Check): Promise<void> {
  const found = await run();
  console.log(`${found === "" ? "ok  " : "FAIL"} ${name}`);
  if (found === "") passed++;
  else failed++;
  if (found !== "") console.log(found.replace(/^/gm, "     "));
}

await report(alone);
await Promise.all(
  atOnce.map(async (checks) => {
    for (const check of checks) await report(check);
  }),
);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
