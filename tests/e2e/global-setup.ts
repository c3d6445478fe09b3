import { fileURLToPath } from "node:url";
import { buildIfStale } from "../../tools/prepare.mjs";
import { serveSite } from "../../tools/site-server.ts";

/** Builds the site where it is stale, and serves it to every test; `BANCADA_SITE` tells where, `BANCADA_SITE_FOLDER` from where. */
export default async function setup(): Promise<() => Promise<void>> {
  buildIfStale();
  const folder = fileURLToPath(new URL("../../dist/public", import.meta.url));
  const { server, port } = await serveSite(folder, 0);
  process.env.BANCADA_SITE_FOLDER = folder;
  process.env.BANCADA_SITE = `http://localhost:${port}`;
  return () => new Promise((resolve) => server.close(() => resolve()));
}
