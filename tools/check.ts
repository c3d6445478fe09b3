import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importProblems } from "./checks/imports.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = (name: string): string => join(root, "node_modules/.bin", name);

/** Each check: its name, and what it found; empty when all is well. */
const checks: readonly (readonly [name: string, run: () => string])[] = [
  ["types", () => output("tsc", ["-p", "."])],
  ["format and lint", () => output("biome", ["check", "--error-on-warnings"])],
  ["promises", () => output("oxlint", ["--type-aware", "src", "tools", "tests"])],
  ["imports", () => importProblems().join("\n")],
  ["unused files, exports and packages", () => output("knip", [])],
];

function output(command: string, args: readonly string[]): string {
  const result = spawnSync(bin(command), args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  if (result.error) return String(result.error);
  return result.status === 0 ? "" : `${result.stdout}${result.stderr}`.trim() || `exit code ${result.status}`;
}

let failed = 0;
for (const [name, run] of checks) {
  const found = run();
  console.log(`${found === "" ? "ok  " : "FAIL"} ${name}`);
  if (found !== "") {
    failed++;
    console.log(found.replace(/^/gm, "     "));
  }
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
