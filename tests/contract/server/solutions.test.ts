import { afterAll, expect, test } from "vitest";
import { type Browser, labId, openPeopledClass, sealedText, withheldText } from "./class.ts";

const open = await openPeopledClass();
afterAll(() => open.close());
const { instructor, student, otherStudent } = open.people;
const hour = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms).toISOString();

async function newTask(change: object): Promise<string> {
  const dates = { opensAt: "2020-01-01T00:00:00Z", dueAt: at(24 * hour) };
  const body = { title: "Prova", labHash: open.labHash, maxPoints: 10, ...dates, ...change };
  const made = await instructor.json<{ id: string }>("POST", `/api/courses/${open.course.id}/assignments`, body);
  return made.id;
}
const ask = (who: Browser, task: string) => who.ask("GET", `/api/assignments/${task}/solutions`);
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test("nobody gets a withheld solution before its date, and everybody in the course from it on; never a check", async () => {
  const later = await newTask({ solutionsOpen: "on-date", solutionsOpenAt: at(hour) });
  for (const who of [student, instructor]) expect(await codeOf(await ask(who, later))).toBe("solutions-closed");
  const now = await newTask({ solutionsOpen: "on-date", solutionsOpenAt: at(-hour) });
  const text = await (await ask(student, now)).text();
  expect(JSON.parse(text)).toEqual({
    prova: { "pt-BR": { code: withheldText, why: "" }, en: { code: withheldText, why: "" } },
  });
  expect(text).not.toContain(sealedText);
  expect(await codeOf(await ask(otherStudent, now))).toBe("not-allowed");
});

test("an assignment says when, to the student too, and waits for the latest extension", async () => {
  const task = await newTask({ solutionsOpen: "after-late-work", dueAt: at(-hour) });
  expect((await ask(student, task)).status).toBe(200);
  await instructor.json("PUT", `/api/assignments/${task}/extensions/${open.ids.classmate}`, { dueAt: at(2 * hour) });
  expect(await codeOf(await ask(student, task))).toBe("solutions-closed");
  const list = await student.json<{ id: string; solutionsOpenFrom: string | null }[]>(
    "GET",
    `/api/courses/${open.course.id}/assignments`,
  );
  expect(Date.parse(list.find(({ id }) => id === task)?.solutionsOpenFrom ?? "")).toBeGreaterThan(Date.now() + hour);
});

test("without a rule they stay closed, whatever the dates", async () => {
  expect(await codeOf(await ask(student, await newTask({ dueAt: at(-hour) })))).toBe("solutions-closed");
});

test("the date moves with all dates of the course", async () => {
  const task = await newTask({ solutionsOpen: "on-date", solutionsOpenAt: at(-hour) });
  await instructor.json("POST", `/api/courses/${open.course.id}/move-dates`, { days: 7 });
  expect(await codeOf(await ask(student, task))).toBe("solutions-closed");
});

test.each([
  ["a date is missing", { solutionsOpen: "on-date" }, "solutions-need-a-date"],
  [
    "late work is always worth something",
    { solutionsOpen: "after-late-work", lateCredit: [{ afterHours: 0, credit: 0.5 }] },
    "late-work-never-ends",
  ],
])("a rule that could never open them is refused: %s", async (_, change, code) => {
  await expect(newTask(change)).rejects.toThrow(code);
});

test("no public route gives a withheld solution", async () => {
  for (const path of [`/api/labs/${open.labHash}/solutions/prova`, `/api/labs/${open.labHash}/lab.json`]) {
    expect(await (await student.ask("GET", path)).text(), `${labId} ${path}`).not.toContain(withheldText);
  }
});
