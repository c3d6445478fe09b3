import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { JournalFact } from "../../../src/grading/journal.ts";
import { anonymityTexts } from "../../../src/host/messages/anonymity.ts";
import { classTexts } from "../../../src/host/messages/class.ts";
import { instructorTexts } from "../../../src/host/messages/instructor.ts";
import { readingTexts } from "../../../src/host/messages/reading.ts";
import { rubricTexts } from "../../../src/host/messages/rubric.ts";
import { statisticsTexts } from "../../../src/host/messages/statistics.ts";
import { journalOf } from "../../../src/submission/submission.fixture.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { expectReadable } from "./readable.ts";
import { tfidf } from "./support.ts";
import { enrol, fileOf, handIn, lab, labHashOf, newPage, part, teach } from "./teaching.ts";

const texts = instructorTexts["pt-BR"];
const rubric = rubricTexts["pt-BR"];
const anonymous = anonymityTexts["pt-BR"];
const statistics = statisticsTexts["pt-BR"];
const reading = readingTexts["pt-BR"];
const student = classTexts["pt-BR"];
const [idf] = tfidf.exercises;
const wrong = idf?.wrongAnswers[0]?.code.trim() ?? "";
if (!idf || wrong === "") throw new Error("The lab has no first exercise with a wrong answer.");
const { cell, title } = idf;

let running: RunningClass;
test.beforeEach(async () => {
  running = await startClass();
});
test.afterEach(() => running?.stop());

/** A way to a wrong answer: five attempts and a hint. */
function journalOfTrying(labHash: string) {
  const checked: JournalFact = { type: "checked", exercise: idf?.id ?? "", outcome: "failed", passed: [], failed: [] };
  return journalOf(
    lab,
    { type: "opened", labVersion: tfidf.version, labHash, studentSeed: 7 },
    ...[checked, checked, checked, checked],
    { type: "hint-opened", exercise: idf?.id ?? "", hint: 0 },
    checked,
  );
}

