import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { JSDOM } from "jsdom";
import { gradedCsv } from "../../../src/grader/graded-csv.ts";
import type { GradedFile } from "../../../src/grader/graded-files.ts";
import { gradingTexts } from "../../../src/host/messages/grading.ts";
import { writeZip } from "../../../src/host/panels/runs/write-zip.ts";
import { readLab } from "../../../src/notebook/read.ts";
import { catalogueSchema } from "../../../src/shared/catalogue.ts";
import { newCourseKey, writeCourseKey } from "../../../src/shared/course-key.ts";
import { page as around, submissionWith } from "../../../src/submission/submission.fixture.ts";
import type { Submission } from "../../../src/submission/submission.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import { writeLocked } from "../../../tools/locked/write-locked.ts";
import { attacks } from "../attacks.ts";
import { listen } from "../listener.ts";
import { expectAccessible } from "./axe.ts";
import { site } from "./support.ts";

const texts = gradingTexts["pt-BR"];
const root = fileURLToPath(new URL("../../../", import.meta.url));
const key = newCourseKey();
const written = writeCourseKey(key);

/** The build's smallest lab, whole, as its author wrote it. */
const { lab } = readLab(readFileSync(join(root, "notebooks/00-orientation/javascript-para-python/lab.html"), "utf8"), {
  parser: new new JSDOM("").window.DOMParser(),
});
const build = () => dirname(process.env.BANCADA_SITE_FOLDER ?? "");
const locked = mkdtempSync(join(tmpdir(), "locked-"));

/** The site as a build with a course key publishes it. */
async function publishLocked(context: BrowserContext): Promise<void> {
  await writeLocked({ build: build(), site: locked, key });
  await context.route("**/locked/*", (route) => {
    const path = join(locked, new URL(route.request().url()).pathname);
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 });
  });
}

const solved = lab.exercises.map(({ cell, solution }) => ({ cell, text: solution ?? "" }));
const [first, second] = solved;
const wrongText = lab.exercises[0]?.wrongAnswers[0]?.code ?? "";
/** A loop that no guard sees. */
const loop = '(0, eval)("for (;;);");';

/** The files of a class, by path, and what each hands in. */
function classWork(hostile: readonly string[]): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const { labs } = catalogueSchema.parse(JSON.parse(readFileSync(join(build(), "public/labs/index.json"), "utf8")));
  const version = { id: lab.id, version: lab.version, hash: labs.find(({ id }) => id === lab.id)?.hash ?? "" };
  const bytes = (change: Partial<Submission>) =>
    new TextEncoder().encode(writeSubmission(submissionWith({ lab: version, ...change }), around));
  const own = hostile.map((text, at) => ({ id: 1_000_000 + at, after: 0, mode: "js" as const, text }));
  return new Map([
    ["Ana Souza_1/Version 1/certa.html", bytes({ names: ["Ana Souza"], changed: solved })],
    ["Bia_2/Version 1/errada.html", bytes({ names: ["Bia"], changed: [{ cell: first?.cell ?? 0, text: wrongText }] })],
    [
      "laco.html",
      bytes({ names: ["Caio"], changed: [{ cell: first?.cell ?? 0, text: loop }, ...(second ? [second] : [])] }),
    ],
    ["hostil.html", bytes({ names: ["<img src=x onerror=alert(1)>", "=1+1"], changed: solved, own })],
    ["outra-versao.html", bytes({ names: ["Davi"], lab: { ...version, hash: "0".repeat(64) } })],
    ["velha.html", new TextEncoder().encode("<p>nada</p>")],
  ]);
}

/** What `npm run grade` finds in the same files. */
function gradedByTool(files: ReadonlyMap<string, Uint8Array>): Promise<readonly GradedFile[]> {
  const folder = mkdtempSync(join(tmpdir(), "entregas-"));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const out = join(folder, "notas.json");
  const args = ["--import", "tsx", "tools/grade.ts", folder, "--json", `--out=${out}`, `--site=${build()}`];
  const sandbox = process.getuid?.() === 0 ? { BANCADA_CHROMIUM_SANDBOX: "off" } : {};
  return new Promise((resolve, reject) => {
    // It ends with 1, for two files have no grade.
    execFile(process.execPath, args, { cwd: root, env: { ...process.env, ...sandbox } }, (error, _, said) => {
      if (existsSync(out)) resolve(JSON.parse(readFileSync(out, "utf8")));
      else reject(new Error(`${error} ${said}`));
    });
  });
}

