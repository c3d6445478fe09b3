import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { readConfig } from "../../../src/server/config.ts";
import { type OpenClass, openClass } from "../../../src/server/open-class.ts";
import { page, submissionWith } from "../../../src/submission/submission.fixture.ts";
import type { Submission } from "../../../src/submission/submission.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import { copyPreparedDatabase } from "./prepared-database.ts";

export const host = "http://localhost:4173";
export const labId = "module/lab";
export const withheldText = "WITHHELD-SOLUTION-2.7182";
export const sealedText = "SEALED-EXPECTED-VALUE-1.6931";

/** A build with one lab, in one of its versions, its hash made as the build makes it. */
export function writeBuild(folder: string, version = 1): { site: string; sealed: string; hash: string } {
  const site = join(folder, "public");
  const sealed = join(folder, "sealed");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const hash = createHash("sha256");
  const file = (root: string, path: string, text: string) => {
    hash.update(path).update("\0").update(text).update("\0");
    write(join(root, path), text);
  };
  file(join(site, "labs"), `${labId}/lab.html`, "<!doctype html><notebook>público</notebook>");
  file(join(site, "labs"), `${labId}/lab.en.html`, "<!doctype html><notebook>public</notebook>");
  file(join(site, "labs"), `${labId}/lab.json`, JSON.stringify(version === 1 ? {} : { version }));
  file(join(site, "labs"), `${labId}/solutions/idf.json`, '{"code":"open"}');
  file(sealed, `${labId}/lab.html`, sealedText);
  file(sealed, `${labId}/lab.en.html`, `${sealedText} en`);
  const side = { code: withheldText, why: "" };
  file(sealed, `${labId}/withheld.json`, JSON.stringify({ prova: { "pt-BR": side, en: side } }));
  const title = { "pt-BR": "Laboratório", en: "Lab" };
  const exercise = { id: "idf", title, points: 2, publicShare: 0.5, solutionCap: 0.5, kind: "exercise" };
  const lab = { id: labId, module: "01-module", order: 1, version, title, minutes: 10, points: 2, track: "path" };
  const labs = [{ ...lab, hash: hash.copy().digest("hex"), exercises: [exercise] }];
  write(join(site, "labs/index.json"), JSON.stringify({ modules: [], labs }));
  return { site, sealed, hash: hash.digest("hex") };
}

export interface TestClass extends OpenClass {
  readonly labHash: string;
  /** Where the class keeps what it has. */
  readonly folder: string;
  /** Every line that was logged. */
  readonly logged: string[];
}

/** A class of its own, which is gone once it is closed: its database is real and new, nothing is replaced. */
export async function openTestClass(variables: Record<string, string> = {}, grading = {}): Promise<TestClass> {
  const folder = mkdtempSync(join(tmpdir(), "class-"));
  return goneWhenClosed(folder, await openIn(folder, variables, grading));
}

/** A class that was opened before with another version of its lab: it has both, and `labHash` names the newer. */
export async function openTestClassOfTwoVersions(variables: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "class-"));
  const earlier = await openIn(folder, variables, {});
  await earlier.close();
  const open = goneWhenClosed(folder, await openIn(folder, variables, {}, 2));
  return { ...open, earlierHash: earlier.labHash };
}

function goneWhenClosed(folder: string, open: TestClass): TestClass {
  const close = async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...open, close };
}

async function openIn(folder: string, variables: Record<string, string>, grading: object, version = 1) {
  const { hash, ...labs } = writeBuild(join(folder, `dist-${version}`), version);
  const logged: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => logged.push(line) });
  const config = readConfig({ BANCADA_FOLDER: join(folder, "data"), ...variables });
  const database = join(config.folder, "database");
  if (config.databaseUrl === null && !existsSync(database)) await copyPreparedDatabase(database);
  return { ...(await openClass({ config, labs, log, grading })), labHash: hash, folder: config.folder, logged };
}

