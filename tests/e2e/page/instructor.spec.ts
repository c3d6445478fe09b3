import { readFileSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { classTexts } from "../../../src/host/messages/class.ts";
import { gradebookTexts } from "../../../src/host/messages/gradebook.ts";
import { instructorTexts } from "../../../src/host/messages/instructor.ts";
import { readingTexts } from "../../../src/host/messages/reading.ts";
import { regradeTexts } from "../../../src/host/messages/regrade.ts";
import { journalOf } from "../../../src/submission/submission.fixture.ts";
import { startPostgres } from "../../contract/server/postgres.ts";
import { expectAccessible } from "./axe.ts";
import { pressUntil } from "./by-keyboard.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { speak } from "./faces/look.ts";
import { walkTeaching } from "./faces/teaching.ts";
import { expectReadable } from "./readable.ts";
import { tfidf, words } from "./support.ts";
import { enrol, fileOf, handIn, lab, labHashOf, newPage, part, teach } from "./teaching.ts";

const texts = instructorTexts["pt-BR"];
const reading = readingTexts["pt-BR"];
const book = gradebookTexts["pt-BR"];
const regrade = regradeTexts["pt-BR"];
const student = classTexts["pt-BR"];
const [idf] = tfidf.exercises;
if (!idf?.solution) throw new Error("The lab has no first exercise with a solution.");
const { cell, solution } = idf;

for (const database of ["PGlite", "PostgreSQL"] as const) {
  test(`from a join code to feedback that is read, in two browsers, on ${database}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const postgres = database === "PostgreSQL" ? await startPostgres() : null;
    test.skip(postgres?.url === null, postgres?.url === null ? postgres.why : "");
    let running: RunningClass | null = null;
    try {
      running = await startClass(postgres?.url ? { DATABASE_URL: postgres.url } : {});
      await teachOne(browser, running);
    } finally {
      await running?.stop();
      if (postgres?.url) await postgres.stop();
    }
  });
}

/** Rita's assignment, Ana's work, what Rita says of it, and what Ana reads. */
async function teachOne(browser: Browser, running: RunningClass): Promise<void> {
  const [rita, ana] = [await newPage(browser), await newPage(browser)];
  const { url } = running;
  const { course, joinCode } = await teach(rita, running);

  // Rita makes the assignment on the page.
  await rita.goto(`${url}/class`);
  await rita.getByRole("link", { name: student.teach }).click();
  await expect(rita.getByRole("heading", { name: "Aprendizado de Máquina", level: 1 })).toBeVisible();
  await rita.getByRole("button", { name: texts.assignments.new }).click();
  const dialog = rita.getByRole("dialog");
  const labs = dialog.getByLabel(texts.assignments.lab);
  await labs.selectOption(await labHashOf(rita, url));
  await dialog.getByLabel(texts.assignments.name).fill("Tarefa 1");
  await dialog.getByLabel(texts.assignments.opens).fill("2020-01-01T08:00");
  await dialog.getByLabel(texts.assignments.due).fill("2190-01-01T08:00");
  await dialog.getByRole("button", { name: texts.assignments.lateAdd }).click();
  await dialog.getByLabel(texts.assignments.lateWorth).fill("80");
  await dialog.getByRole("button", { name: texts.assignments.make }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rita.getByText("Tarefa 1", { exact: true })).toBeVisible();

  // The school's list, as Excel saves it in Brazil.
  await part(rita, texts.parts.people).click();
  const list = Buffer.from("Nome;E-mail\r\nAna Souza;ana@example.edu\r\nJo\u00e3o Lima;joao@example.edu\r\n", "latin1");
  const roster = { name: "turma.csv", mimeType: "text/csv", buffer: list };
  await rita.locator("input[type=file]").setInputFiles(roster);
  await expect(rita.getByRole("row", { name: /João Lima.*Ainda não entrou/ })).toBeVisible();

  // Ana joins by the code, and hands in.
  await enrol(ana, url, { name: "Ana Souza", email: "ana@example.edu", joinCode });
  const [task] = await (await rita.request.get(`${url}/api/courses/${course}/assignments`)).json();
  expect(task.lateCredit).toEqual([{ afterHours: 0, credit: 0.8 }]);
  const labHash = await labHashOf(ana, url);
  const file = fileOf(labHash, "<main><p>O que Ana viu</p></main>", {
    changed: [{ cell, text: solution }],
    outputs: [{ cell, summary: "0,69", error: "" }],
    journal: journalOf(lab, { type: "opened", labVersion: 1, labHash, studentSeed: 7 }),
  });
  await handIn(ana, url, task.id, file);

  // Rita follows it to its grade, reads it, and says something of it.
  await rita.reload();
  await expect(rita.getByRole("row", { name: /João Lima.*Ainda não entrou/ })).toBeVisible();
  await expect(rita.getByRole("row", { name: /Ana Souza.*Estudante/ })).toBeVisible();
  await expect(async () => {
    const status = await (await rita.request.get(`${url}/api/courses/${course}/grading`)).json();
    expect(status).toMatchObject({ graded: 1 });
  }).toPass({ timeout: 150_000 });
  await part(rita, texts.parts.submissions).click();
  await expect(rita.getByRole("button", { name: `${texts.submissions.states.graded} (1)` })).toBeVisible();
  await rita.getByRole("link", { name: "Ana Souza" }).click();
  await expect(rita.getByRole("heading", { name: reading.title("Ana Souza") })).toBeVisible();
  const work = rita.getByRole("article", { name: reading.cell(cell) });
  await expect(work).toContainText("idf");
  await expect(work).toContainText("0,69");
  await rita.getByRole("button", { name: reading.showPage }).click();
  await expect(rita.frameLocator("iframe.reading__page").getByText("O que Ana viu")).toBeVisible();
  await expect(rita.locator(".reading__checks")).toContainText(words.lab.exercise.outcome.passed);
  await rita.getByRole("button", { name: reading.commentOn(reading.cell(cell)) }).click();
  await rita.getByLabel(reading.commentText).fill("Por que o logaritmo?");
  await rita.getByRole("button", { name: reading.sendComment }).click();
  await expect(work).toContainText("Por que o logaritmo?");
  await rita.getByLabel(student.strengths).fill("Código limpo.");
  await rita.getByLabel(student.nextStep).fill("Compare com o scikit-learn.");
  await rita.getByRole("button", { name: reading.saveFeedback }).click();
  await expect(rita.getByText(reading.feedbackSaved)).toBeVisible();
  await rita.getByLabel(book.points(10)).fill("9.5");
  await rita.getByLabel(book.justification).fill("Explicou bem em aula.");
  await rita.getByRole("button", { name: book.giveGrade }).click();
  await expect(rita.getByText(book.gradeNow("9,5", "10", true))).toBeVisible();

  // The gradebook has it; it goes out as CSV, is changed, and comes back.
  await part(rita, texts.parts.grades).click();
  await expect(rita.getByRole("row", { name: /Ana Souza.*9,5 \(manual\)/ })).toBeVisible();
  const downloading = rita.waitForEvent("download");
  await rita.getByRole("button", { name: "CSV", exact: true }).click();
  const csv = readFileSync(await (await downloading).path(), "utf8");
  expect(csv).toBe("\ufeffNome;E-mail;Tarefa 1;Média\r\nAna Souza;ana@example.edu;9,5;9,5\r\n");
  await rita.getByRole("button", { name: book.import }).click();
  const changed = Buffer.from(csv.replace(";9,5;9,5", ";8,75;9,5"));
  await dialog.locator("input[type=file]").setInputFiles({ name: "notas.csv", mimeType: "text/csv", buffer: changed });
  await expect(dialog.getByText(book.change("Ana Souza", "Tarefa 1", "9,5", "8,75"))).toBeVisible();
  await dialog.getByRole("button", { name: book.take }).click();
  await expect(rita.getByRole("row", { name: /Ana Souza.*8,75 \(manual\)/ })).toBeVisible();

  // A regrade: her grade by hand stays.
  await part(rita, texts.parts.regrade).click();
  await rita.getByRole("button", { name: regrade.start }).click();
  await expect(rita.getByRole("row", { name: /Ana Souza.*fica 8,75/ })).toBeVisible();
  await rita.getByRole("button", { name: regrade.publish }).click();
  await expect(rita.getByText(regrade.published["never-lower"])).toBeVisible();

  // Ana reads it all.
  await ana.goto(`${url}/class`);
  await expect(ana.locator(".class__grade")).toContainText("8,75 de 10");
  await expect(ana.getByText(student.gradeWhy(book.fromSheet))).toBeVisible();
  await ana.getByRole("button", { name: student.feedback }).click();
  const said = ana.locator(".class__feedback");
  await expect(said).toContainText("Código limpo.");
  await expect(said).toContainText("Compare com o scikit-learn.");
  await expect(said).toContainText("Por que o logaritmo?");
}

test.describe("teaching a class", () => {
  let running: RunningClass;
  test.beforeEach(async () => {
    running = await startClass();
  });
  test.afterEach(() => running?.stop());

  test("every part can be read by everyone in both languages, and is reached by keyboard, wide and narrow", async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const { url } = running;
    const [rita, ana] = [await newPage(browser), await newPage(browser)];
    const { course, joinCode } = await teach(rita, running);
    const labHash = await labHashOf(rita, url);
    const made = await rita.request.post(`${url}/api/courses/${course}/assignments`, {
      headers: { origin: url },
      data: {
        ...{ title: "Tarefa 1", labHash, maxPoints: 10 },
        ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
      },
    });
    await enrol(ana, url, { name: "Ana Souza", email: "ana@example.edu", joinCode });
    const changed = [{ cell, text: solution }];
    await handIn(ana, url, (await made.json()).id, fileOf(labHash, "<main><p>O que Ana viu</p></main>", { changed }));
    const page = `${url}/class/${course}`;
    await speak(rita, "pt-BR");
    await walkTeaching(rita, "pt-BR", page, (where) => expectReadable(rita, where));
    await gradeByKeyboard(rita, page);
    await speak(rita, "en");
    await walkTeaching(rita, "en", page, (where) => expectAccessible(rita, `${where}, en`, { rules: "structure" }));
    await rita.setViewportSize({ width: 390, height: 844 });
    await gradeByKeyboard(rita, page);
  });
});

/** From the address to a student's grades and back without a mouse, and it always shows where one is. */
async function gradeByKeyboard(page: Page, course: string): Promise<void> {
  await page.goto(course);
  await expect(page.locator(".class__task-title").first()).toBeVisible();
  await pressUntil(page, "Tab", '.teach__part[href$="/grades"]');
  await page.keyboard.press("Enter");
  await expect(page.locator(".grid__name").first()).toBeVisible();
  await expect(page.locator("#content")).toBeFocused();
  await pressUntil(page, "Tab", ".grid__name");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".grid__name").first()).toBeFocused();
}
