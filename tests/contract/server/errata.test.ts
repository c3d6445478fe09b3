import { afterAll, expect, test } from "vitest";
import { labId, openPeopledClass } from "./class.ts";

const open = await openPeopledClass();
afterAll(() => open.close());
const { instructor, student, otherStudent, otherInstructor } = open.people;
const path = `/api/courses/${open.course.id}/errata`;
const text = { "pt-BR": "Onde está log, leia log1p.", en: "Where it says log, read log1p." };

interface Erratum {
  readonly id: string;
  readonly labId: string;
  readonly exercise: string | null;
  readonly text: typeof text;
}

test("what whoever teaches writes is read by the course and by nobody else, until it is taken back", async () => {
  const { id } = await instructor.json<{ id: string }>("POST", path, { labId, exercise: "idf", text });
  expect(await student.json("GET", "/api/errata")).toMatchObject([{ id, labId, exercise: "idf", text }]);
  expect(await otherStudent.json("GET", "/api/errata")).toEqual([]);
  const refused = await otherInstructor.ask("DELETE", `/api/courses/${open.otherCourse.id}/errata/${id}`);
  expect(await refused.json()).toMatchObject({ code: "not-found" });
  await instructor.json("DELETE", `${path}/${id}`);
  expect(await student.json("GET", "/api/errata")).toEqual([]);
});

test("markup stays the characters that were typed", async () => {
  const typed = { "pt-BR": "<b>x</b> & <script>alert(1)</script>", en: "<img src=x onerror=alert(1)>" };
  await instructor.json("POST", path, { labId, exercise: null, text: typed });
  const [first] = await student.json<Erratum[]>("GET", "/api/errata");
  expect(first?.text).toEqual(typed);
});

test.each([
  ["a lab that the server does not have", { labId: "no/lab", exercise: null, text }, "unknown-lab"],
  ["a text in one language only", { labId, exercise: null, text: { ...text, en: "  " } }, "invalid"],
  ["an exercise that is no id", { labId, exercise: "../x", text }, "invalid"],
  ["a text that nobody would read", { labId, exercise: null, text: { ...text, en: "x".repeat(1001) } }, "invalid"],
])("%s is refused", async (_, body, code) => {
  const response = await instructor.ask("POST", path, { body });
  expect(await response.json()).toMatchObject({ code });
});
