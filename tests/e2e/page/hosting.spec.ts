import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { base, siteUnderFolder } from "./site-under-folder.ts";
import {
  cell,
  expectOutcome,
  expectQuiet,
  labRow,
  output,
  predict,
  replaceText,
  site,
  tfidf,
  words,
} from "./support.ts";

test("the address of a lab opens it, also at a cell, also after a reload", async ({ page }) => {
  await page.goto(`${site()}/lab/vectorization/tfidf#cell-17`);
  await expect(cell(page, 17)).toBeInViewport();
  await expect(cell(page, 17)).toBeFocused();
  await expectQuiet(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");
  await expect(cell(page, 17)).toBeInViewport();
});

test("back and forward go between the course and the lab", async ({ page }) => {
  await page.goto(site());
  await labRow(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.title);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");
  await expectQuiet(page);
});

test("an unknown lab and an unknown page get a kind answer and a way back", async ({ page }) => {
  await page.goto(`${site()}/lab/vectorization/nao-existe`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.lab.missingTitle);
  await expect(page.locator("main")).toContainText(words.lab.missingText("vectorization/nao-existe"));
  await page.goto(`${site()}/nada`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.missing.title);
  await page.getByRole("link", { name: words.backToCourse }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.title);
});

test.describe("on a static host that knows nothing of routes, under a folder", () => {
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
  };
  let folder = "";
  let server: Server;
  let address = "";

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    folder = await siteUnderFolder();
    // As GitHub Pages does: files, a folder's index.html, and 404.html for the rest. No header of ours.
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const path = pathname.startsWith(base) ? pathname.slice(base.length) : "nowhere";
      const answer = (status: number, file: string, content: Buffer) => {
        response.writeHead(status, { "content-type": types[extname(file)] ?? "application/octet-stream" });
        response.end(content);
      };
      const file = join(folder, path.endsWith("/") || path === "" ? `${path}index.html` : path);
      readFile(file)
        .then((content) => answer(200, file, content))
        .catch(async () => {
          const index = join(file, "index.html");
          const found = await readFile(index).catch(() => null);
          if (found) answer(200, index, found);
          else answer(404, "404.html", await readFile(join(folder, "404.html")));
        });
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    address = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  });

  test.afterAll(() => new Promise((resolve) => server.close(resolve)));

  test("a deep link opens the lab, which runs and checks", async ({ page }) => {
    const failed: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(`${address}lab/vectorization/tfidf`);
    await predict(page, "b");
    await replaceText(page, 9, tfidf.exercises[0]?.solution?.trim() ?? "");
    await expectOutcome(page, "idf", "passed");
    await expect(output(page, 10)).toContainText("2,2528");
    await page.getByRole("link", { name: words.brand }).click();
    await expect(page).toHaveURL(address);
    await expect(page.locator(".next")).toContainText(words.course.continueTitle);
    expect(failed).toEqual([]);
  });

  test("an address of nothing gets the kind page", async ({ page }) => {
    await page.goto(`${address}nada`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.missing.title);
  });
});
