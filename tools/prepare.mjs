// Plain JavaScript with no dependencies: it must run before anything is installed.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIsStale } from "./build-stamp.mjs";

export const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * Runs a command with its output shown; ends this process where it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ stdout?: number }} options where its output goes: 1, or 2 where ours is for programs
 */
export function must(command, args, { stdout = 1 } = {}) {
  const windows = process.platform === "win32";
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["inherit", stdout, 2], shell: windows });
  if (status === 0) return;
  if (error) console.error(error.message);
  process.exit(status ?? 1);
}

/** Node 20.19 or later, or a message that says what to do. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Bancada needs Node 20.19 or later; this is ${process.versions.node}. Install one from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Installs the locked packages, unless what is installed came from this very lock file. */
export function install() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules/.bancada-lock.json");
  if (existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(lock, "utf8")) return;
  console.log("Installing packages (once)…");
  // Not `npm ci`: it refuses a lock file without every platform's optional packages (docs/decisions/0007-installing.md).
  must("npm", ["install", "--no-save", "--no-fund", "--no-audit", "--loglevel=error"]);
  copyFileSync(lock, installed);
}

/** Builds the site where its sources changed; what it says goes to the error output, so that programs can read the other. */
export function buildIfStale() {
  if (!buildIsStale()) return;
  console.error("Building…");
  must(process.execPath, [join(root, "node_modules/tsx/dist/cli.mjs"), "tools/build.ts"], { stdout: 2 });
}
