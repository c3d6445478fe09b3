// Plain JavaScript with no dependencies: it must run before anything is installed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Where a finished build writes what it was made from. */
export const stampFile = join(root, "dist/stamp");

const inputs = [
  "src",
  "tools",
  "notebooks",
  "public",
  "docs/topics.json",
  "index.html",
  "grade.html",
  "vite.config.ts",
  "package-lock.json",
];

/** @returns {string} a hash of every file that the build reads: by path, size and time of change */
export function buildStamp() {
  const hash = createHash("sha256");
  const visit = (/** @type {string} */ path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const input of inputs) if (existsSync(join(root, input))) visit(join(root, input));
  hash.update(`base ${process.env.BANCADA_BASE ?? "/"}`);
  return hash.digest("hex");
}

/** @returns {boolean} must the site be built again? */
export function buildIsStale() {
  return !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== buildStamp();
}
