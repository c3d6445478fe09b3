import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Release } from "../../../src/service-worker/release.ts";
import { writeServiceWorker } from "../../../tools/offline/write-service-worker.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** A copy of a built site on a static host that knows nothing of routes: it can be stopped, come back, and publish again. */
export class PublishedSite {
  readonly #folder = mkdtempSync(join(tmpdir(), "bancada-published-"));
  readonly #base: string;
  #server: Server | null = null;
  #port = 0;
  /** Answers to everything, as the sign-in page of a school's network does. */
  portal: string | null = null;

  constructor(built: string, base = "/") {
    this.#base = base;
    cpSync(built, this.#folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
  }

  get address(): string {
    return `http://localhost:${this.#port}${this.#base}`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const send = (status: number, file: string, content: string | Buffer) => {
        response.writeHead(status, {
          "content-type": types[extname(file)] ?? "application/octet-stream",
          "cache-control": "no-cache",
        });
        response.end(content);
      };
      if (this.portal !== null) return send(200, ".html", this.portal);
      const path = pathname.startsWith(this.#base) ? pathname.slice(this.#base.length) : "nowhere";
      const found = [path, join(path, "index.html")]
        .map((file) => [file, this.#read(file)] as const)
        .find(([, content]) => content);
      if (found?.[1]) send(200, found[0], found[1]);
      else send(404, "404.html", this.#read("404.html") ?? "");
    });
    await new Promise<void>((resolve) => server.listen(this.#port, resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Publishes the site again, with one text in a file changed. */
  async publish(path: string, from: string, to: string): Promise<Release> {
    const file = join(this.#folder, path);
    const text = readFileSync(file, "utf8");
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
    writeFileSync(file, text.replaceAll(from, to));
    return writeServiceWorker(this.#folder);
  }

  #read(path: string): Buffer | null {
    try {
      return readFileSync(join(this.#folder, path));
    } catch {
      return null;
    }
  }
}

/** The service worker is there, and this page is served by it. */
export async function expectServed(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
}

/** All that a lab needs came onto the device by itself: what of it is missing is nothing. */
export async function expectWhole(page: Page, lab: string): Promise<void> {
  const missing = () =>
    page.evaluate(async (id) => {
      const [name = ""] = await caches.keys();
      const addresses = (await (await caches.open(name)).keys()).map(({ url }) => url);
      const there = new Set(addresses.map((url) => decodeURIComponent(url.split("/file/")[1] ?? "")));
      const listed = addresses.find((url) => url.includes("/release/"));
      const release = listed === undefined ? null : await (await caches.match(listed))?.json();
      if (!release) return ["the release"];
      return Object.entries(release.files as Record<string, string>).flatMap(([path, hash]) =>
        /^(assets|feed)\//.test(path) || (path.startsWith(`labs/${id}/`) && !path.endsWith(".html"))
          ? there.has(hash)
            ? []
            : [path]
          : [],
      );
    }, lab);
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
}
