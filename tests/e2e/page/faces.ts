import { expect, type Page } from "@playwright/test";
import { attendanceTexts } from "../../../src/host/messages/attendance.ts";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { courseTexts } from "../../../src/host/messages/course.ts";
import { en } from "../../../src/host/messages/en.ts";
import { errataTexts } from "../../../src/host/messages/errata.ts";
import { fillTexts } from "../../../src/host/messages/fill.ts";
import { gradebookTexts } from "../../../src/host/messages/gradebook.ts";
import { gradingTexts } from "../../../src/host/messages/grading.ts";
import { instructorTexts } from "../../../src/host/messages/instructor.ts";
import { localTexts } from "../../../src/host/messages/local.ts";
import { newVersionTexts } from "../../../src/host/messages/new-version.ts";
import { panelTexts } from "../../../src/host/messages/panels.ts";
import { personTexts } from "../../../src/host/messages/person.ts";
import { progressTexts } from "../../../src/host/messages/progress.ts";
import { pt } from "../../../src/host/messages/pt.ts";
import { readingTexts } from "../../../src/host/messages/reading.ts";
import { regradeTexts } from "../../../src/host/messages/regrade.ts";
import { rubricTexts } from "../../../src/host/messages/rubric.ts";
import { statisticsTexts } from "../../../src/host/messages/statistics.ts";
import type { CommandId } from "../../../src/host/notebook/keyboard.ts";
import { type TabId, tabIds } from "../../../src/host/panels/open-tab.ts";
import type { Language } from "../../../src/shared/text.ts";
import { page as around, submissionWith } from "../../../src/submission/submission.fixture.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import {
  cell,
  exercise,
  expectOutcome,
  expectQuiet,
  expectSaved,
  expectState,
  predict,
  replaceText,
  site,
  tfidf,
} from "./support.ts";

/** @param within - selector of what is new on a face that stands beside one already seen */
type Look = (where: string, within?: string) => Promise<void>;

const wrong = tfidf.exercises[0]?.wrongAnswers[0]?.code.trim() ?? "";
const solution = tfidf.exercises[0]?.solution?.trim() ?? "";
const lab = "vectorization/tfidf";

/** Opens the palette and runs a command by its name; ends when the palette is closed. */
async function runCommand(page: Page, language: Language, command: CommandId): Promise<void> {
  const { names, title } = commandTexts[language];
  await page.keyboard.press("Control+Shift+P");
  const palette = page.getByRole("dialog", { name: title, exact: true });
  await palette.getByRole("combobox").fill(names[command]);
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
}

/** Opens the panels at a tab. */
export async function openPanel(page: Page, language: Language, tab: TabId): Promise<void> {
  const panels = page.locator("#panels");
  if ((await panels.count()) === 0) await page.locator(".foot button[aria-expanded]").click();
  await panels.getByRole("tab", { name: panelTexts[language].tabs[tab], exact: true }).click();
}

/** The page speaks this language from the first moment, as for a reader who chose it before. */
export async function speak(page: Page, language: Language): Promise<void> {
  const stored = JSON.stringify({ language, theme: "system" });
  await page.addInitScript((text) => localStorage.setItem("bancada.preferences", text), stored);
}

/** Course, reference, progress without work, a mistyped address, a notebook from disk, and what went wrong. */
export async function walkPages(page: Page, language: Language, look: Look): Promise<void> {
  const words = language === "en" ? en : pt;
  const heading = page.getByRole("heading", { level: 1 });
  await page.goto(site());
  await expect(page.locator(".next")).toBeVisible();
  await expect(page.locator(".own-notebooks")).toBeVisible();
  await look("course");
  await page.goto(`${site()}/reference`);
  await expect(page.locator(".reference__names details").first()).toBeVisible();
  await look("reference");
  await page.goto(`${site()}/reference/preprocessing/StandardScaler`);
  await expect(heading).toHaveText("StandardScaler");
  await look("reference of a name");
  await page.goto(`${site()}/coverage`);
  await expect(page.locator(".coverage__table").first()).toBeVisible();
  await look("what the course covers");
  await walkGrading(page, language, look);
  await page.goto(`${site()}/progress`);
  await expect(page.getByRole("heading", { name: progressTexts[language].emptyTitle })).toBeVisible();
  await look("progress without work");
  await page.goto(`${site()}/nada/aqui`);
  await expect(heading).toHaveText(words.missing.title);
  await look("no such page");
  await page.goto(site());
  const cells = [{ cell_type: "code", source: "1 + 1", metadata: {}, outputs: [], execution_count: null }];
  const ipynb = { nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: "javascript" } }, cells };
  const file = { name: "a.ipynb", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(ipynb)) };
  await page.locator(".own-notebooks input[type=file]").setInputFiles(file);
  await expect(page.getByText(localTexts[language].outsideTitle)).toBeVisible();
  await look("a notebook from disk, before it runs");
  await page.goto(site());
  await page.locator(".own-notebooks input[type=file]").setInputFiles({ ...file, buffer: Buffer.from("a;b") });
  await expect(page.locator(".own-notebooks .note--warn")).toBeVisible();
  await look("course with a file that was refused");
  await page.route("**/labs/index.json", (route) => route.fulfill({ status: 500, body: "?" }));
  await page.goto(site());
  await expect(heading).toHaveText(words.course.errorTitle);
  await look("error");
  await page.route("**/labs/index.json", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: words.retry }).click();
  await expect(heading).toHaveText(words.course.offlineTitle);
  await look("offline");
}

