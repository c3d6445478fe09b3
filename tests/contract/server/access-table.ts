import { consentVersion } from "../../../src/shared/consent.ts";
import { labId, type TaughtClass } from "./class.ts";

export type Kind = keyof TaughtClass["people"];

interface Row {
  /** Who may; everybody else must be refused. */
  readonly allowed: readonly Kind[];
  /** The code of the refusal where it is not about who asks: an unknown token, a provider that is not configured. */
  readonly refusal?: string;
  /** A request that whoever may would make, for things of course A. */
  readonly ask: (open: TaughtClass, kind: Kind) => { readonly path: string; readonly body?: unknown };
}

const everybody: readonly Kind[] = ["nobody", "student", "classmate", "otherStudent", "otherInstructor", "instructor"];
const somebody = everybody.filter((kind) => kind !== "nobody");
const members: readonly Kind[] = ["student", "classmate", "instructor"];
const instructor: readonly Kind[] = ["instructor"];
const students: readonly Kind[] = ["student", "classmate"];

const why = { "pt-BR": "Não deu.", en: "It did not work." };
const notGraded = { state: "not-graded", who: null, reason: "crash", message: why, detail: "" };
const erratum = { labId, exercise: null, text: { "pt-BR": "Onde se lê 3, leia 4.", en: "For 3 read 4." } };

const rubric = {
  name: "Projeto",
  criteria: [
    {
      ...{ name: "Método", weight: 100 },
      levels: [
        { label: "Falta", points: 0, descriptor: "Não há." },
        { label: "Bom", points: 2, descriptor: "" },
      ],
    },
  ],
};

let made = 0;
const person = () => ({ name: "Nova", email: `nova${++made}@example.edu`, password: "uma senha longa" });
const dates = { opensAt: "2026-04-01T08:00:00Z", dueAt: "2026-04-08T08:00:00Z" };
const row = (allowed: Row["allowed"], ask: Row["ask"]): Row => ({ allowed, ask });
const refusedToAll = (refusal: string, ask: Row["ask"]): Row => ({ allowed: [], refusal, ask });
const at = (path: string, body?: unknown) => (body === undefined ? { path } : { path, body });

