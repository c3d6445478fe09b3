import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPeopledClass, type PeopledClass, sealedText } from "./class.ts";
import { startPostgres } from "./postgres.ts";

const postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of the story: ${postgres.why}`);
afterAll(async () => {
  if (postgres.url !== null) await postgres.stop();
});

interface Assignment {
  readonly id: string;
  readonly opensAt: string;
  readonly dueAt: string;
}

describe.each(["PGlite", "PostgreSQL"])("a class on %s", (name) => {
  describe.skipIf(name === "PostgreSQL" && postgres.url === null)("from the first link to moved dates", () => {
    let open: PeopledClass;
    beforeAll(async () => {
      const variables = name === "PostgreSQL" && postgres.url !== null ? { DATABASE_URL: postgres.url } : {};
      open = await openPeopledClass(variables);
    }, 60_000);
    afterAll(() => open.close());

    const assignments = (who: "student" | "classmate" | "instructor") =>
      open.people[who].json<Assignment[]>("GET", `/api/courses/${open.course.id}/assignments`);

    test("the first link makes one instructor, and then no other", async () => {
      const { nobody } = open.people;
      const again = { name: "X", email: "x@example.edu", password: "uma senha longa", token: "a".repeat(32) };
      expect(open.firstInstructor.token).toBeNull();
      expect((await nobody.ask("POST", "/api/first-instructor", { body: again })).status).toBe(400);
    });

    test("the code that a student typed in small letters led into the course, as a student", async () => {
      const courses = await open.people.classmate.json<object[]>("GET", "/api/courses");
      expect(courses).toEqual([{ id: open.course.id, name: "Turma A", role: "student", joinCode: null }]);
    });

    test("an extension moves the date of one student, and of nobody else", async () => {
      const path = `/api/assignments/${open.assignment.id}/extensions/${open.ids.student}`;
      await open.people.instructor.json("PUT", path, { dueAt: "2026-03-20T12:00:00-03:00" });
      expect((await assignments("student"))[0]?.dueAt).toBe("2026-03-20T15:00:00.000Z");
      expect((await assignments("classmate"))[0]?.dueAt).toBe("2026-03-09T02:59:00.000Z");
    });

    test("one move shifts openings, due dates and extensions", async () => {
      const path = `/api/courses/${open.course.id}/move-dates`;
      expect(await open.people.instructor.json("POST", path, { days: 7 })).toEqual({ moved: 1 });
      expect(await assignments("classmate")).toMatchObject([
        { opensAt: "2026-03-08T11:00:00.000Z", dueAt: "2026-03-16T02:59:00.000Z" },
      ]);
      expect((await assignments("student"))[0]?.dueAt).toBe("2026-03-27T15:00:00.000Z");
    });

    test("an assignment cannot be due before it opens, nor be of a lab that is not here", async () => {
      const path = `/api/assignments/${open.assignment.id}`;
      const { instructor } = open.people;
      const code = async (body: object) => (await (await instructor.ask("PATCH", path, { body })).json()).code;
      expect(await code({ dueAt: "2026-01-01T00:00:00Z" })).toBe("due-before-opening");
      expect(await code({ labHash: "0".repeat(64) })).toBe("unknown-lab");
    });

    test("a course keeps an instructor, also when two leave at once", async () => {
      const { instructor } = open.people;
      const { user } = await instructor.json<{ user: { id: string } }>("GET", "/api/session");
      const course = await instructor.json<{ id: string; joinCode: string }>("POST", "/api/courses", { name: "Dois" });
      await open.people.classmate.json("POST", "/api/memberships", { joinCode: course.joinCode });
      const member = (id: string) => `/api/courses/${course.id}/members/${id}`;
      await instructor.json("PATCH", member(open.ids.classmate), { role: "instructor" });
      const left = await Promise.all([
        instructor.ask("DELETE", member(user.id)),
        open.people.classmate.ask("DELETE", member(open.ids.classmate)),
      ]);
      expect(left.map(({ status }) => status).sort()).toEqual([204, 409]);
    });

    test("a renewed code replaces the old one", async () => {
      const { instructor, otherStudent } = open.people;
      const path = `/api/courses/${open.course.id}/join-code`;
      const { joinCode } = await instructor.json<{ joinCode: string }>("POST", path);
      const join = (code: string) => otherStudent.ask("POST", "/api/memberships", { body: { joinCode: code } });
      expect((await join(open.course.joinCode)).status).toBe(404);
      expect((await join(joinCode)).status).toBe(200);
    });

    test("a student who forgot the password gets a link from the instructor; it works once and ends open sessions", async () => {
      const { instructor, student, nobody } = open.people;
      const path = `/api/courses/${open.course.id}/members/${open.ids.student}/password-link`;
      const { link } = await instructor.json<{ link: string }>("POST", path);
      const body = { token: new URL(link).hash.slice(1), newPassword: "a nova senha" };
      const use = () => nobody.ask("POST", "/api/account/new-password", { body });
      expect((await use()).status).toBe(204);
      expect((await use()).status).toBe(400);
      expect(await student.json("GET", "/api/session")).toMatchObject({ user: null });
      await student.json("POST", "/api/session", { email: "ana@example.edu", password: "a nova senha" });
    });

    test("nobody gets such a link for somebody who teaches", async () => {
      const { otherInstructor, classmate } = open.people;
      await classmate.json("POST", "/api/memberships", { joinCode: open.otherCourse.joinCode });
      const path = `/api/courses/${open.otherCourse.id}/members/${open.ids.classmate}/password-link`;
      expect((await otherInstructor.ask("POST", path)).status).toBe(403);
    });

    test("nothing sealed is in any answer about labs, and its folder is apart", async () => {
      const { instructor, nobody } = open.people;
      const answers = await Promise.all(
        ["lab.html", "lab.en.html", "lab.json", "solutions/idf"].map((file) =>
          instructor.ask("GET", `/api/labs/${open.labHash}/${file}`),
        ),
      );
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(answer.headers.get("content-disposition")).toBe("attachment");
        expect(await answer.text()).not.toContain(sealedText);
      }
      for (const file of ["sealed/lab.html", "..%2Fsealed%2Flab.html", "lab.html%00"]) {
        expect((await nobody.ask("GET", `/api/labs/${open.labHash}/${file}`)).status).toBeGreaterThanOrEqual(400);
      }
    });

    test("passwords, tokens and addresses are in no line of the log", () => {
      const log = open.logged.join("");
      expect(log).toContain('"route":"/api/session"');
      for (const secret of ["senha de ana", "a nova senha", "ana@example.edu", "bancada.session_token"]) {
        expect(log).not.toContain(secret);
      }
    });
  });
});
