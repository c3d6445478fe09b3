import { expect, type Page, test } from "@playwright/test";
import { classTexts } from "../../../src/host/messages/class.ts";
import { selfTestTexts } from "../../../src/host/messages/self-test.ts";
import { submitTexts } from "../../../src/host/messages/submit.ts";
import { syncTexts } from "../../../src/host/messages/sync.ts";
import { expectAccessible } from "./axe.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { expectOutcome, expectQuiet, expectSaved, predict, replaceText, site, tfidf, words } from "./support.ts";

const texts = classTexts["pt-BR"];
const [idf] = tfidf.exercises;
if (!idf?.solution) throw new Error("The lab has no first exercise with a solution.");
const { id: exercise, cell, solution } = idf;

async function openSubmit(page: Page): Promise<void> {
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.submit }).click();
  await expect(page.getByRole("dialog", { name: submitTexts["pt-BR"].title })).toBeVisible();
}

test.describe("a class", () => {
  let running: RunningClass;
  test.beforeAll(async () => {
    running = await startClass();
  });
  test.afterAll(() => running?.stop());

  test("from the first link and a join code to a grade, with two people, a network that goes, and nothing sealed", async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const person = async () => (await browser.newContext({ locale: "pt-BR", serviceWorkers: "block" })).newPage();
    const [rita, ana] = [await person(), await person()];

    // Rita makes the account of whoever teaches, and a course.
    await rita.goto(running.firstLink);
    await expectAccessible(rita, "the first link", { rules: "every" });
    await rita.getByLabel("Nome").fill("Rita Prado");
    await rita.getByLabel("E-mail").fill("rita@example.edu");
    await rita.getByLabel(/Senha/).fill("uma senha comprida");
    await rita.getByRole("button", { name: "Criar" }).click();
    await rita.getByRole("link", { name: "Abrir a Bancada" }).click();
    await rita.getByRole("link", { name: texts.title }).click();
    await rita.getByLabel(texts.newCourse).fill("Aprendizado de Máquina");
    await rita.getByRole("button", { name: texts.create }).click();
    await rita.getByRole("button", { name: words.language.english }).click();
    await expect(rita.getByRole("heading", { name: classTexts.en.title, level: 1 })).toBeVisible();
    await rita.getByLabel(classTexts.en.joinCode).fill("AAAA-AAAA");
    await rita.getByRole("button", { name: classTexts.en.join }).click();
    await expect(rita.getByRole("alert").filter({ hasText: "No course has this code" })).toBeVisible();
    await rita.getByRole("button", { name: words.language.portuguese }).click();
    await rita.setViewportSize({ width: 390, height: 844 });
    await expect(rita.getByText(texts.codeIs)).toBeVisible();
    const isWide = () => rita.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(await isWide()).toBe(false);
    const joinCode = await rita.locator(".class__code").textContent();
    const { courses } = await (await rita.request.get(`${running.url}/api/session`)).json();
    const labs: { hash: string; labId: string }[] = await (await rita.request.get(`${running.url}/api/labs`)).json();
    const data = {
      ...{ title: "Tarefa 1", labHash: labs.find(({ labId }) => labId === "vectorization/tfidf")?.hash, maxPoints: 10 },
      ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
    };
    const path = `${running.url}/api/courses/${courses[0].id}/assignments`;
    const made = await rita.request.post(path, { data, headers: { origin: running.url } });
    expect(made.status(), await made.text()).toBe(201);

    // Ana mistypes, makes her account, and joins.
    await ana.goto(`${running.url}/class`);
    await ana.getByLabel(texts.email).fill("ana@example.edu");
    await ana.getByLabel(texts.password).fill("não sei");
    await ana.keyboard.press("Enter");
    await expect(ana.getByRole("alert")).toContainText("não combinam");
    await expectAccessible(ana, "a wrong password", { rules: "every" });
    await ana.getByRole("button", { name: texts.signUp }).click();
    await ana.getByLabel(texts.name).fill("Ana Souza");
    await ana.getByLabel(texts.password).fill("outra senha comprida");
    await ana.getByRole("button", { name: texts.signUp }).click();
    await ana.getByLabel(texts.joinCode).fill("AAAA-AAAA");
    await ana.getByRole("button", { name: texts.join }).click();
    await expect(ana.getByRole("alert")).toContainText("Nenhuma turma tem este código");
    await ana.getByLabel(texts.joinCode).fill(joinCode?.toLowerCase() ?? "");
    await ana.getByRole("button", { name: texts.join }).click();
    await expect(ana.getByText("Tarefa 1", { exact: true })).toBeVisible();
    await expect(ana.getByText(texts.notHanded)).toBeVisible();
    await expectAccessible(ana, "the class with an assignment", { rules: "every" });

    // She tests her computer; Rita sees what came of it.
    const tested = selfTestTexts["pt-BR"];
    await ana.getByRole("button", { name: tested.run }).click();
    await expect(ana.getByText(tested.sent)).toBeVisible();
    await expect(ana.getByText(`${tested.names.backend}: WebAssembly SIMD, ${tested.outcomes.good}`)).toBeVisible();
    await expectAccessible(ana, "a tested computer", { rules: "every" });
    await rita.getByText(tested.classTitle).click();
    await expect(rita.getByRole("listitem").filter({ hasText: "Ana Souza" })).toContainText("Chrome");

    // She solves an exercise, and hands in while the network is away.
    await ana.getByRole("link", { name: texts.openLab("Tarefa 1") }).click();
    await predict(ana, "b");
    await replaceText(ana, cell, solution);
    await expectOutcome(ana, exercise, "passed");
    await expectSaved(ana);
    await expectQuiet(ana);
    await openSubmit(ana);
    const dialog = ana.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: texts.send })).toBeVisible();
    // A file for herself first: what makes it is on her computer from then on, without a service worker too.
    await ana.getByRole("textbox", { name: submitTexts["pt-BR"].names }).fill("Ana Souza");
    const downloaded = ana.waitForEvent("download");
    await dialog.getByRole("button", { name: submitTexts["pt-BR"].download }).click();
    await downloaded;
    await ana.context().setOffline(true);
    await dialog.getByRole("button", { name: texts.send }).click();
    await expect(dialog.getByText(texts.kept)).toBeVisible();
    await expect(dialog.getByText(texts.states.waitingNetwork)).toBeVisible();
    await ana.context().setOffline(false);
    await expect(dialog.getByText(texts.states.waitingNetwork)).toHaveCount(0);
    await expect(dialog.getByText(texts.sent)).toBeVisible();
    // The grader that the server started runs it; she sees the grade come.
    await expect(dialog.getByText(texts.states.graded, { exact: true })).toBeVisible({ timeout: 120_000 });
    await expectAccessible(ana, "handed in and graded", { rules: "every" });
    const answered = ana.waitForResponse((response) => response.url().includes("/api/submissions/"));
    await dialog.getByRole("button", { name: texts.feedback }).click();
    await expect(dialog.locator(".class__feedback")).toContainText(words.lab.exercise.outcome.passed);
    const answer = await (await answered).text();
    const sealed = idf.checks.filter((check) => check.sealed).map(({ id }) => `"${id}"`);
    expect(sealed.length).toBeGreaterThan(0);
    for (const secret of [...sealed, '"detail"', '"messageId"']) expect(answer).not.toContain(secret);

    // The class page says the same, and Rita sees that it was graded.
    await ana.goto(`${running.url}/class`);
    await expect(ana.locator(".class__grade")).toContainText("de 10");
    await rita.reload();
    await expect(rita.getByText(texts.status(0, 1))).toBeVisible();
    await expectAccessible(rita, "the class that was graded", { rules: "every" });
    await ana.getByRole("button", { name: texts.signOut }).click();
    await ana.getByRole("button", { name: syncTexts["pt-BR"].leaveOnly }).click();
    await expect(ana.getByRole("heading", { name: texts.signIn })).toBeVisible();
  });
});

test("where only files are served nothing of a class is shown, and nothing of it is asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const answered = page.waitForResponse(/\/server\.json$/);
  await page.goto(`${site()}/`);
  await answered;
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: texts.title })).toHaveCount(0);
  await page.goto(`${site()}/class`);
  await expect(page.getByText(texts.noClass)).toBeVisible();
  expect(asked.filter((path) => path.includes("/api/"))).toEqual([]);
});