/** Keeps all that pages and frames of the context say to each other, in each page's `said`; and no page closes itself. */
const eavesdrop = () => {
  globalThis.close = () => undefined;
  const said: string[] = [];
  Object.assign(globalThis, { said });
  for (const { prototype } of [BroadcastChannel, MessagePort]) {
    const post = prototype.postMessage;
    prototype.postMessage = function (this: unknown, ...given: unknown[]) {
      said.push(JSON.stringify(given[0]) ?? "");
      return Reflect.apply(post, this, given);
    };
  }
};

const inMemory = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([
      (globalThis as { said?: string[] }).said,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      document.documentElement.outerHTML,
      performance.getEntries().map(({ name }) => name),
    ]),
  );

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** By the name of the file alone: folders and zips are told otherwise here and there. */
const byName = (graded: readonly GradedFile[]): GradedFile[] =>
  graded.map(({ file, grading }) => ({ file: basename(file), grading })).sort((a, b) => (a.file < b.file ? -1 : 1));

test("an instructor's browser gives what npm run grade gives; the key stays on its own page, and a hostile file gets nothing", async ({
  page,
  context,
}) => {
  test.setTimeout(400_000);
  const listener = await listen();
  const world = `const E = ${JSON.stringify(`${listener.http}/x`)}, stun = ${listener.stunPort}, tcp = ${JSON.stringify(listener.tcp)};`;
  const reads = ["document.cookie", "localStorage.senha", "parent.document", "top.document", "top.opener.document"];
  const files = classWork([
    ...attacks.map(
      ({ code }) =>
        `{ await Promise.race([(async () => { ${world} ${code} })().catch(String), new Promise((done) => setTimeout(done, 300))]); }`,
    ),
    ...reads.map(
      (read) => `{ let got; try { got = ${read} } catch (error) { got = error.name } display(\`leu \${got}\`); }`,
    ),
    'new BroadcastChannel("bancada.course-key").postMessage({ type: "here" });',
  ]);
  // Both at once: each waits half a minute for the loop.
  const grading = gradedByTool(files);
  grading.catch(() => undefined);
  await publishLocked(context);
  await context.addInitScript(eavesdrop);
  await context.addCookies([{ name: "senha", value: "segredo-do-cookie", url: site() }]);
  const asked: string[] = [];
  const addresses: string[] = [];
  context.on("request", (request) => {
    asked.push(`${request.url()} ${request.postData() ?? ""}`);
    // What a frame asks for is told here also where its policy lets it go nowhere: that is the listener's to see.
    if (!request.isNavigationRequest() && request.frame().parentFrame() === null) addresses.push(request.url());
  });

  await page.goto(`${site()}/grading`);
  await page.evaluate(() => localStorage.setItem("senha", "segredo-guardado"));
  const inZip = [...files].filter(([path]) => path.includes("/"));
  const zip = writeZip(inZip.map(([path, bytes]) => ({ path: `Submitted files/${path}`, content: bytes.buffer })));
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles([
      { name: "Lab 00.zip", mimeType: "application/zip", buffer: Buffer.from(await zip.arrayBuffer()) },
      { name: "leia.txt", mimeType: "text/plain", buffer: Buffer.from("oi") },
      ...[...files]
        .filter(([path]) => !path.includes("/"))
        .map(([name, bytes]) => ({ name, mimeType: "text/html", buffer: Buffer.from(bytes) })),
    ]);
  await expect(page.getByText(texts.others(1))).toBeVisible();
  await expect(page.getByText(texts.needsKey)).toHaveCount(5);
  await expect(page.getByRole("row", { name: /velha/ })).toContainText(texts.refused);
  await expectAccessible(page, "submissions that wait for the key");

  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: texts.giveKey }).click();
  const keyPage = await opening;
  const field = keyPage.getByLabel(texts.key, { exact: true });
  await expect(field).toHaveAttribute("type", "password");
  await expectAccessible(keyPage, "the page of the key");
  await field.fill(written.slice(0, -1) + (written.endsWith("X") ? "Y" : "X"));
  await expect(keyPage.getByRole("alert")).toContainText(texts.keyMistyped);
  await field.fill(writeCourseKey(newCourseKey()));
  await keyPage.getByRole("button", { name: texts.open }).click();
  await expect(keyPage.getByRole("alert")).toContainText(texts.keyOther);
  await field.fill(written.toLowerCase().replaceAll("-", " "));
  await keyPage.getByRole("button", { name: texts.open }).click();
  await expect(keyPage.getByRole("status").filter({ hasText: texts.opened(1) })).toBeVisible();
  // It was shown that no key is left, nor any kernel, on the page that was given it.
  await expect(field).toHaveCount(0);
  expect(keyPage.frames()).toHaveLength(1);
  const keyPageKnows = await inMemory(keyPage);
  // Whatever one goes to from there is loaded anew: nothing of the page that had the key lives on.
  await keyPage.evaluate(() => Object.assign(globalThis, { hadTheKey: true }));
  await keyPage.getByRole("link", { name: "Progresso" }).click();
  await expect(keyPage).toHaveURL(/progress/);
  expect(await keyPage.evaluate(() => "hadTheKey" in globalThis)).toBe(false);
  await keyPage.close();

  await expect(page.getByText(texts.progress(6, 6))).toBeVisible({ timeout: 240_000 });
  await expect(page.getByText(texts.lockedTitle)).toHaveCount(0);
  await page.getByRole("button", { name: texts.details("hostil.html") }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(texts.sealed(1, 1));
  await expect(dialog).toContainText("<img src=x onerror=alert(1)>");
  await expectAccessible(page, "how a submission did");
  await page.keyboard.press("Escape");

  const json = await saved(page, texts.json);
  const graded = byName(JSON.parse(json.text));
  const csv = await saved(page, texts.csv);
  const byTool = byName(await grading);
  expect(graded.map(({ file }) => file)).toEqual([...files.keys()].map((path) => basename(path)).sort());
  expect(graded).toEqual(byTool);
  const all = JSON.parse(json.text) as readonly GradedFile[];
  expect(csv).toEqual({ name: texts.tableName, text: gradedCsv(all, "pt-BR") });
  const pointsOf = (file: string) => {
    const found = graded.find((one) => one.file === file)?.grading;
    return found?.state === "graded" ? found.points : found?.reason;
  };
  expect(
    ["certa", "errada", "laco", "hostil", "outra-versao", "velha"].map((name) => pointsOf(`${name}.html`)),
  ).toEqual([2, 0, expect.any(Number), 2, "unknown-lab", "file"]);

  // The hostile one reached nothing and read nothing, though it tried.
  expect(listener.paths).toEqual([]);
  expect(listener.counts).toEqual({ tcp: 0, udp: 0 });
  expect(json.text).toContain("leu SecurityError");
  expect(json.text).not.toMatch(/segredo-/);
  const gradingPageKnows = await inMemory(page);
  expect(gradingPageKnows).toContain("segredo-guardado");
  const forms = [written, written.replaceAll("-", ""), written.toLowerCase().replaceAll("-", " ")];
  for (const form of [...forms, Buffer.from(key).toString("hex"), Buffer.from(key).toString("base64")]) {
    expect(gradingPageKnows).not.toContain(form);
    expect(keyPageKnows).not.toContain(form);
    expect(asked.join("\n")).not.toContain(form);
  }
  // What is sealed is shown to nobody: it went from page to page, and into no frame's output, table or file.
  const sealedCode = lab.exercises.flatMap(({ checks }) =>
    checks.filter(({ sealed }) => sealed).map(({ code }) => code),
  );
  expect(sealedCode.length).toBeGreaterThan(0);
  const shown = `${await page.content()}${json.text}${csv.text}`;
  for (const line of sealedCode.flatMap((code) => code.split("\n")).filter((text) => text.trim().length > 40)) {
    expect(shown).not.toContain(line.trim());
  }
  for (const address of addresses) expect(address).toMatch(new RegExp(`^(${site()}/|blob:|data:)`));
  await listener.close();
});
