import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPeopledClass, type PeopledClass } from "./class.ts";
import { startPostgres } from "./postgres.ts";

// Only PostgreSQL does two things at one moment; PGlite takes them one after the other.
const postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of teams at once: ${postgres.why}`);
afterAll(async () => {
  if (postgres.url !== null) await postgres.stop();
});

const places = [
  ["PGlite", {}],
  ...(postgres.url === null ? [] : [["PostgreSQL", { DATABASE_URL: postgres.url }] as const]),
] as const;
/** How often two things are done at one moment: which comes first is not the same each time. */
const rounds = 8;

describe.each(places)("%s", (_, variables) => {
  let open: PeopledClass;
  beforeAll(async () => {
    open = await openPeopledClass(variables);
  }, 60_000);
  afterAll(() => open.close());

  async function newTask(): Promise<string> {
    const dates = { opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" };
    const body = { title: "Em equipe", labHash: open.labHash, maxPoints: 10, teamSize: 3, ...dates };
    const path = `/api/courses/${open.course.id}/assignments`;
    return `/api/assignments/${(await open.people.instructor.json<{ id: string }>("POST", path, body)).id}`;
  }
  const inviteBia = (task: string) =>
    open.people.student.ask("POST", `${task}/team/invitations`, { body: { email: "bia@example.edu" } });
  const teamsOf = async (task: string) =>
    (await open.people.instructor.json<{ teams: { members: { name: string }[] }[] }>("GET", `${task}/teams`)).teams;

  test("a student's first invitations, sent at one moment from several tabs, are of one team", async () => {
    for (let round = 0; round < rounds; round++) {
      const task = await newTask();
      const said = await Promise.all([inviteBia(task), inviteBia(task), inviteBia(task)]);
      expect(said.map(({ status }) => status)).toEqual([204, 204, 204]);
      const { student: ana, classmate: bia } = open.people;
      const invited = [{ name: "bia" }];
      expect(await ana.json("GET", `${task}/team`)).toMatchObject({ team: { members: [{ name: "ana" }], invited } });
      expect(await bia.json("GET", `${task}/team`)).toMatchObject({ invitations: [{ members: [{ name: "ana" }] }] });
      expect(await teamsOf(task)).toHaveLength(1);
    }
  });

  test("teams that whoever teaches sets hold against one that a student begins at that moment", async () => {
    const { student, classmate } = open.ids;
    for (let round = 0; round < rounds; round++) {
      const task = await newTask();
      const body = { teams: [[student, classmate]] };
      const [set] = await Promise.all([open.people.instructor.ask("PUT", `${task}/teams`, { body }), inviteBia(task)]);
      expect(set.status).toBe(204);
      expect(await teamsOf(task)).toMatchObject([{ members: [{ name: "ana" }, { name: "bia" }] }]);
    }
  });
});