interface Asked {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A browser: it keeps cookies and names its origin. */
export class Browser {
  readonly #app: OpenClass["app"];
  readonly #address: string;
  readonly cookies = new Map<string, string>();

  constructor({ app }: Pick<OpenClass, "app">, address = "10.0.0.1") {
    this.#app = app;
    this.#address = address;
  }

  async ask(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.#app.request(
      `${host}${path}`,
      {
        method,
        headers: {
          origin: host,
          ...(cookie === "" ? {} : { cookie }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: this.#address } } },
    );
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(set)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** As `ask`, and the answer is read as JSON; anything but a success is an error. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.ask(method, path, body === undefined ? {} : { body });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  /** Hands in a file, and gives the receipt. */
  async handIn(assignment: string, { hash, text }: SubmissionFile): Promise<Receipt> {
    const response = await this.ask("PUT", `/api/assignments/${assignment}/submissions/${hash}`, { body: text });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Receipt;
  }

  async signUp(name: string): Promise<string> {
    const person = { name, email: `${name}@example.edu`, password: `senha de ${name}` };
    const response = await this.ask("POST", "/api/account", { body: person });
    if (response.status !== 201) throw new Error(`${name}: ${await response.text()}`);
    const { user } = await this.json<{ user: { id: string } }>("GET", "/api/session");
    return user.id;
  }
}

export interface SubmissionFile {
  readonly hash: string;
  readonly text: string;
}

export interface Receipt {
  readonly id: string;
  readonly hash: string;
  readonly receivedAt: string;
  readonly state: "waiting" | "graded" | "broken";
}

/** A file as the page makes it, of the class's lab. */
export function submissionFile({ labHash, ...change }: { labHash: string } & Partial<Submission>): SubmissionFile {
  const submission = submissionWith({ lab: { id: labId, version: 1, hash: labHash }, ...change });
  const text = writeSubmission(submission, page);
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}

export interface Course {
  readonly id: string;
  readonly joinCode: string;
}

/** The people of the table of access, in two courses. */
export async function openPeopledClass(variables: Record<string, string> = {}, grading = {}) {
  const open = await openTestClass(variables, grading);
  const [instructor, student, classmate, otherInstructor, otherStudent, nobody] = Array.from(
    { length: 6 },
    () => new Browser(open),
  ) as [Browser, Browser, Browser, Browser, Browser, Browser];
  const token = open.firstInstructor.token;
  const rita = { token, name: "Rita", email: "rita@example.edu", password: "senha de rita" };
  await instructor.json("POST", "/api/first-instructor", rita);
  const course = await instructor.json<Course>("POST", "/api/courses", { name: "Turma A" });
  const ids = {
    student: await student.signUp("ana"),
    classmate: await classmate.signUp("bia"),
    otherInstructor: await otherInstructor.signUp("otto"),
    otherStudent: await otherStudent.signUp("davi"),
  };
  await student.json("POST", "/api/memberships", { joinCode: course.joinCode });
  await classmate.json("POST", "/api/memberships", { joinCode: course.joinCode.toLowerCase().replace("-", " ") });
  // The other instructor gets the right to teach as people do: by being made instructor of a course, then leaving it.
  const shared = await instructor.json<Course>("POST", "/api/courses", { name: "Turma comum" });
  await otherInstructor.json("POST", "/api/memberships", { joinCode: shared.joinCode });
  const asInstructor = `/api/courses/${shared.id}/members/${ids.otherInstructor}`;
  await instructor.json("PATCH", asInstructor, { role: "instructor" });
  const otherCourse = await otherInstructor.json<Course>("POST", "/api/courses", { name: "Turma B" });
  await otherStudent.json("POST", "/api/memberships", { joinCode: otherCourse.joinCode });
  const assignment = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "Tarefa 1", labHash: open.labHash, maxPoints: 10 },
    ...{ opensAt: "2026-03-01T08:00:00-03:00", dueAt: "2026-03-08T23:59:00-03:00" },
  });
  const people = { nobody, student, classmate, otherStudent, otherInstructor, instructor };
  return { ...open, people, ids, course, otherCourse, assignment };
}

export type PeopledClass = Awaited<ReturnType<typeof openPeopledClass>>;

/** The same, with an assignment that is open whenever the tests run, one submission, and a grader that may grade. */
export async function openWorkingClass(variables: Record<string, string> = {}, grading = {}) {
  const open = await openPeopledClass(variables, grading);
  const { instructor, student } = open.people;
  const task = await instructor.json<{ id: string }>("POST", `/api/courses/${open.course.id}/assignments`, {
    ...{ title: "Tarefa 2", labHash: open.labHash, maxPoints: 10 },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
  });
  const file = submissionFile({ labHash: open.labHash });
  const submission = await student.handIn(task.id, file);
  const grader = await instructor.json<{ id: string; token: string }>("POST", "/api/graders", { name: "um corretor" });
  return { ...open, task, file, submission, grader };
}

export type WorkingClass = Awaited<ReturnType<typeof openWorkingClass>>;

/** The same, with a comment on the submission, an erratum, a regrade that is under way and one that is done. */
export async function openTaughtClass() {
  const open = await openWorkingClass();
  const { instructor } = open.people;
  const { course, labHash, submission, task } = open;
  const empty = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "Tarefa 3", labHash, maxPoints: 10 },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
  });
  const comments = `/api/submissions/${submission.id}/comments`;
  const comment = await instructor.json<{ id: string }>("POST", comments, { cell: 9, text: "Por que o log?" });
  const startRegrade = (of: string) =>
    instructor.json<{ id: string }>("POST", `/api/assignments/${of}/regrades`, { labHash });
  const meeting = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/meetings`, {
    ...{ heldOn: "2026-03-02", title: "Aula 1" },
  });
  const merge = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/merges`, {
    ...{ keptId: open.ids.student, email: "bia@example.edu" },
  });
  const [regrade, graded] = [await startRegrade(task.id), await startRegrade(empty.id)];
  const note = { labId, exercise: null, text: { "pt-BR": "Leia 4.", en: "Read 4." } };
  const erratum = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/errata`, note);
  const pairs = await openPairs(open);
  const opened = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "De ontem", labHash, maxPoints: 10, solutionsOpen: "after-late-work" },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2020-02-01T00:00:00Z" },
  });
  const level = (label: string, points: number) => ({ label, points, descriptor: "" });
  const criteria = [{ name: "Método", weight: 100, levels: [level("Falta", 0), level("Bom", 2)] }];
  const made = await instructor.json<{ id: string; versionId: string }>("POST", `/api/courses/${course.id}/rubrics`, {
    ...{ name: "Projeto", criteria },
  });
  await instructor.json("PUT", `/api/assignments/${task.id}/rubric`, { rubric: made.id });
  return { ...open, rubric: made, comment, meeting, merge, regrade, graded, erratum, pairs, opened };
}

/** Assignments for two: in one Ana asked Bia into her team, in another Bia asked Ana. */
async function openPairs({ people: { instructor, student, classmate }, course, labHash }: PeopledClass) {
  const make = () =>
    instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
      ...{ title: "Em dupla", labHash, maxPoints: 10, teamSize: 2 },
      ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
    });
  const begun = async (by: Browser, email: string) => {
    const { id } = await make();
    await by.json("POST", `/api/assignments/${id}/team/invitations`, { email });
    const { team } = await by.json<{ team: { id: string } }>("GET", `/api/assignments/${id}/team`);
    return { id, team: team.id };
  };
  return {
    ofStudent: await begun(student, "bia@example.edu"),
    ofClassmate: await begun(classmate, "ana@example.edu"),
    toSet: (await make()).id,
  };
}

export type TaughtClass = Awaited<ReturnType<typeof openTaughtClass>>;
