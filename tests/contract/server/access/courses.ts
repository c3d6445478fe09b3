import { labId } from "../class.ts";
import { at, instructor, members, type Row, row, somebody, students } from "./row.ts";

const erratum = { labId, exercise: null, text: { "pt-BR": "Onde se lê 3, leia 4.", en: "For 3 read 4." } };
const dates = { opensAt: "2026-04-01T08:00:00Z", dueAt: "2026-04-08T08:00:00Z" };

/** Courses: members, assignments and dates, teams, errata, attendance. */
export const coursesAccess: Readonly<Record<string, Row>> = {
  "GET /api/courses": row(somebody, () => at("/api/courses")),
  "POST /api/courses": row(["instructor", "otherInstructor"], () => at("/api/courses", { name: "Nova turma" })),
  "POST /api/memberships": row(somebody, ({ otherCourse }) =>
    at("/api/memberships", { joinCode: otherCourse.joinCode }),
  ),
  "GET /api/courses/{course}": row(members, ({ course }) => at(`/api/courses/${course.id}`)),
  "PATCH /api/courses/{course}": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}`, { name: "Outro nome" }),
  ),
  "POST /api/courses/{course}/join-code": row(instructor, ({ course }) => at(`/api/courses/${course.id}/join-code`)),
  "GET /api/courses/{course}/members": row(instructor, ({ course }) => at(`/api/courses/${course.id}/members`)),
  "PATCH /api/courses/{course}/members/{user}": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/members/${ids.classmate}`, { role: "student" }),
  ),
  "DELETE /api/courses/{course}/members/{user}": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/members/${ids.classmate}`),
  ),
  "POST /api/courses/{course}/members/{user}/password-link": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/members/${ids.student}/password-link`),
  ),
  "GET /api/courses/{course}/assignments": row(members, ({ course }) => at(`/api/courses/${course.id}/assignments`)),
  "POST /api/courses/{course}/assignments": row(instructor, ({ course, labHash }) =>
    at(`/api/courses/${course.id}/assignments`, { title: "Tarefa", labHash, maxPoints: 10, ...dates }),
  ),
  "POST /api/courses/{course}/move-dates": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/move-dates`, { days: 1 }),
  ),
  "PATCH /api/assignments/{assignment}": row(instructor, ({ assignment }) =>
    at(`/api/assignments/${assignment.id}`, { title: "Tarefa 1 (revista)" }),
  ),
  "GET /api/assignments/{assignment}/extensions": row(instructor, ({ assignment }) =>
    at(`/api/assignments/${assignment.id}/extensions`),
  ),
  "GET /api/assignments/{assignment}/extensions/{student}": row(["student", "instructor"], ({ assignment, ids }) =>
    at(`/api/assignments/${assignment.id}/extensions/${ids.student}`),
  ),
  "PUT /api/assignments/{assignment}/extensions/{student}": row(instructor, ({ assignment, ids }) =>
    at(`/api/assignments/${assignment.id}/extensions/${ids.student}`, { dueAt: "2027-03-20T23:59:00-03:00" }),
  ),
  "DELETE /api/assignments/{assignment}/extensions/{student}": row(instructor, ({ assignment, ids }) =>
    at(`/api/assignments/${assignment.id}/extensions/${ids.student}`),
  ),
  "DELETE /api/assignments/{assignment}": row(instructor, ({ assignment }) => at(`/api/assignments/${assignment.id}`)),
  "GET /api/courses/{course}/extensions": row(instructor, ({ course }) => at(`/api/courses/${course.id}/extensions`)),
  "GET /api/assignments/{assignment}/team": row(students, ({ task }) => at(`/api/assignments/${task.id}/team`)),
  "POST /api/assignments/{assignment}/team/invitations": row(students, ({ pairs }, kind) =>
    kind === "classmate"
      ? at(`/api/assignments/${pairs.ofClassmate.id}/team/invitations`, { email: "ana@example.edu" })
      : at(`/api/assignments/${pairs.ofStudent.id}/team/invitations`, { email: "bia@example.edu" }),
  ),
  "PUT /api/assignments/{assignment}/team": row(students, ({ pairs: { ofClassmate, ofStudent } }, kind) => {
    const { id, team } = kind === "student" ? ofClassmate : ofStudent;
    return at(`/api/assignments/${id}/team`, { team });
  }),
  "DELETE /api/assignments/{assignment}/team/invitations/{team}": row(students, ({ task }) =>
    at(`/api/assignments/${task.id}/team/invitations/${"a".repeat(32)}`),
  ),
  "DELETE /api/assignments/{assignment}/team": row(students, ({ task }) => at(`/api/assignments/${task.id}/team`)),
  "GET /api/assignments/{assignment}/teams": row(instructor, ({ task }) => at(`/api/assignments/${task.id}/teams`)),
  "PUT /api/assignments/{assignment}/teams": row(instructor, ({ pairs }) =>
    at(`/api/assignments/${pairs.toSet}/teams`, { teams: [] }),
  ),
  "GET /api/errata": row(somebody, () => at("/api/errata")),
  "POST /api/courses/{course}/errata": row(instructor, ({ course }) => at(`/api/courses/${course.id}/errata`, erratum)),
  "DELETE /api/courses/{course}/errata/{erratum}": row(instructor, ({ course, erratum }) =>
    at(`/api/courses/${course.id}/errata/${erratum.id}`),
  ),
  "GET /api/courses/{course}/expected": row(instructor, ({ course }) => at(`/api/courses/${course.id}/expected`)),
  "POST /api/courses/{course}/expected": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/expected`, { people: [{ name: "Caio", email: "caio@example.edu" }] }),
  ),
  "DELETE /api/courses/{course}/expected/{email}": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/expected/caio@example.edu`),
  ),
  "GET /api/courses/{course}/attendance": row(members, ({ course }) => at(`/api/courses/${course.id}/attendance`)),
  "POST /api/courses/{course}/meetings": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/meetings`, { heldOn: "2026-03-02", title: "Aula 1" }),
  ),
  "PUT /api/meetings/{meeting}": row(instructor, ({ meeting }) =>
    at(`/api/meetings/${meeting.id}`, { heldOn: "2026-03-03", title: "Aula 2" }),
  ),
  "PUT /api/meetings/{meeting}/marks": row(instructor, ({ meeting, ids }) =>
    at(`/api/meetings/${meeting.id}/marks`, { marks: [{ studentId: ids.classmate, mark: "present" }] }),
  ),
  "DELETE /api/meetings/{meeting}": row(instructor, ({ meeting }) => at(`/api/meetings/${meeting.id}`)),
  "GET /api/assignments/{assignment}/solutions": row(members, ({ opened }) =>
    at(`/api/assignments/${opened.id}/solutions`),
  ),
};
