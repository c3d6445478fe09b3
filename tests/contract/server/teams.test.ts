import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GradedExercise, Grading } from "../../../src/grader/grading.ts";
import { Browser, labId, openPeopledClass, submissionFile } from "./class.ts";

const open = await openPeopledClass();
afterAll(() => open.close());
const { instructor, student: ana, classmate: bia, otherStudent } = open.people;
const caio = new Browser(open);
let idOfCaio = "";
let grader = "";
beforeAll(async () => {
  idOfCaio = await caio.signUp("caio");
  await caio.json("POST", "/api/memberships", { joinCode: open.course.joinCode });
  grader = (await instructor.json<{ token: string }>("POST", "/api/graders", { name: "um corretor" })).token;
});

interface Standing {
  readonly team: {
    readonly id: string;
    readonly members: { name: string }[];
    readonly invited: { name: string }[];
  } | null;
  readonly invitations: { readonly id: string }[];
}
interface HandedIn {
  readonly submissions: { readonly id: string; readonly authors: { name: string }[] }[];
  readonly grade: { readonly points: number } | null;
}

const dates = { opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" };
async function newTask(teamSize: number, change: object = {}): Promise<string> {
  const body = { title: "Em equipe", labHash: open.labHash, maxPoints: 10, teamSize, ...dates, ...change };
  const made = await instructor.json<{ id: string }>("POST", `/api/courses/${open.course.id}/assignments`, body);
  return made.id;
}
const of = (task: string) => ({
  invite: (by: Browser, name: string) =>
    by.ask("POST", `/api/assignments/${task}/team/invitations`, { body: { email: `${name}@example.edu` } }),
  standing: (who: Browser) => who.json<Standing>("GET", `/api/assignments/${task}/team`),
  join: (who: Browser, team: string) => who.ask("PUT", `/api/assignments/${task}/team`, { body: { team } }),
  leave: (who: Browser) => who.json("DELETE", `/api/assignments/${task}/team`),
  handedIn: (who: Browser) => who.json<HandedIn>("GET", `/api/assignments/${task}/submissions`),
});
/** Of somebody who is stuck. */
const effort = { cell: 9, attempts: 7, hints: 0, solutionOpened: false, spentMs: 60_000 };
const namesOf = (people: readonly { name: string }[] = []) => people.map(({ name }) => name);
const fileOf = (...names: string[]) => submissionFile({ labHash: open.labHash, names });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

/** Ana asks Bia, who joins. */
async function pair(task: string): Promise<void> {
  await of(task).invite(ana, "bia");
  const [asked] = (await of(task).standing(bia)).invitations;
  await of(task).join(bia, asked?.id ?? "");
}

/** Grades everything that waits. */
async function gradeAll(points: number, exercises: readonly GradedExercise[] = []): Promise<void> {
  const asGrader = { authorization: `Bearer ${grader}` };
  const grading: Grading = {
    state: "graded",
    who: { hash: "h", names: [], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
    exercises,
    ...{ points, possible: 2, grade: 5 * points, waiting: 0, remarks: [] },
  };
  const browser = new Browser(open);
  for (;;) {
    const leased = await browser.ask("POST", "/api/grader/leases", { headers: asGrader });
    if (leased.status === 204) return;
    const job = (await leased.json()) as { grading: string };
    await browser.ask("PUT", `/api/grader/gradings/${job.grading}`, { headers: asGrader, body: { grading } });
  }
}

describe("students form a team", () => {
  test("by invitation, and only who says yes is in it", async () => {
    const task = await newTask(2);
    expect((await of(task).invite(ana, "BIA")).status).toBe(204);
    expect(await of(task).standing(ana)).toMatchObject({
      team: { members: [{ name: "ana" }], invited: [{ name: "bia" }] },
    });
    const { team, invitations } = await of(task).standing(bia);
    expect(team).toBeNull();
    expect((await of(task).join(bia, invitations[0]?.id ?? "")).status).toBe(204);
    expect(namesOf((await of(task).standing(ana)).team?.members)).toEqual(["ana", "bia"]);
  });

  test("of classmates only, up to its size, one team each, and never uninvited", async () => {
    const task = await newTask(2);
    expect(await codeOf(await of(task).invite(ana, "davi"))).toBe("no-such-classmate");
    expect(await codeOf(await of(task).invite(ana, "rita"))).toBe("no-such-classmate");
    expect(await codeOf(await of(task).invite(ana, "ana"))).toBe("no-such-classmate");
    await of(task).invite(ana, "caio");
    await pair(task);
    const own = (await of(task).standing(ana)).team?.id ?? "";
    expect(await codeOf(await of(task).join(caio, own))).toBe("team-full");
    expect(await codeOf(await of(task).invite(caio, "bia"))).toBe("in-a-team");
    expect(await codeOf(await of(task).join(otherStudent, own))).toBe("not-allowed");
    const another = await newTask(2);
    expect(await codeOf(await of(another).join(caio, own))).toBe("no-invitation");
  });

  test("two who say yes at one moment do not both take the last place", async () => {
    const task = await newTask(2);
    await of(task).invite(ana, "bia");
    await of(task).invite(ana, "caio");
    const team = (await of(task).standing(ana)).team?.id ?? "";
    const answers = await Promise.all([of(task).join(bia, team), of(task).join(caio, team)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await of(task).standing(ana)).team?.members).toHaveLength(2);
  });

  test("not in an assignment that everybody does alone", async () => {
    const task = await newTask(1);
    expect(await codeOf(await of(task).invite(ana, "bia"))).toBe("no-teams-here");
  });
});

describe("what a team hands in", () => {
  test("is the work of all who are in it at that moment: each sees it and gets the grade", async () => {
    const task = await newTask(2);
    await pair(task);
    const { id } = await ana.handIn(task, fileOf("Ana", "Bia", "hoje"));
    await gradeAll(1);
    for (const member of [ana, bia]) {
      const { submissions, grade } = await of(task).handedIn(member);
      expect(namesOf(submissions[0]?.authors)).toEqual(["ana", "bia"]);
      expect(grade?.points).toBe(5);
      expect((await member.ask("GET", `/api/submissions/${id}`)).status).toBe(200);
      expect((await member.ask("GET", `/api/submissions/${id}/feedback`)).status).toBe(200);
    }
    expect((await caio.ask("GET", `/api/submissions/${id}`)).status).toBe(403);
    expect((await of(task).handedIn(caio)).submissions).toEqual([]);
  });

  test("stays everybody's who made it when one leaves, and does not become who joins later", async () => {
    const task = await newTask(2);
    await pair(task);
    await ana.handIn(task, fileOf("Ana", "Bia"));
    await gradeAll(1);
    await of(task).leave(bia);
    await of(task).invite(ana, "caio");
    await of(task).join(caio, (await of(task).standing(ana)).team?.id ?? "");
    expect((await of(task).handedIn(caio)).grade).toBeNull();
    await ana.handIn(task, fileOf("Ana", "Caio"));
    await gradeAll(2);
    const points = async (who: Browser) => (await of(task).handedIn(who)).grade?.points;
    expect([await points(ana), await points(bia), await points(caio)]).toEqual([10, 5, 10]);
  });

  test("earns each the credit of their own due date", async () => {
    const task = await newTask(2, { dueAt: "2020-02-01T00:00:00Z", lateCredit: [{ afterHours: 0, credit: 0.5 }] });
    await pair(task);
    const path = `/api/assignments/${task}/extensions/${open.ids.classmate}`;
    await instructor.json("PUT", path, { dueAt: "2190-01-01T00:00:00Z" });
    await ana.handIn(task, fileOf("Ana", "Bia", "tarde"));
    await gradeAll(2);
    expect((await of(task).handedIn(ana)).grade?.points).toBe(5);
    expect((await of(task).handedIn(bia)).grade?.points).toBe(10);
  });

  test("stands in the gradebook of each", async () => {
    const task = await newTask(2);
    await pair(task);
    await bia.handIn(task, fileOf("as duas"));
    await gradeAll(2);
    const book = await instructor.json<{
      assignments: { id: string }[];
      students: { name: string; cells: { points: number | null }[] }[];
    }>("GET", `/api/courses/${open.course.id}/gradebook`);
    const at = book.assignments.findIndex(({ id }) => id === task);
    expect(book.students.map(({ name, cells }) => [name, cells[at]?.points])).toEqual([
      ["ana", 10],
      ["bia", 10],
      ["caio", null],
    ]);
  });
});

describe("a grade that a person gives to what a team handed in", () => {
  interface Grades {
    readonly students: readonly { id: string; name: string; points: number | null; manual: boolean }[];
  }
  const given = (points: number) => ({ points, justification: "Lido com cuidado." });

  test("is everybody's whose work it is; one of them can be given another, and all of it can be taken back", async () => {
    const task = await newTask(2);
    await pair(task);
    const { id } = await bia.handIn(task, fileOf("Ana", "Bia", "à mão"));
    await gradeAll(1);
    const path = `/api/submissions/${id}/grades`;
    const points = async () => {
      const { students } = await instructor.json<Grades>("GET", path);
      return students.map((one) => [one.name, one.points, one.manual]);
    };
    await instructor.json("PUT", path, given(8));
    expect(await points()).toEqual([
      ["ana", 8, true],
      ["bia", 8, true],
    ]);
    const ofOne = `/api/assignments/${task}/grades/${open.ids.classmate}`;
    await instructor.json("PUT", ofOne, { points: 9, justification: "Apresentou sozinha." });
    expect(await points()).toEqual([
      ["ana", 8, true],
      ["bia", 9, true],
    ]);
    expect((await of(task).handedIn(bia)).grade).toEqual({
      ...{ points: 9, pointsBeforeLate: null, manual: true, justification: "Apresentou sozinha." },
    });
    await instructor.json("DELETE", path);
    expect(await points()).toEqual([
      ["ana", 5, false],
      ["bia", 5, false],
    ]);
    expect(await codeOf(await instructor.ask("DELETE", path))).toBe("not-found");
  });

  test("names people by their pseudonyms while names are hidden", async () => {
    const task = await newTask(2);
    await pair(task);
    const { id } = await ana.handIn(task, fileOf("Ana", "Bia", "sem nomes"));
    await instructor.json("PUT", `/api/assignments/${task}/anonymity`, { hidden: true });
    const said = await (await instructor.ask("GET", `/api/submissions/${id}/grades`)).text();
    for (const told of ["ana", "bia", open.ids.student, open.ids.classmate]) expect(said).not.toContain(told);
    const { students } = JSON.parse(said) as Grades;
    const { authors } = await instructor.json<{ authors: { name: string }[] }>("GET", `/api/submissions/${id}`);
    expect(namesOf(authors)).toEqual(namesOf(students).sort());
    await instructor.json("PUT", `/api/assignments/${task}/grades/${students[0]?.id}`, given(7));
    await instructor.json("PUT", `/api/submissions/${id}/grades`, given(6));
    expect((await of(task).handedIn(bia)).grade?.points).toBe(6);
  });
});

test("how the class does counts a team's work once, under the names of all of them, whoever sent it", async () => {
  const task = await newTask(2);
  await pair(task);
  await ana.handIn(task, fileOf("Ana", "Bia", "primeira"));
  const { id } = await bia.handIn(task, fileOf("Ana", "Bia", "segunda"));
  await caio.handIn(task, fileOf("Caio"));
  await gradeAll(1, [
    {
      ...{ exercise: "idf", title: "IDF", outcome: "failed", points: 0, possible: 2, claimed: null },
      checks: [],
      effort,
    },
  ]);
  const [idf] = await instructor.json<{ failed: number; stuck: object[] }[]>(
    "GET",
    `/api/assignments/${task}/exercises`,
  );
  expect(idf).toMatchObject({ failed: 2 });
  expect(idf?.stuck).toContainEqual(expect.objectContaining({ submission: id, name: "ana, bia" }));
});

describe("whoever teaches sets teams", () => {
  const put = (task: string, teams: string[][]) =>
    instructor.ask("PUT", `/api/assignments/${task}/teams`, { body: { teams } });

  test("all at once; who is named in none hands in alone", async () => {
    const task = await newTask(3);
    await pair(task);
    expect((await put(task, [[open.ids.student, idOfCaio]])).status).toBe(204);
    expect(namesOf((await of(task).standing(caio)).team?.members)).toEqual(["ana", "caio"]);
    expect((await of(task).standing(bia)).team).toBeNull();
  });

  test("and is told of a person twice, a stranger, and a team that is too large", async () => {
    const task = await newTask(2);
    const { student, classmate, otherStudent: stranger } = open.ids;
    expect(await codeOf(await put(task, [[student, classmate], [student]]))).toBe("in-two-teams");
    expect(await codeOf(await put(task, [[student, stranger]]))).toBe("not-a-student");
    expect(await codeOf(await put(task, [[student, classmate, idOfCaio]]))).toBe("team-too-large");
    expect((await of(task).standing(ana)).team).toBeNull();
  });
});
