import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { Grader } from "../../../src/grader/grader.ts";
import { launchBrowser } from "../../../src/grader/launch-browser.ts";
import { localTexts } from "../../../src/host/messages/local.ts";
import { submitTexts } from "../../../src/host/messages/submit.ts";
import { problemTexts } from "../../../src/submission/problem-texts.ts";
import { readSubmission } from "../../../src/submission/read-submission.ts";
import { submissionHash } from "../../../src/submission/submission-hash.ts";
import { findChromium } from "../../../tools/browser.mjs";
import { expectAccessible } from "./axe.ts";
import {
  expectOutcome,
  expectQuiet,
  expectSaved,
  expectState,
  expectText,
  journalOf,
  labOf,
  openTestLab,
  output,
  replaceText,
  site,
  words,
} from "./support.ts";

const texts = submitTexts["pt-BR"];
const local = localTexts["pt-BR"];
const lab = labOf("submit", ["# Entrega", "const double = (x) => 0;", "display(double(21));"], {
  editable: [],
  rest: `
<exercise id="dobro" cell="2" points="2" minutes="1" title="O dobro" public-share="0.5">
  <script type="module" role="check" id="dois" kind="V" title="Dois">export default async ({call, fail}) => { if (await call("double", 2) !== 4) fail("outra"); };</script>
  <script type="text/markdown" role="message" check="dois" id="outra">Não é 4.</script>
  <script type="module" role="check" id="nove" kind="V" title="Nove" sealed>export default async ({call, fail}) => { if (await call("double", 9) !== 18) fail("outra"); };</script>
  <script type="text/markdown" role="message" check="nove" id="outra">Não é 18.</script>
</exercise>`,
});
const solution = "const double = (x) => 2 * x;";

async function solved(page: Page): Promise<void> {
  await openTestLab(page, lab);
  await expectState(page, 3, "ok");
  await replaceText(page, 2, solution);
  await expectOutcome(page, "dobro", "passed");
  await expect(output(page, 3)).toContainText("42");
  await expectSaved(page);
  await expectQuiet(page);
}

async function openDialog(page: Page): Promise<void> {
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.submit }).click();
  await expect(page.getByRole("dialog")).toBeFocused();
}

async function handedIn(page: Page, names: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole("textbox", { name: texts.names }).fill(names);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: texts.download }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