test("a class is assessed without names: rubric, one comment for many, outputs run again, and read by the student", async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const { url } = running;
  const [rita, ana, bia] = [await newPage(browser), await newPage(browser), await newPage(browser)];
  const { course, joinCode } = await teach(rita, running);
  const labHash = await labHashOf(rita, url);
  const headers = { origin: url };
  const made = await rita.request.post(`${url}/api/courses/${course}/assignments`, {
    headers,
    data: {
      ...{ title: "Projeto", labHash, maxPoints: 10 },
      ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
    },
  });
  const task: { id: string } = await made.json();
  const people = [
    [ana, "Ana Souza", "ana@example.edu"],
    [bia, "Bia Lima", "bia@example.edu"],
  ] as const;
  /** Ids of submissions, by who handed in. */
  const handedIn = new Map<string, string>();
  for (const [page, name, email] of people) {
    await enrol(page, url, { name, email, joinCode });
    const own = [{ id: 900, after: cell, mode: "js" as const, text: '"resultado"' }];
    const work = { names: [name], changed: [{ cell, text: wrong }], own, journal: journalOfTrying(labHash) };
    const { id } = await handIn(page, url, task.id, fileOf(labHash, `<main><p>De ${name}</p></main>`, work));
    handedIn.set(name, id);
  }

  await test.step("a rubric is made, goes out as CSV and comes back, and is given to an assignment", async () => {
    await rita.goto(`${url}/class/${course}/rubrics`);
    await rita.getByRole("button", { name: rubric.new }).click();
    const dialog = rita.getByRole("dialog");
    await dialog.getByLabel(rubric.name).fill("Projeto final");
    await dialog.getByLabel(rubric.criterionName).fill("Método");
    await dialog.getByLabel(rubric.weight).fill("75");
    await dialog.getByRole("button", { name: rubric.save }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: rubric.sum(75) })).toBeVisible();
    await dialog.getByRole("button", { name: rubric.addCriterion }).click();
    await dialog.getByLabel(rubric.criterionName).last().fill("Texto");
    await dialog.getByLabel(rubric.weight).last().fill("25");
    await dialog.getByRole("button", { name: rubric.save }).click();
    await expect(dialog).toHaveCount(0);
    const downloading = rita.waitForEvent("download");
    await rita.getByRole("button", { name: rubric.downloadOf("Projeto final") }).click();
    const csv = readFileSync(await (await downloading).path(), "utf8");
    expect(csv.split("\r\n").slice(0, 2)).toEqual([
      "\ufeffCritério;Peso (%);Nível;Pontos;Descrição",
      `Método;75;${rubric.levels[0]};0;`,
    ]);
    const file = { name: "copia.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
    await rita.locator("input[type=file]").setInputFiles(file);
    await expect(dialog.getByLabel(rubric.weight).last()).toHaveValue("25");
    await dialog.getByRole("button", { name: rubric.save }).click();
    await expect(rita.getByRole("button", { name: rubric.changeOf("copia") })).toBeVisible();
    await rita.locator(".teach__choice select").selectOption("Projeto final");
    await expect(rita.getByText(rubric.chosen("Projeto"))).toBeVisible();
  });

  await test.step("names are hidden wherever the work is read", async () => {
    await part(rita, texts.parts.submissions).click();
    await expect(rita.getByRole("link", { name: "Ana Souza" })).toBeVisible();
    await rita.getByRole("button", { name: anonymous.hide }).click();
    await rita.getByRole("button", { name: anonymous.hide }).click();
    await expect(rita.getByText(anonymous.hidden)).toBeVisible();
    await expect(rita.getByRole("link", { name: "Ana Souza" })).toHaveCount(0);
    await expectReadable(rita, "submissions without names");
    await part(rita, texts.parts.grades).click();
    await expect(rita.getByText(anonymous.leftOut("Projeto"))).toBeVisible();
  });

  await test.step("both made one mistake: it is one group, and one comment serves both", async () => {
    await expect(async () => {
      const status = await (await rita.request.get(`${url}/api/courses/${course}/grading`)).json();
      expect(status).toMatchObject({ graded: 2 });
    }).toPass({ timeout: 200_000 });
    await part(rita, texts.parts.exercises).click();
    const exercise = rita.getByRole("article", { name: title, exact: true });
    await expect(exercise).toContainText(statistics.fared(0, 2, 0));
    await expect(exercise).toContainText(statistics.hintsOpened(2, 2));
    await expect(exercise).toContainText(statistics.stuckLine(5, 1, 6));
    await expect(exercise).not.toContainText("Ana");
    await exercise
      .getByRole("button", { name: /Comentar as entregas/ })
      .first()
      .click();
    await exercise.getByLabel(statistics.commentText).fill("Olhe de novo o denominador.");
    await expectReadable(rita, "exercises");
    await exercise.getByRole("button", { name: statistics.send }).click();
    await expect(exercise.getByText(statistics.sent(2))).toBeVisible();
  });

  await test.step("in reading, outputs stand beside those of grading, and the rubric gives the grade", async () => {
    await part(rita, texts.parts.submissions).click();
    await expect(
      rita.getByRole("button", { name: `${texts.submissions.states["without-feedback"]} (0)` }),
    ).toBeVisible();
    // In the order of pseudonyms nobody knows which is Ana's.
    await rita.locator(`.grid tbody a[href$="${handedIn.get("Ana Souza")}"]`).click();
    await expect(rita.getByText(reading.hiddenMoment)).toBeVisible();
    // From one submission to the next without the list, and back.
    const beside = rita.getByRole("navigation", { name: reading.beside }).first();
    // What she began to write waits for her.
    await rita.getByLabel(student.strengths).fill("Começo");
    await beside.getByRole("link").click();
    await expect(rita).toHaveURL(new RegExp(`${handedIn.get("Bia Lima")}$`));
    await beside.getByRole("link").click();
    await expect(rita).toHaveURL(new RegExp(`${handedIn.get("Ana Souza")}$`));
    await expect(rita.getByLabel(student.strengths)).toHaveValue("Começo");
    await expect(rita.getByText(reading.unsaved)).toBeVisible();
    await rita.getByRole("button", { name: reading.saveFeedback }).click();
    await expect(rita.getByText(reading.feedbackSaved)).toBeVisible();
    await expect(rita.getByText(reading.unsaved)).toHaveCount(0);
    await expect(rita.getByText("Olhe de novo o denominador.")).toBeVisible();
    const own = rita.getByRole("article", { name: reading.ownCell(1) });
    await expect(own).toContainText(reading.otherOutput);
    await expect(own.locator(".reading__output")).toContainText("resultado");
    await expect(own).toContainText(reading.showsNothing);
    await rita.getByRole("button", { name: reading.showPage }).click();
    await expect(rita.frameLocator("iframe.reading__page").getByText(/De [2-9A-Z]{6}/)).toBeVisible();
    for (const [criterion, level] of [
      ["Método", 3],
      ["Texto", 0],
    ] as const) {
      const group = rita.getByRole("group", { name: criterion });
      await group.getByRole("radio").nth(level).check();
      await group.getByLabel(rubric.why(criterion)).fill(`Porque ${criterion}.`);
    }
    await expect(rita.getByText(rubric.total(7.5, 10))).toBeVisible();
    await expectReadable(rita, "a rubric that is filled in");
    await rita.getByRole("button", { name: rubric.assess }).click();
    await expect(rita.getByText(rubric.assessed)).toBeVisible();
    await expect(rita.locator("main")).not.toContainText("Souza");
  });

  await test.step("names come back when they are revealed, and the student reads it all", async () => {
    await part(rita, texts.parts.submissions).click();
    await rita.getByRole("button", { name: anonymous.reveal }).click();
    await rita.getByRole("button", { name: anonymous.reveal }).click();
    await expect(rita.getByRole("link", { name: "Ana Souza" })).toBeVisible();
    await expect(rita.getByText(/Nomes revelados por Rita Prado/)).toBeVisible();
    await ana.goto(`${url}/class`);
    await expect(ana.locator(".class__grade")).toContainText("7,5 de 10");
    await expect(ana.getByText(student.withFeedback.graded)).toBeVisible();
    const criteria = ana.getByRole("button", { name: rubric.criteriaOf("Projeto") });
    await criteria.click();
    const levels = ana.getByRole("region", { name: "Projeto final" });
    await expect(levels).toContainText(rubric.criterionOf("Método", 75));
    await expect(levels).toContainText(String(rubric.levels[3]));
    await criteria.click();
    await ana.getByRole("button", { name: student.feedback }).click();
    const said = ana.locator(".class__feedback");
    await expect(said).toContainText(rubric.filled("Projeto final"));
    await expect(said).toContainText("Porque Método.");
    await expect(said).toContainText("Olhe de novo o denominador.");
    await expectReadable(ana, "a student's feedback with a rubric", ".class__feedback");
  });
});
