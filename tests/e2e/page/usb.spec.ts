import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { writeUsb } from "../../../tools/usb/write-usb.ts";
import { cell, exercise, expectOutcome, predict, replaceText, tfidf } from "./support.ts";

const hasPerl = spawnSync("perl", ["-v"]).status === 0;
const folder = join(mkdtempSync(join(tmpdir(), "usb-")), "bancada");
const solution = tfidf.exercises[0]?.solution?.trim() ?? "";

let server: ChildProcess;
let url = "";
test.beforeAll(async () => {
  test.skip(!hasPerl, "Perl is not here: the server of macOS and Linux cannot be tried.");
  writeUsb({ site: process.env.BANCADA_SITE_FOLDER ?? "", folder });
  server = spawn("perl", [join(folder, "servidor/servidor.pl"), "0"]);
  let said = "";
  url = await new Promise((resolve, reject) => {
    server.stdout?.on("data", (text: Buffer) => {
      said += text;
      const found = /http:\S+(?=\/\s)/.exec(said)?.[0];
      if (found) resolve(found);
    });
    server.once("exit", () => reject(new Error(`The server ended: ${said}`)));
  });
});
test.afterAll(() => void server?.kill());

/** Asked byte by byte: a browser, and `fetch`, would take the dots out of a path before they send it. */
const statusOf = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(`${url}/`, { path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });

test("the course works from a folder on a computer without a network, served by what the system has", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(`${url}/lab/${tfidf.id}`);
  // Nothing is cached: the first start reads all from the stick.
  await expect(page.locator(".foot__kernel--ready")).toBeVisible({ timeout: 60_000 });
  await predict(page, "a");
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await page.reload();
  await expect(cell(page, 9)).toContainText("Math.log");
  await expect(exercise(page, "idf")).toHaveAttribute("data-outcome", "passed");
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
});

test("the stick holds no sealed check, and its server gives nothing beside the course", async () => {
  expect(existsSync(join(folder, "sealed")) || existsSync(join(folder, "site/sealed"))).toBe(false);
  writeFileSync(join(folder, "segredo.txt"), "segredo");
  expect(await statusOf("/labs/index.json")).toBe(200);
  expect(await statusOf("/progress?x=1")).toBe(200);
  for (const path of [
    "/nada.js",
    "/../segredo.txt",
    "/%2e%2e/segredo.txt",
    "/labs/../../segredo.txt",
    "/..%2fsegredo.txt",
  ]) {
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  }
});

test("opened as a plain file the page cannot run, as the stick's own page says", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => errors.push(message.text()));
  await page.goto(pathToFileURL(join(folder, "site/index.html")).href);
  await expect.poll(() => errors.join("\n")).toMatch(/file:\/\/|ERR_FILE_NOT_FOUND|CORS/);
  await expect(page.getByRole("heading")).toHaveCount(0);
});
