import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { madeOnce } from "../made-once.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where on its host the site stands. */
export const base = "/turma/2026/";

/** The site, built to stand under a folder of a host; only to be read. */
export async function siteUnderFolder(): Promise<string> {
  const built = await madeOnce("site-under-folder", (folder) =>
    promisify(execFile)(process.execPath, ["node_modules/tsx/dist/cli.mjs", "tools/build.ts"], {
      cwd: root,
      env: { ...process.env, CI: "1", BANCADA_BASE: base, BANCADA_OUT: folder },
    }),
  );
  return join(built, "public");
}