function submissionIn(bytes: Buffer) {
  const read = readSubmission(bytes);
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.detail}`);
  return read.submission;
}

test("the dialog shows what goes, asks for names, and gives one file that holds the work; handed in again, it is the same", async ({
  page,
}) => {
  await solved(page);
  await openDialog(page);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(texts.changed(1));
  await expect(dialog).toContainText(words.lab.exercise.outcome.passed);
  await dialog.getByRole("button", { name: texts.download }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: texts.namesMissing })).toBeVisible();
  await expect(page.getByRole("textbox", { name: texts.names })).toBeFocused();
  const repository = page.getByRole("textbox", { name: texts.repositoryOptional });
  await page.getByRole("textbox", { name: texts.names }).fill("Ana");
  await repository.fill("git@github.com:ana/projeto.git");
  await dialog.getByRole("button", { name: texts.download }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: texts.repositoryWrong })).toBeVisible();
  await expect(repository).toBeFocused();
  // What is said stands in sight, above the foot of the dialog.
  const refusal = await dialog.getByText(texts.repositoryWrong).boundingBox();
  const foot = await dialog.locator(".submit__foot").boundingBox();
  expect((refusal?.y ?? 0) + (refusal?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  await repository.fill(" https://github.com/ana/projeto ");

  const first = await handedIn(page, " Ana  Souza \n\nJoão <b>Lima</b>\n");
  const submission = submissionIn(first.bytes);
  const hash = submissionHash(submission);
  expect(first.name).toBe(`test-submit-ana-souza-joao-b-lima-b-${hash.slice(0, 8)}.html`);
  expect(submission).toMatchObject({
    lab: { id: "test/submit", version: 1, hash: "test" },
    names: ["Ana Souza", "João <b>Lima</b>"],
    repository: "https://github.com/ana/projeto",
    changed: [{ cell: 2, text: solution }],
    own: [],
    claimed: [{ exercise: "dobro", outcome: "passed", points: 1 }],
  });
  expect(submission.journal.at(-1)?.what).toEqual({ type: "submitted", hash });
  await expect(dialog.getByRole("status")).toContainText(texts.done(first.name, hash.slice(0, 8)));
  await expect
    .poll(async () => (await journalOf(page)).map(({ what }) => what))
    .toContainEqual({ type: "submitted", hash });

  const second = submissionIn((await handedIn(page, "Ana Souza\nJoão <b>Lima</b>")).bytes);
  expect(submissionHash(second)).toBe(hash);
});

test("the file opens in any browser: it shows the work, runs no script, and asks for nothing", async ({
  page,
  context,
}) => {
  await solved(page);
  await openDialog(page);
  const { bytes } = await handedIn(page, "Ana <img src=x onerror=alert(1)>");
  const other = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  other.on("console", (message) => said.push(message.text()));
  other.on("dialog", () => said.push("a dialog"));
  await other.setContent(bytes.toString("utf8"));
  await expect(other.locator("body")).toContainText("Ana <img src=x onerror=alert(1)>");
  await expect(other.locator("#cell-2")).toContainText(solution);
  await expect(other.locator("#cell-3")).toContainText("42");
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
  expect(said).toEqual([]);
});

test("with files alone: what the page hands in is graded without a server", async ({ page }) => {
  await solved(page);
  await openDialog(page);
  const { bytes } = await handedIn(page, "Ana");
  const texts = { "pt-BR": lab.text, en: lab.text.replace("<lab ", '<lab language="en" ') };
  const grader = new Grader({
    launch: () => launchBrowser({ executablePath: findChromium() ?? "", sandbox: process.getuid?.() !== 0 }),
    site: site(),
    shelf: { find: async (_id, hash) => (hash === "test" ? texts : null) },
  });
  const grading = await grader.grade(bytes);
  await grader.close();
  expect(grading).toMatchObject({ state: "graded", points: 2, possible: 2, grade: 10, remarks: [] });
});

const drop = (page: Page, content: string) =>
  page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "entrega.html"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, content);

test("a submission dropped on the course page opens as a copy, after a click; a damaged one is refused with what to do", async ({
  page,
}) => {
  await solved(page);
  await openDialog(page);
  const text = (await handedIn(page, "Ana")).bytes.toString("utf8");
  await page.goto(site());
  await expect(page.getByRole("button", { name: local.choose })).toBeVisible();
  await drop(page, text.replace('"format":1', '"format":'));
  await expect(page.getByRole("alert")).toContainText(problemTexts.damaged["pt-BR"]);
  await drop(page, text);
  await expect(page).toHaveURL(/\/lab\/local\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.opened("Teste submit", "Ana"));
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.getByRole("button", { name: local.run }).click();
  await expectText(page, 3, solution);
  await expect(output(page, 4)).toContainText("42");
});

test("handing in can be used by everyone, wide and narrow, light and dark, in both languages", async ({ page }) => {
  await solved(page);
  for (const [width, colorScheme, language] of [
    [1280, "light", "pt-BR"],
    [390, "dark", "en"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.keyboard.press("ControlOrMeta+Shift+p");
    await page
      .getByRole("dialog")
      .getByRole("combobox")
      .fill(language === "en" ? "inglês" : "Entregar");
    await page.keyboard.press("Enter");
    if (language === "en") {
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await page.keyboard.press("ControlOrMeta+Shift+p");
      await page.getByRole("dialog").getByRole("combobox").fill("Hand in");
      await page.keyboard.press("Enter");
    }
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: submitTexts[language].title })).toBeVisible();
    await dialog.getByRole("button", { name: submitTexts[language].download }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: submitTexts[language].namesMissing })).toBeVisible();
    await expectAccessible(page, `${width} px`);
    const wider = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wider, `${width}: px to scroll sideways`).toBe(0);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
});