/** Every route of the server, and who may ask it. A route that is missing here fails the suite. */
export const accessTable: Readonly<Record<string, Row>> = {
  "GET /api/server": row(everybody, () => at("/api/server")),
  "GET /ready": row(everybody, () => at("/ready")),
  "GET /metrics": refusedToAll("not-allowed", () => at("/metrics")),
  "GET /api/openapi.json": row(everybody, () => at("/api/openapi.json")),
  "GET /api/docs": row(everybody, () => at("/api/docs")),
  "GET /api/pages/first-instructor": row(everybody, () => at("/api/pages/first-instructor")),
  "GET /api/pages/new-password": row(everybody, () => at("/api/pages/new-password")),
  "GET /api/pages/link-page.js": row(everybody, () => at("/api/pages/link-page.js")),
  "GET /api/pages/link-page.css": row(everybody, () => at("/api/pages/link-page.css")),

  "GET /api/session": row(everybody, () => at("/api/session")),
  "POST /api/session": row(everybody, (_, kind) => at("/api/session", credentials[kind])),
  "POST /api/session/provider": refusedToAll("unknown-provider", () =>
    at("/api/session/provider", { provider: "github" }),
  ),
  // Nobody comes back from a provider that they did not go to: it leads to the page, with an error.
  "GET /api/auth/callback/{provider}": row(everybody, () => at("/api/auth/callback/github?state=x&code=y")),
  "POST /api/account": row(everybody, () => at("/api/account", person())),
  "POST /api/first-instructor": refusedToAll("link-used", () =>
    at("/api/first-instructor", { ...person(), token: "a".repeat(32) }),
  ),
  "POST /api/account/password-letter": refusedToAll("no-mail", () =>
    at("/api/account/password-letter", { email: "ana@example.edu" }),
  ),
  "POST /api/account/new-password": refusedToAll("link-used", () =>
    at("/api/account/new-password", { token: "a".repeat(32), newPassword: "outra senha longa" }),
  ),
  "PUT /api/account/password": row(somebody, (_, kind) => {
    const { password } = credentials[kind];
    return at("/api/account/password", { currentPassword: password, newPassword: password });
  }),
  "PUT /api/session/fake-student": row(["instructor", "otherInstructor"], () => at("/api/session/fake-student")),
  "DELETE /api/session/fake-student": row(somebody, () => at("/api/session/fake-student")),
  "DELETE /api/session": row(everybody, () => at("/api/session")),

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

  "PUT /api/assignments/{assignment}/submissions/{hash}": row(["student", "classmate"], ({ task, file }) => ({
    path: `/api/assignments/${task.id}/submissions/${file.hash}`,
    body: file.text,
  })),
  "GET /api/assignments/{assignment}/submissions": row(members, ({ task }) =>
    at(`/api/assignments/${task.id}/submissions`),
  ),
  "GET /api/submissions/{submission}": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}`),
  ),
  "GET /api/submissions/{submission}/file": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}/file`),
  ),
  "GET /api/courses/{course}/grading": row(instructor, ({ course }) => at(`/api/courses/${course.id}/grading`)),

  "POST /api/sync": row(somebody, () => at("/api/sync", { events: [], entries: [], history: [] })),
  "PUT /api/account/consent": row(somebody, () => at("/api/account/consent", { version: consentVersion })),
  "GET /api/account/data": row(somebody, () => at("/api/account/data")),
  "PUT /api/account/self-test": row(somebody, () =>
    at("/api/account/self-test", {
      browser: "Firefox 140",
      checks: [{ id: "memory", outcome: "good", value: "8 GB" }],
    }),
  ),
  // That one's own e-mail deletes one's account, and who may not, is told in privacy.test.ts: here all must live on.
  "DELETE /api/account": refusedToAll("invalid", () => at("/api/account", { email: "x" })),
  "GET /api/courses/{course}/retention": row(members, ({ course }) => at(`/api/courses/${course.id}/retention`)),
  "PUT /api/courses/{course}/retention": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/retention`, { months: 12 }),
  ),
  "GET /api/courses/{course}/consents": row(instructor, ({ course }) => at(`/api/courses/${course.id}/consents`)),
  "GET /api/courses/{course}/extensions": row(instructor, ({ course }) => at(`/api/courses/${course.id}/extensions`)),
  "GET /api/courses/{course}/self-tests": row(instructor, ({ course }) => at(`/api/courses/${course.id}/self-tests`)),
  "GET /api/sync": row(somebody, () => at("/api/sync?after=0")),

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
  "POST /api/courses/{course}/merges/preview": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/merges/preview`, { keptId: ids.student, email: "bia@example.edu" }),
  ),
  "POST /api/courses/{course}/merges": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/merges`, { keptId: ids.student, email: "bia@example.edu" }),
  ),
  "GET /api/courses/{course}/merges": row(instructor, ({ course }) => at(`/api/courses/${course.id}/merges`)),
  "DELETE /api/courses/{course}/merges/{merge}": row(instructor, ({ course, merge }) =>
    at(`/api/courses/${course.id}/merges/${merge.id}`),
  ),
  "GET /api/account/merges": row(somebody, () => at("/api/account/merges")),
  // Who may answer, and what comes of it, is told in merges.test.ts: here both must live on.
  "PUT /api/account/merges/{merge}": refusedToAll("invalid", ({ merge }) =>
    at(`/api/account/merges/${merge.id}`, { agrees: "x" }),
  ),
  "GET /api/courses/{course}/gradebook": row(instructor, ({ course }) => at(`/api/courses/${course.id}/gradebook`)),
  "PUT /api/courses/{course}/grades": row(instructor, ({ course, task, ids }) =>
    at(`/api/courses/${course.id}/grades`, {
      justification: "Planilha",
      grades: [{ assignmentId: task.id, studentId: ids.classmate, points: 7 }],
    }),
  ),
  "GET /api/assignments/{assignment}/grades/{student}": row(instructor, ({ task, ids }) =>
    at(`/api/assignments/${task.id}/grades/${ids.student}`),
  ),
  "PUT /api/assignments/{assignment}/grades/{student}": row(instructor, ({ task, ids }) =>
    at(`/api/assignments/${task.id}/grades/${ids.classmate}`, { points: 8, justification: "Prova oral" }),
  ),
  "DELETE /api/assignments/{assignment}/grades/{student}": row(instructor, ({ task, ids }) =>
    at(`/api/assignments/${task.id}/grades/${ids.classmate}`),
  ),
  "GET /api/assignments/{assignment}/exercises": row(instructor, ({ task }) =>
    at(`/api/assignments/${task.id}/exercises`),
  ),
  "GET /api/submissions/{submission}/feedback": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}/feedback`),
  ),
  "PUT /api/submissions/{submission}/feedback": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/feedback`, { strengths: "Bom", improvements: "", nextStep: "" }),
  ),
  "POST /api/submissions/{submission}/comments": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/comments`, { cell: 9, text: "Por que o log?" }),
  ),
  "DELETE /api/submissions/{submission}/comments/{comment}": row(instructor, ({ submission, comment }) =>
    at(`/api/submissions/${submission.id}/comments/${comment.id}`),
  ),
  "POST /api/assignments/{assignment}/comments": row(instructor, ({ task, submission }) =>
    at(`/api/assignments/${task.id}/comments`, { cell: 9, text: "Olhe o zero.", submissions: [submission.id] }),
  ),
  "GET /api/assignments/{assignment}/comments": row(instructor, ({ task }) =>
    at(`/api/assignments/${task.id}/comments`),
  ),
  "GET /api/courses/{course}/rubrics": row(instructor, ({ course }) => at(`/api/courses/${course.id}/rubrics`)),
  "POST /api/courses/{course}/rubrics": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/rubrics`, rubric),
  ),
  "PUT /api/rubrics/{rubric}": row(instructor, (open) => at(`/api/rubrics/${open.rubric.id}`, rubric)),
  "DELETE /api/rubrics/{rubric}": row(instructor, (open) => at(`/api/rubrics/${open.rubric.id}`)),
  "PUT /api/assignments/{assignment}/rubric": row(instructor, (open) =>
    at(`/api/assignments/${open.task.id}/rubric`, { rubric: open.rubric.id }),
  ),
  "GET /api/assignments/{assignment}/rubric": row(instructor, ({ task }) => at(`/api/assignments/${task.id}/rubric`)),
  // Names of an assignment where nothing was handed in: the others' rows go on asking for students by their own ids.
  "GET /api/assignments/{assignment}/anonymity": row(instructor, ({ assignment }) =>
    at(`/api/assignments/${assignment.id}/anonymity`),
  ),
  "PUT /api/assignments/{assignment}/anonymity": row(instructor, ({ assignment }) =>
    at(`/api/assignments/${assignment.id}/anonymity`, { hidden: true }),
  ),
  "GET /api/submissions/{submission}/assessment": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}/assessment`),
  ),
  "PUT /api/submissions/{submission}/assessment": row(instructor, ({ submission, rubric: { versionId } }) =>
    at(`/api/submissions/${submission.id}/assessment`, {
      versionId,
      choices: [{ level: 1, justification: "Está completo." }],
    }),
  ),
  "DELETE /api/submissions/{submission}/assessment": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/assessment`),
  ),
  "GET /api/assignments/{assignment}/regrades": row(instructor, ({ task }) =>
    at(`/api/assignments/${task.id}/regrades`),
  ),
  "POST /api/assignments/{assignment}/regrades": row(instructor, ({ assignment, labHash }) =>
    at(`/api/assignments/${assignment.id}/regrades`, { labHash }),
  ),
  "GET /api/regrades/{regrade}": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}`)),
  "POST /api/regrades/{regrade}/stop": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}/stop`)),
  "POST /api/regrades/{regrade}/resume": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}/resume`)),
  "POST /api/regrades/{regrade}/publish": row(instructor, ({ graded }) =>
    at(`/api/regrades/${graded.id}/publish`, { policy: "replace" }),
  ),
  "POST /api/regrades/{regrade}/discard": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}/discard`)),

  // Rita used the link that the first start printed: she runs the server. Who only teaches does not.
  "GET /api/graders": row(instructor, () => at("/api/graders")),
  "POST /api/graders": row(instructor, () => at("/api/graders", { name: "laboratório 3" })),
  "DELETE /api/graders/{grader}": row(instructor, ({ grader }) => at(`/api/graders/${grader.id}`)),
  // What graders ask for is no person's to ask for (grading.test.ts asks with a token).
  "POST /api/grader/leases": refusedToAll("not-a-grader", () => at("/api/grader/leases")),
  "GET /api/grader/gradings/{grading}/submission": refusedToAll("not-a-grader", () =>
    at(`/api/grader/gradings/${"a".repeat(32)}/submission`),
  ),
  "GET /api/grader/labs/{hash}": refusedToAll("not-a-grader", ({ labHash }) => at(`/api/grader/labs/${labHash}`)),
  "PUT /api/grader/gradings/{grading}": refusedToAll("not-a-grader", () =>
    at(`/api/grader/gradings/${"a".repeat(32)}`, { grading: notGraded }),
  ),

  // Only programs that read the server's folder (backup.test.ts asks as one).
  "GET /api/backup": refusedToAll("not-the-operator", () => at("/api/backup")),

  "GET /api/assignments/{assignment}/solutions": row(members, ({ opened }) =>
    at(`/api/assignments/${opened.id}/solutions`),
  ),
  "GET /api/labs": row(somebody, () => at("/api/labs")),
  "GET /api/labs/{hash}/{file}": row(everybody, ({ labHash }) => at(`/api/labs/${labHash}/lab.html`)),
  "GET /api/labs/{hash}/solutions/{exercise}": row(everybody, ({ labHash }) =>
    at(`/api/labs/${labHash}/solutions/idf`),
  ),
};

const named = (name: string) => ({ email: `${name}@example.edu`, password: `senha de ${name}` });
/** What each of them signs in with; nobody tries with Ana's. */
export const credentials: Record<Kind, { email: string; password: string }> = {
  nobody: named("ana"),
  student: named("ana"),
  classmate: named("bia"),
  otherStudent: named("davi"),
  otherInstructor: named("otto"),
  instructor: named("rita"),
};
