import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { attendanceTexts } from "../../../src/host/messages/attendance.ts";
import { classTexts } from "../../../src/host/messages/class.ts";
import { courseTexts } from "../../../src/host/messages/course.ts";
import { fillTexts } from "../../../src/host/messages/fill.ts";
import { formatFor } from "../../../src/host/messages/format.ts";
import { instructorTexts } from "../../../src/host/messages/instructor.ts";
import { mergeTexts } from "../../../src/host/messages/merges.ts";
import { personTexts } from "../../../src/host/messages/person.ts";
import { type RunningClass, startClass } from "./class-process.ts";
import { enrol, labHashOf, newPage, part, teach } from "./teaching.ts";

const { parts } = instructorTexts["pt-BR"];
const student = classTexts["pt-BR"];
const person = personTexts["pt-BR"];
const settings = courseTexts["pt-BR"];
const roll = attendanceTexts["pt-BR"];
const fill = fillTexts["pt-BR"];
const merge = mergeTexts["pt-BR"];
const format = formatFor("pt-BR");

let running: RunningClass;
test.beforeAll(async () => {
  running = await startClass();
});
test.afterAll(() => running?.stop());

test("a course is managed: roles, dates, the time of keeping, the roll, another system's spreadsheet, two accounts", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const [rita, ana, bia] = [await newPage(browser), await newPage(browser), await newPage(browser)];
  const { url } = running;
  const { course, joinCode } = await teach(rita, running);
  const dates = { opensAt: "2026-03-02T11:00:00.000Z", dueAt: "2026-03-09T11:00:00.000Z" };
  const made = await rita.request.post(`${url}/api/courses/${course}/assignments`, {
    headers: { origin: url },
    data: { title: "Tarefa 1", labHash: await labHashOf(rita, url), maxPoints: 10, ...dates },
  });
  const { id: task } = await made.json();
  await enrol(ana, url, { name: "Ana Souza", email: "ana@example.edu", joinCode });
  await enrol(bia, url, { name: "Bia Lima", email: "bia@example.edu", joinCode });
  const asked = async (path: string) => (await rita.request.get(`${url}/api/courses/${course}/${path}`)).json();
  const dialog = rita.getByRole("dialog");

  await test.step("somebody begins to teach, and stops", async () => {
    await rita.goto(`${url}/class/${course}/people`);
    await rita.getByRole("button", { name: "Bia Lima" }).click();
    await dialog.getByRole("button", { name: person.makeInstructor }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: person.makeInstructorAsk("Bia Lima") })).toBeVisible();
    await dialog.getByRole("button", { name: person.makeInstructor }).click();
    await expect(dialog.getByText(person.isInstructor)).toBeVisible();
    await dialog.getByRole("button", { name: person.makeStudent }).click();
    await dialog.getByRole("button", { name: person.makeStudent }).click();
    await expect(dialog.getByText(person.isStudent)).toBeVisible();
    await rita.keyboard.press("Escape");
  });

  await test.step("a date of her own is given from the person, and taken back from the gradebook", async () => {
    await rita.getByRole("button", { name: "Ana Souza" }).click();
    await dialog.getByRole("button", { name: person.changeOf("Tarefa 1") }).click();
    await dialog.getByLabel(person.newDue).fill("2026-03-12T08:00");
    await dialog.getByRole("button", { name: person.grant }).click();
    await expect(dialog.getByText(person.granted)).toBeVisible();
    expect(await asked("extensions")).toMatchObject([{ assignmentId: task }]);
    await rita.keyboard.press("Escape");
    await part(rita, parts.grades).click();
    await rita.getByRole("button", { name: "Ana Souza" }).click();
    await dialog.getByRole("button", { name: person.changeOf("Tarefa 1") }).click();
    await dialog.getByRole("button", { name: person.withdraw }).click();
    await expect(dialog.getByText(person.withdrawn)).toBeVisible();
    expect(await asked("extensions")).toEqual([]);
    await rita.keyboard.press("Escape");
  });

  await test.step("all dates move in one move, after they were shown", async () => {
    await part(rita, parts.course).click();
    await rita.getByLabel(settings.days).fill("-1");
    await expect(rita.getByText(settings.wouldMove(1, 0))).toBeVisible();
    expect(await asked("assignments")).toMatchObject([dates]);
    await rita.getByRole("button", { name: settings.move, exact: true }).click();
    await expect(rita.getByText(settings.moved(1))).toBeVisible();
    expect(await asked("assignments")).toMatchObject([
      { opensAt: "2026-03-01T11:00:00.000Z", dueAt: "2026-03-08T11:00:00.000Z" },
    ]);
  });

  await test.step("the time of keeping says what it would erase before it is set", async () => {
    await rita.getByLabel(settings.forever).uncheck();
    await rita.getByLabel(settings.months).fill("120");
    const { countsFrom } = await asked("retention");
    const erasesAt = new Date(countsFrom);
    erasesAt.setUTCMonth(erasesAt.getUTCMonth() + 120);
    await expect(rita.getByText(settings.erasesAt(format.date(erasesAt.toISOString())))).toBeVisible();
    await rita.getByRole("button", { name: settings.saveRetention, exact: true }).click();
    await expect(rita.getByText(settings.retentionSaved)).toBeVisible();
    expect(await asked("retention")).toMatchObject({ months: 120 });
    await expect(rita.getByText(settings.notYet(["Ana Souza", "Bia Lima"]))).toBeVisible();
  });

  await test.step("the roll: everybody is there, then who is not, then a file; out as CSV", async () => {
    await part(rita, parts.attendance).click();
    await rita.getByLabel(roll.day).fill("2026-03-02");
    await rita.getByRole("button", { name: roll.make }).click();
    const bias = rita.getByRole("group", { name: roll.markOf("Bia Lima") });
    await expect(bias.getByRole("button", { name: roll.marks.present })).toHaveAttribute("aria-pressed", "true");
    await bias.getByRole("button", { name: roll.marks.absent }).click();
    await expect(rita.getByText(`${roll.present(1)}, ${roll.absent(1)}. ${roll.saved}`)).toBeVisible();
    await rita.getByRole("link", { name: roll.meetings }).click();
    await rita.getByLabel(roll.day).fill("2026-03-09");
    await rita.getByRole("button", { name: roll.make }).click();
    const report = {
      name: "teams.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Name\tEmail\nBia\tBIA@example.edu\n"),
    };
    await rita.locator("input[type=file]").setInputFiles(report);
    await expect(rita.getByText(roll.taken(1, 1, []), { exact: true })).toBeVisible();
    await expect(rita.getByText(`${roll.present(1)}, ${roll.absent(1)}. ${roll.saved}`)).toBeVisible();
    await rita.getByRole("link", { name: roll.meetings }).click();
    await expect(rita.getByRole("row", { name: /Bia Lima 50%/ })).toBeVisible();
    const downloading = rita.waitForEvent("download");
    await rita.getByRole("button", { name: "CSV", exact: true }).click();
    expect(readFileSync(await (await downloading).path(), "utf8")).toBe(
      "\ufeffNome;E-mail;2026-03-02 Aula 1;2026-03-09 Aula 2;Presenças;Faltas;Justificadas;Frequência (%)\r\n" +
        "Ana Souza;ana@example.edu;P;F;1;1;0;50\r\nBia Lima;bia@example.edu;F;P;1;1;0;50\r\n",
    );
  });

  await test.step("another system's spreadsheet is filled, and goes back as it came", async () => {
    await part(rita, parts.grades).click();
    await rita.getByRole("button", { name: fill.open }).click();
    const theirs =
      'First Name,Email Address,Points,Feedback\nAna,ANA@example.edu,,"bom, muito"\nDavi,davi@example.edu,7,-\n';
    const file = { name: "turma.csv", mimeType: "text/csv", buffer: Buffer.from(theirs) };
    await dialog.locator("input[type=file]").setInputFiles(file);
    await expect(dialog.getByText(fill.nothingChosen)).toBeVisible();
    await dialog.getByRole("combobox", { name: /^Points/ }).selectOption({ label: fill.share });
    await expect(dialog.getByText(fill.filled(1))).toBeVisible();
    const downloading = rita.waitForEvent("download");
    await dialog.getByRole("button", { name: fill.save }).click();
    expect(readFileSync(await (await downloading).path(), "utf8")).toBe(
      `\ufeff${theirs.replace(',,"bom', ',50,"bom').replaceAll("\n", "\r\n")}`,
    );
    await rita.keyboard.press("Escape");
  });

  await test.step("two accounts become one when the owner of each has agreed", async () => {
    await part(rita, parts.people).click();
    const propose = async () => {
      await dialog.getByLabel(merge.otherEmail).fill("bia@example.edu");
      await dialog.getByRole("button", { name: merge.look }).click();
      await dialog.getByRole("button", { name: merge.propose }).click();
      await expect(dialog.getByText(merge.proposed)).toBeVisible();
    };
    await rita.getByRole("button", { name: "Ana Souza" }).click();
    await propose();
    await bia.goto(`${url}/class`);
    await bia.getByRole("button", { name: merge.refuse }).click();
    await expect(bia.getByText(merge.refusedDone)).toBeVisible();
    await rita.reload();
    await rita.getByRole("button", { name: "Ana Souza" }).click();
    await expect(dialog.getByText(merge.ended.refused("bia@example.edu", "ana@example.edu"))).toBeVisible();
    await propose();
    await bia.reload();
    await bia.getByRole("button", { name: merge.agree }).click();
    await expect(bia.getByText(merge.agreed("ana@example.edu"))).toBeVisible();
    await ana.goto(`${url}/class`);
    await expect(ana.getByText(merge.asks("Rita Prado", "bia@example.edu", "ana@example.edu"))).toBeVisible();
    await ana.getByRole("button", { name: merge.agree }).click();
    await expect(ana.getByText(merge.merged("ana@example.edu"))).toBeVisible();
    await expect(ana.getByRole("button", { name: student.signIn, exact: true })).toBeVisible();
    await rita.reload();
    await expect(rita.getByRole("row", { name: /Ana Souza/ })).toBeVisible();
    await expect(rita.getByRole("row", { name: /Bia Lima/ })).toHaveCount(0);
  });
});
