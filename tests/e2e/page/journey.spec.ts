import { expect, test } from "@playwright/test";
import { en } from "../../../src/host/messages/en.ts";
import {
  cell,
  enterEditor,
  exercise,
  expectOutcome,
  expectSaved,
  expectState,
  expectText,
  labRow,
  output,
  overwrite,
  predict,
  replaceText,
  site,
  tfidf,
  words,
} from "./support.ts";

const texts = words.lab.exercise;
const [first] = tfidf.exercises;
if (!first) throw new Error("L09 has no exercise.");
const wrong = (id: string): string => first.wrongAnswers.find((answer) => answer.id === id)?.code.trim() ?? "";
const solution = first.solution?.trim() ?? "";

test("a student opens the course, predicts, edits, is told what is wrong, passes, and is where they were after a reload", async ({
  page,
}) => {
  await page.goto(site());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.course.title);
  await expect(page.getByRole("link", { name: words.course.startAction })).toHaveAttribute("href", /ciclo-inteiro$/);
  await labRow(page).click();
  await expect(page).toHaveURL(/\/lab\/vectorization\/tfidf$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vetorização II: TF-IDF");

  await test.step("the prose is there, with a live number in it", async () => {
    await expect(cell(page, 1)).toContainText("São 19h na UPA");
    await expect(cell(page, 1)).toContainText(/Há [\d.]+ fichas antigas/);
  });

  await test.step("the exercise is locked until the prediction is made, without points lost", async () => {
    await expectState(page, 9, "locked");
    await expect(cell(page, 9)).toContainText(words.lab.lockedHint);
    await expectState(page, 10, "idle");
    await page.locator("[data-prediction] button[type=submit]").click();
    await expect(page.locator("[data-prediction]")).toContainText(words.lab.prediction.choose);
    await predict(page, "a");
    await expect(page.locator("[data-prediction]")).toContainText(words.lab.prediction.fixed);
    await expectState(page, 9, "ok");
    await expectOutcome(page, "idf", "not-attempted");
    await expect(exercise(page, "idf").locator(".verdicts")).toHaveCount(0);
  });

  await test.step("the solution is closed before an attempt", async () => {
    await expect(exercise(page, "idf")).toContainText(texts.solutionNeedsAttempt);
    await expect(exercise(page, "idf").getByRole("button", { name: texts.openSolution })).toHaveCount(0);
  });

  await test.step("what depends on an edited cell changes without a click", async () => {
    await expect(output(page, 10)).toContainText("0,0000");
    await replaceText(page, 9, wrong("conta-aparicoes"));
    await expect(output(page, 10)).toContainText("2,2528");
    await expectState(page, 10, "ok");
  });

  await test.step("the wrong answer meets its own message", async () => {
    await expectOutcome(page, "idf", "failed");
    const verdicts = exercise(page, "idf").locator(".verdict");
    await expect(verdicts).toHaveText([/Todas as palavras.*passou/, /A fórmula.*passou/, /Conta fichas.*não passou/]);
    await expect(exercise(page, "idf").locator(".verdict__text")).toHaveText(
      /Testei 3 fichas: “febre” aparece 4 vezes, mas em 2 fichas\. Veio 0,7769/,
    );
    await expect(exercise(page, "idf")).toContainText(texts.passedCount(2, 3));
  });

  await test.step("another wrong answer meets another message", async () => {
    await overwrite(page, wrong("sem-mais-um"));
    await expect(exercise(page, "idf").locator(".verdict__text")).toHaveText(/Falta o \+ 1 depois do logaritmo/);
  });

  await test.step("hints open in order, one by one", async () => {
    for (const [at, hint] of ["São duas perguntas", "conta uma", "embaixo 1 + count"].entries()) {
      await expect(exercise(page, "idf").locator(".hints__list li")).toHaveCount(at);
      await exercise(page, "idf")
        .getByRole("button", { name: texts.openHint(at + 1, 3) })
        .click();
      await expect(exercise(page, "idf").locator(".hints__list li").nth(at)).toContainText(hint);
    }
    await expect(exercise(page, "idf")).toContainText(texts.noMoreHints);
  });

  await test.step("after a real attempt the solution may be opened, its price told first; it can be left closed", async () => {
    await exercise(page, "idf").getByRole("button", { name: texts.openSolution }).click();
    await expect(exercise(page, "idf").locator(".solution__ask")).toContainText("50");
    await exercise(page, "idf").getByRole("button", { name: words.cancel }).click();
    await expect(exercise(page, "idf").locator(".solution")).toHaveCount(0);
  });

  await test.step("the solution passes, and the points are counted", async () => {
    await expect(page.locator(".side-panel__progress")).toHaveText(words.lab.progress("0", "18"));
    await enterEditor(page, 9);
    await overwrite(page, solution);
    await expectOutcome(page, "idf", "passed");
    await expect(exercise(page, "idf").locator(".task__facts")).not.toContainText(/^0 de/);
    await expect(page.locator(".side-panel__progress")).not.toHaveText(words.lab.progress("0", "18"));
  });

  await test.step("prediction and result stand side by side", async () => {
    const card = page.locator('[data-prediction="peso-do-paciente"]');
    await expect(card.locator("output")).toHaveText("1");
    await expect(card).toContainText(words.lab.prediction.miss);
    await expect(card.locator(".is-answer")).toContainText("ln(7/7) + 1 = 1");
  });

  await test.step("the solution is now free, beside the student's own code", async () => {
    await exercise(page, "idf").getByRole("button", { name: texts.openSolution }).click();
    await expect(exercise(page, "idf").locator(".solution figure")).toHaveCount(2);
    await expect(exercise(page, "idf").locator(".solution__why")).toContainText("o piso em 1");
  });

  await test.step("after a reload all of it is there", async () => {
    await expectSaved(page);
    const points = await page.locator(".side-panel__progress").textContent();
    await page.reload();
    await expectOutcome(page, "idf", "passed");
    await expectText(page, 9, solution);
    await expect(page.locator(".side-panel__progress")).toHaveText(points ?? "");
    await expect(exercise(page, "idf").locator(".hints__list li")).toHaveCount(3);
    await expect(page.locator('[data-prediction="peso-do-paciente"] output')).toHaveText("1");
  });

  await test.step("the course page knows where one stopped", async () => {
    await page.getByRole("link", { name: words.brand }).click();
    await expect(page.locator(".next")).toContainText(words.course.continueTitle);
    await expect(page.locator(".next")).toContainText(words.course.exercises(1, 6));
  });
});

test("in English everything that is read is English, also the verdict, and a switch loses no code", async ({
  page,
}) => {
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  await page.getByRole("button", { name: words.language.english }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vectorization II: TF-IDF");
  await expect(cell(page, 1)).toContainText("It is 7 p.m. at the emergency unit");
  await predict(page, "b");
  await replaceText(page, 9, wrong("conta-aparicoes"));
  await expectOutcome(page, "idf", "failed");
  const verdict = exercise(page, "idf").locator(".verdict__text");
  await expect(verdict).toHaveText(/0\.7769/);
  await expect(verdict).not.toHaveText(/Testei|fichas:/);
  await expect(exercise(page, "idf").getByRole("button", { name: en.lab.exercise.check, exact: true })).toBeVisible();
  await expect(output(page, 10)).toContainText("2.2528");
  await page.getByRole("button", { name: words.language.portuguese }).click();
  await expect(verdict).toHaveText(/Testei 3 fichas/);
  await expect(output(page, 10)).toContainText("2,2528");
  await expectText(page, 9, wrong("conta-aparicoes"));
});
