import { afterAll, expect, test } from "vitest";
import type { Kind, Row } from "./access/row.ts";
import { accessTable } from "./access-table.ts";
import { openTaughtClass } from "./class.ts";

const open = await openTaughtClass();
afterAll(() => open.close());
const { people, course, ids } = open;
const member = (id: string) => `/api/courses/${course.id}/members/${id}`;

/** Asks, as a person, for all that these rows of the table of access give somebody of this kind. */
async function refusalsOf(who: Kind, kind: Kind, isMeant: (row: Row) => boolean): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>();
  for (const [route, row] of Object.entries(accessTable)) {
    if (!isMeant(row)) continue;
    const [method = ""] = route.split(" ");
    const { path, body } = row.ask(open, kind);
    const response = await people[who].ask(method, path, body === undefined ? {} : { body });
    const answer: { code?: string } = await response.json().catch(() => ({}));
    codes.set(route, answer.code ?? String(response.status));
  }
  return codes;
}

test("who was taken off a course gets nothing more of it, their own work there included, and hands nothing in", async () => {
  expect((await people.instructor.ask("DELETE", member(ids.student))).status).toBe(204);
  const ofMembers = ({ allowed }: Row) => allowed.includes("student") && !allowed.includes("otherStudent");
  const codes = await refusalsOf("student", "student", ofMembers);
  expect(codes.size).toBeGreaterThan(15);
  for (const [route, code] of codes) expect(code, route).toBe("not-allowed");
});

test("who taught a course and is its student now does nothing there that a student may not", async () => {
  await people.otherInstructor.json("POST", "/api/memberships", { joinCode: course.joinCode });
  const promote = (role: string) => people.instructor.ask("PATCH", member(ids.otherInstructor), { body: { role } });
  expect((await promote("instructor")).status).toBe(204);
  expect((await people.otherInstructor.ask("GET", `/api/courses/${course.id}/gradebook`)).status).toBe(200);
  expect((await promote("student")).status).toBe(204);
  const codes = await refusalsOf("otherInstructor", "instructor", ({ allowed }) => allowed.join() === "instructor");
  expect(codes.size).toBeGreaterThan(50);
  for (const [route, code] of codes) expect(code, route).toBe("not-allowed");
});
