import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Frame, type Page } from "@playwright/test";
import { build } from "vite";
import { madeOnce } from "./made-once.ts";
import type { Bench } from "./pages/kernel.ts";

export const basePath = "/sub/path/";
const mediaTypes: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** The folder of the kernel's page, built as production is. */
const builtKernelPage = (): Promise<string> =>
  madeOnce("kernel-page", (outDir) =>
    build({ configFile: fileURLToPath(new URL("pages/vite.config.ts", import.meta.url)), build: { outDir } }),
  );

/** Serves the kernel's page under a sub-path without any header. */
async function serveKernelPage() {
  const folder = await builtKernelPage();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    // The same page without any policy: on it every attack must arrive, or the attack proves nothing.
    if (path === "/control.html") {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><meta charset=utf-8><title>control</title><body></body>");
      return;
    }
    readFile(join(folder, path.replace(basePath, "/"))).then(
      (content) => {
        response.setHeader("content-type", mediaTypes[extname(path)] ?? "text/plain");
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: `${origin}${basePath}kernel.html`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

type KernelSite = Awaited<ReturnType<typeof serveKernelPage>>;

declare global {
  var bench: Bench;
}

/** A page with a kernel that is ready. */
export interface KernelPage {
  readonly page: Page;
  /** The kernel's frame. */
  frame(): Frame;
  /** Waits until the last state of a cell is `fulfilled` or `rejected`, and returns it. */
  settled(id: string): Promise<NonNullable<ReturnType<Bench["state"]>>>;
  /** Text of a cell's output. */
  text(id: string): Promise<string>;
}

export const test = base.extend<{ kernel: KernelPage }, { site: KernelSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const site = await serveKernelPage();
      await use(site);
      await site.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  kernel: [
    async ({ page, site }, use) => {
      await page.goto(site.page);
      await page.waitForFunction(() => "bench" in globalThis);
      await page.evaluate(() => bench.start());
      const frame = (): Frame => {
        const [found] = page.mainFrame().childFrames();
        if (!found) throw new Error("there is no kernel frame");
        return found;
      };
      await use({
        page,
        frame,
        async settled(id) {
          const handle = await page.waitForFunction((cell) => {
            const state = bench.state(cell);
            return state !== undefined && state.type !== "pending" ? state : false;
          }, id);
          return (await handle.jsonValue()) as NonNullable<ReturnType<Bench["state"]>>;
        },
        text: async (id) => (await frame().locator(`[data-cell="${id}"]`).textContent()) ?? "",
      });
    },
    { auto: true },
  ],
});

export { expect };
