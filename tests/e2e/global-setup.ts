import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "../../tools/prepare.mjs";
import { serveSite } from "../../tools/site-server.ts";
import prepareDatabase from "../contract/server/prepared-database.ts";

/**
 * Builds the site where it is stale, and serves it to every test; `BANCADA_SITE` tells where, `BANCADA_SITE_FOLDER` from where.
 * A build that `BANCADA_OUT` names is taken as it is. `BANCADA_SHARED_FOLDER` is for what one worker makes for all.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (!process.env.BANCADA_OUT) buildIfStale();
  const folder = join(process.env.BANCADA_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url)), "public");
  await prepareDatabase();
  const { server, port } = await serveSite(folder, 0);
  process.env.BANCADA_SITE_FOLDER = folder;
  process.env.BANCADA_SITE = `http://localhost:${port}`;
  const shared = mkdtempSync(join(tmpdir(), "bancada-tests-"));
  process.env.BANCADA_SHARED_FOLDER = shared;
  return async () => {
    rmSync(shared, { recursive: true, force: true });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
}