/** Grading in the browser: without a course key, with files that wait for it, one that is none, and the page of the key. */
async function walkGrading(page: Page, language: Language, look: Look): Promise<void> {
  const texts = gradingTexts[language];
  await page.goto(`${site()}/grading`);
  await expect(page.getByRole("heading", { name: texts.noKey })).toBeVisible();
  await look("grading, on a site without a course key");
  await page.context().route("**/locked/course-key.json", (route) => route.fulfill({ json: { format: 1, id: "0" } }));
  const files = [writeSubmission(submissionWith(), around), "?"].map((text, at) => ({
    name: `${at}.html`,
    mimeType: "text/html",
    buffer: Buffer.from(text),
  }));
  const layFiles = async (desk: Page) => {
    await desk.goto(`${site()}/grading`);
    await desk.locator("input[type=file]").first().setInputFiles(files);
    await expect(desk.locator(".grid tbody button")).toBeVisible();
  };
  await layFiles(page);
  await look("submissions that wait for the course key");
  await page.getByRole("button", { name: texts.details("1.html") }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("why a submission has no grade");
  await page.goto(`${site()}/course-key`);
  await expect(page.getByRole("link", { name: texts.toGrading })).toBeVisible();
  await look("a course key that nobody asks for");
  const desk = await page.context().newPage();
  await layFiles(desk);
  const asked = await desk.locator('a[target="_blank"]').getAttribute("href");
  await page.goto(new URL(asked ?? "", site()).href);
  await page.reload();
  await page.getByLabel(texts.key, { exact: true }).fill("U");
  await expect(page.getByRole("alert").filter({ hasText: texts.keySign("U") })).toBeVisible();
  await look("the course key, mistyped");
  await desk.close();
}

/** A lab: its states, every panel, every dialog, its menus; then the progress that it made. */
export async function walkLab(page: Page, language: Language, look: Look): Promise<void> {
  const words = language === "en" ? en : pt;
  const dialog = page.getByRole("dialog");
  await page.goto(`${site()}/lab/${lab}`);
  await expectState(page, 9, "locked");
  await expectQuiet(page);
  await look("lab, locked");
  await predict(page, "a");
  await replaceText(page, 9, wrong);
  await expectOutcome(page, "idf", "failed");
  await expectQuiet(page);
  await look("lab, failing, in the editor");
  await page.keyboard.press("Escape");
  await exercise(page, "idf")
    .getByRole("button", { name: words.lab.exercise.openHint(1, 3) })
    .click();
  await look("lab, failing, a hint open");
  for (const tab of tabIds) {
    await openPanel(page, language, tab);
    await look(`panel ${tab}`, "#panels");
  }
  await page.keyboard.press("Escape");
  await expect(page.locator("#panels")).toHaveCount(0);
  await cell(page, 9).focus();
  const commands = [
    "palette",
    "keys",
    "find",
    "replace",
    "history",
    "notebookHistory",
    "files",
    "export",
    "submit",
  ] as const;
  for (const command of commands) {
    if (command === "palette") await page.keyboard.press("Control+Shift+P");
    else await runCommand(page, language, command);
    await expect(dialog).toBeVisible();
    await look(command);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await look("menu of the notebook");
  await page.keyboard.press("Escape");
  await cell(page, 9)
    .getByRole("button", { name: words.lab.cell.more("9") })
    .click();
  await look("menu of a cell");
  await page.keyboard.press("Escape");
  await replaceText(page, 9, "const idf = (documents) => { throw new Error('x'); };\nfalta(1);");
  await expectState(page, 9, "failed");
  await expect(cell(page, 9).locator(".note--bad .note__title").first()).toBeVisible();
  await look("lab, a cell with an error");
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await page.keyboard.press("Escape");
  await exercise(page, "idf").getByRole("button", { name: words.lab.exercise.openSolution }).click();
  await expect(exercise(page, "idf").locator(".solution")).toBeVisible();
  await expectQuiet(page);
  await look("lab, passed, the solution open");
  await expectSaved(page);
  await walkNewVersion(page, language, look);
  await page.goto(`${site()}/progress`);
  await expect(page.locator("table").first()).toBeVisible();
  await look("progress");
  await page.getByRole("button", { name: progressTexts[language].erase, exact: true }).click();
  await expect(dialog).toBeVisible();
  await look("question before everything is deleted");
  await page.keyboard.press("Escape");
}

/** The course has another version of the lab: the notice of it, and the dialog that compares. */
async function walkNewVersion(page: Page, language: Language, look: Look): Promise<void> {
  await page.route("**/labs/index.json", async (route) => {
    const catalogue = await (await route.fetch()).json();
    for (const entry of catalogue.labs) if (entry.id === lab) Object.assign(entry, { version: 2, hash: "another" });
    await route.fulfill({ json: catalogue });
  });
  await page.route(`**/labs/${lab}/lab.json`, async (route) => {
    const labs = await (await route.fetch()).json();
    for (const one of [labs["pt-BR"], labs.en]) {
      one.version = 2;
      for (const item of one.notebook.cells) if (item.id === 9) item.text += "\n// 2";
    }
    await route.fulfill({ json: labs });
  });
  await page.goto(`${site()}/lab/${lab}`);
  const see = page.locator(".notice").getByRole("button", { name: newVersionTexts[language].see });
  await expect(see).toBeVisible();
  await expectQuiet(page);
  await look("notice of a new version");
  await see.click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("new version");
  await page.keyboard.press("Escape");
}

/** The instructor's page of a course that has an assignment with a graded submission: each part, and its dialogs. */
export async function walkTeaching(page: Page, language: Language, course: string, look: Look): Promise<void> {
  const texts = instructorTexts[language];
  const reading = readingTexts[language];
  const book = gradebookTexts[language];
  const dialog = page.getByRole("dialog");
  const close = async () => {
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  };
  await page.goto(course);
  await expect(page.locator(".class__task-title").first()).toBeVisible();
  await look("assignments");
  await page.getByRole("button", { name: texts.assignments.new }).click();
  await dialog.getByRole("button", { name: texts.assignments.lateAdd }).click();
  await look("a new assignment");
  await close();
  await page.goto(`${course}/people`);
  await expect(page.locator(".grid tbody tr").first()).toBeVisible();
  await look("people");
  await walkManaging(page, language, course, look);
  await page.goto(`${course}/errata`);
  await expect(page.getByRole("button", { name: errataTexts[language].publish })).toBeVisible();
  await look("errata");
  await page.goto(`${course}/submissions`);
  await expect(page.locator(".grid tbody a").first()).toBeVisible();
  await look("submissions");
  await page.locator(".grid tbody a").first().click();
  await page
    .getByRole("button", { name: /Comentar|Comment on/ })
    .first()
    .click();
  await page.getByRole("button", { name: reading.showPage }).click();
  await page.locator("details > summary").click();
  await expect(page.locator(".reading__timeline li").first()).toBeVisible();
  await expect(page.getByLabel(book.justification)).toBeVisible();
  await look("a submission");
  await page.goto(`${course}/grades`);
  await page.locator(".grid__name").first().click();
  await expect(dialog).toBeVisible();
  await look("a student's grades");
  await close();
  await page.getByRole("button", { name: book.import }).click();
  await look("bringing a spreadsheet");
  await close();
  await page.getByRole("button", { name: fillTexts[language].open }).click();
  const sheet = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Email\nAna,ana@example.edu\n") };
  await dialog.locator("input[type=file]").setInputFiles(sheet);
  await expect(dialog.getByText(fillTexts[language].columns)).toBeVisible();
  await look("filling another system's spreadsheet");
  await close();
  await look("grades");
  await page.goto(`${course}/exercises`);
  await expect(page.getByRole("heading", { name: statisticsTexts[language].title })).toBeVisible();
  await look("exercises");
  await page.goto(`${course}/rubrics`);
  await page.getByRole("button", { name: rubricTexts[language].new }).click();
  await look("a new rubric");
  await close();
  await look("rubrics");
  await page.goto(`${course}/regrade`);
  await expect(page.getByRole("button", { name: regradeTexts[language].start })).toBeVisible();
  await look("regrade");
  await page.goto(`${course}/graders`);
  await expect(page.getByRole("heading", { name: texts.graders.title })).toBeVisible();
  await look("graders");
}

/** A person of the course, the roll, and what holds for the course as a whole. */
export async function walkManaging(page: Page, language: Language, course: string, look: Look): Promise<void> {
  const roll = attendanceTexts[language];
  await page.goto(`${course}/people`);
  await page.getByRole("button", { name: "Ana Souza" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: personTexts[language].makeInstructor }).click();
  await dialog.getByRole("button", { name: personTexts[language].change }).first().click();
  await expect(dialog.getByLabel(personTexts[language].newDue)).toBeVisible();
  await look("a person");
  await page.keyboard.press("Escape");
  await page.goto(`${course}/attendance`);
  await page.getByRole("button", { name: roll.make }).click();
  await expect(page.getByRole("button", { name: roll.allPresent })).toBeVisible();
  await look("the roll of a class");
  await page.getByRole("link", { name: roll.meetings }).click();
  await expect(page.getByRole("heading", { name: roll.summary })).toBeVisible();
  await look("attendance");
  await page.goto(`${course}/course`);
  await expect(page.getByRole("button", { name: courseTexts[language].move, exact: true })).toBeVisible();
  await page.getByLabel(courseTexts[language].forever).uncheck();
  await look("settings of the course");
}
