import { expect, type Page, test } from "@playwright/test";
import { classTexts } from "../../../src/host/messages/class.ts";
import { errataTexts } from "../../../src/host/messages/errata.ts";
import { fakeStudentTexts } from "../../../src/host/messages/fake-student.ts";
import { gradebookTexts } from "../../../src/host/messages/gradebook.ts";
import { projectorTexts } from "../../../src/host/messages/projector.ts";
import { readingTexts } from "../../../src/host/messages/reading.ts";
import { teamTexts } from "../../../src/host/messages/teams.ts";
import { expectAccessible } from "./axe.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { expectListening, tfidf, words } from "./support.ts";
import { enrol, fileOf, handIn, lab, labHashOf, newPage, part, teach } from "./teaching.ts";

const errata = errataTexts["pt-BR"];
const gradebook = gradebookTexts["pt-BR"];
const reading = readingTexts["pt-BR"];
const student = classTexts["pt-BR"];
const fake = fakeStudentTexts["pt-BR"];
const projector = projectorTexts["pt-BR"];
const team = teamTexts["pt-BR"];
const [exercise] = tfidf.exercises;
if (!exercise) throw new Error("The lab has no exercise.");
const { cell } = exercise;

/** What is looked at here stands beside the cells: nothing of it waits for the kernel. */
async function openLab(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/lab/${lab}`);
  await expectListening(page, tfidf.notebook.title);
}

test.describe("the first evening of a class", () => {
  let running: RunningClass;
  test.beforeAll(async () => {
    running = await startClass();
  });
  test.afterAll(() => running?.stop());

  test("an erratum, a pair, a student who counts nowhere, a room's projector, and solutions for all", async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const [rita, ana, bia] = [await newPage(browser), await newPage(browser), await newPage(browser)];
    const { url } = running;
    const { course, joinCode } = await teach(rita, running);
    const labHash = await labHashOf(rita, url);
    const data = {
      ...{ title: "Em dupla", labHash, maxPoints: 10, teamSize: 2 },
      ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
    };
    const headers = { origin: url };
    const made = await rita.request.post(`${url}/api/courses/${course}/assignments`, { data, headers });
    const { id: task } = await made.json();
    await enrol(ana, url, { name: "Ana Souza", email: "ana@example.edu", joinCode });
    await enrol(bia, url, { name: "Bia Lima", email: "bia@example.edu", joinCode });

    await test.step("who has the lab open reads an erratum, at the exercise, puts it aside, and finds it in the list", async () => {
      await ana.goto(`${url}/class`);
      await expect(ana.getByText("Em dupla", { exact: true })).toBeVisible();
      await openLab(ana, url);
      await rita.goto(`${url}/class/${course}`);
      await part(rita, errata.title).click();
      await rita.getByRole("combobox", { name: errata.lab, exact: true }).selectOption(lab);
      await rita.getByRole("combobox", { name: errata.where, exact: true }).selectOption(exercise.id);
      await rita.getByLabel(errata.pt).fill("Onde se lê <b>log</b>, leia log1p.");
      await rita.getByRole("button", { name: errata.publish }).click();
      await expect(rita.getByRole("alert")).toContainText(errata.empty);
      await rita.getByLabel(errata.en).fill("For <b>log</b> read log1p.");
      await rita.getByRole("button", { name: errata.publish }).click();
      await expect(rita.getByText(errata.published)).toBeVisible();
      await expectAccessible(rita, "errata", { rules: "every" });
      // The page asks by itself every 40 s; a network that comes back makes it ask now.
      await ana.evaluate(() => dispatchEvent(new Event("online")));
      const note = ana.locator(`#cell-${cell}`).getByText("Onde se lê <b>log</b>, leia log1p.");
      await expect(note).toBeVisible();
      await expectAccessible(ana, "an erratum", { within: `#cell-${cell}`, rules: "every" });
      await ana.getByRole("button", { name: /^Entendi a errata/ }).click();
      await expect(note).toHaveCount(0);
      await ana.reload();
      await ana.getByText(errata.all(1)).click();
      await expect(ana.getByText("Onde se lê <b>log</b>, leia log1p.")).toBeVisible();
      await expect(ana.locator(`#cell-${cell} .errata .note`)).toHaveCount(0);
    });

    await test.step("two students become a pair; what one hands in is the other's too", async () => {
      await ana.goto(`${url}/class`);
      await expect(ana.getByText(student.late.afterDue(0))).toBeVisible();
      await ana.getByLabel(team.email).fill("ninguem@example.edu");
      await ana.getByRole("button", { name: team.invite }).click();
      await expect(ana.getByRole("alert").filter({ hasText: "Nenhuma outra pessoa" })).toBeVisible();
      await ana.getByLabel(team.email).fill("bia@example.edu");
      await ana.getByRole("button", { name: team.invite }).click();
      await expect(ana.getByText(team.invited(["Bia Lima"]))).toBeVisible();
      await expectAccessible(ana, "a team's invitation", { rules: "every" });
      await bia.goto(`${url}/class`);
      await bia.getByRole("button", { name: team.joinOf(["Ana Souza"]) }).click();
      await expect(bia.getByText(team.members(["Ana Souza", "Bia Lima"]))).toBeVisible();
      await handIn(ana, url, task, fileOf(labHash, "<p>juntas</p>", { names: ["Ana", "Bia"] }));
      await bia.reload();
      await expect(bia.getByText(team.by(["Ana Souza", "Bia Lima"]))).toBeVisible();
    });

    await test.step("whoever teaches sets teams from a list", async () => {
      await part(rita, "Tarefas").click();
      await rita.getByRole("link", { name: team.openOf("Em dupla") }).click();
      const ofAna = rita.getByLabel(team.numberOf("Ana Souza"));
      await expect(ofAna).toHaveValue("1");
      const csv = Buffer.from("E-mail;Equipe\r\nana@example.edu;A\r\nbia@example.edu;B\r\nzé@example.edu;B\r\n");
      await rita.locator("input[type=file]").setInputFiles({ name: "equipes.csv", mimeType: "text/csv", buffer: csv });
      await expect(rita.getByText(team.imported(2, ["zé@example.edu"]))).toBeVisible();
      await rita.getByRole("button", { name: team.save }).click();
      await expect(rita.getByText(team.saved)).toBeVisible();
      await expectAccessible(rita, "teams", { rules: "every" });
      await bia.reload();
      await expect(bia.getByText(team.members(["Bia Lima"]))).toBeVisible();
      await expect(bia.getByText(team.by(["Ana Souza", "Bia Lima"]))).toBeVisible();
    });

    await test.step("a grade is given to the whole team, and another to one of them", async () => {
      await part(rita, "Entregas").click();
      await rita.getByRole("link", { name: "Ana Souza e Bia Lima" }).click();
      const give = async (points: string, why: string) => {
        await rita.getByLabel(gradebook.points(10)).fill(points);
        await rita.getByLabel(gradebook.justification).fill(why);
        await rita.getByRole("button", { name: gradebook.giveGrade }).click();
      };
      await give("8", "Boa comparação.");
      await expect(rita.getByText(gradebook.gradeNow("8", "10", true))).toBeVisible();
      await rita.getByLabel(reading.forWhom).selectOption(reading.onlyOne("Bia Lima"));
      await give("9.5", "Explicou a escolha.");
      const ofEach = rita.getByRole("listitem").filter({ hasText: gradebook.gradeNow("9,5", "10", true) });
      await expect(ofEach).toContainText("Bia Lima");
      await expectAccessible(rita, "a team's grades", { rules: "every" });
      for (const [page, grade, why] of [
        [ana, 8, "Boa comparação."],
        [bia, 9.5, "Explicou a escolha."],
      ] as const) {
        await page.reload();
        await expect(page.getByText(student.grade(grade, 10))).toBeVisible();
        await expect(page.getByText(student.gradeWhy(why))).toBeVisible();
      }
    });

    await test.step("whoever teaches works as a student, in a place of that student's own, and comes back", async () => {
      await rita.goto(`${url}/class`);
      await rita.getByRole("button", { name: fake.look }).click();
      await expect(rita.getByText(fake.isFake)).toBeVisible();
      await expect(rita.getByText("Em dupla", { exact: true })).toBeVisible();
      await expect(rita.getByRole("button", { name: fake.look })).toHaveCount(0);
      await expectAccessible(rita, "the fake student's class", { rules: "every" });
      const names = await rita.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
      expect(names.filter((name) => /^bancada:/.test(name))).toHaveLength(2);
      await openLab(rita, url);
      await expect(rita.getByText(fake.isFake)).toBeVisible();
      await rita.getByRole("button", { name: fake.back }).click();
      await expect(rita.getByRole("button", { name: fake.look })).toBeVisible();
      await expect(rita.getByText(fake.isFake)).toHaveCount(0);
    });

    await test.step("in projector mode the room sees a lab in large letters, and nobody's names", async () => {
      await openLab(rita, url);
      const letters = () => rita.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
      const before = await letters();
      await rita.locator(`#cell-${cell}`).focus();
      await rita.keyboard.press("Shift+Alt+P");
      await expect(rita.getByRole("complementary", { name: projector.on })).toBeVisible();
      expect(await letters()).toBeGreaterThan(1.3 * before);
      await expectAccessible(rita, "a lab in projector mode", { rules: "every" });
      await rita.getByRole("link", { name: "Turma", exact: true }).click();
      await expect(rita.getByRole("heading", { name: projector.hiddenTitle })).toBeVisible();
      await expect(rita.getByText("Rita Prado")).toHaveCount(0);
      await rita.reload();
      await expect(rita.getByRole("heading", { name: projector.hiddenTitle })).toBeVisible();
      await rita.getByRole("main").getByRole("button", { name: projector.leave }).click();
      await expect(rita.getByText("Rita Prado")).toBeVisible();
    });

    await test.step("from the assignment's date the lab opens its solutions without an attempt", async () => {
      const ask = ana.locator(`#cell-${cell}`).getByRole("button", { name: words.lab.exercise.openSolution });
      await openLab(ana, url);
      await expect(ana.getByText(words.lab.exercise.solutionNeedsAttempt).first()).toBeVisible();
      await expect(ask).toHaveCount(0);
      const open = { solutionsOpen: "on-date", solutionsOpenAt: "2020-02-01T00:00:00Z" };
      const changed = await rita.request.patch(`${url}/api/assignments/${task}`, { headers, data: open });
      expect(changed.status(), await changed.text()).toBe(200);
      await ana.reload();
      await ask.click();
      await ana.getByRole("button", { name: words.lab.exercise.solutionConfirm }).click();
      await expect(ana.locator(`#cell-${cell} .solution`)).toBeVisible();
    });
  });
});
