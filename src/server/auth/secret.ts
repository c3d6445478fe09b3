import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secret that signs cookies: made once, kept beside the data, readable by the server's user alone. */
export function readSecret(folder: string): string {
  const path = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = `${path}.${process.pid}`;
  writeFileSync(made, randomBytes(32).toString("hex"), { mode: 0o600, flush: true });
  try {
    linkSync(made, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(made, { force: true });
  }
  return readFileSync(path, "utf8");
}
