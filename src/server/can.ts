import { Problem } from "./problems/problem.ts";

export type Role = "student" | "instructor";

/** Somebody who is signed in, with their role in each course that they are in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly mayCreateCourses: boolean;
  readonly runsServer: boolean;
  /** The student as whom somebody looks at the courses that they teach. */
  readonly isFake: boolean;
  readonly roles: ReadonlyMap<string, Role>;
}

/** Who asks; null is nobody. */
export type Caller = Person | null;

/** A program that grades, known by its token. */
export interface Grader {
  readonly grader: string;
}

interface Target {
  readonly courseId?: string;
  /** Whose work it is. */
  readonly studentId?: string;
  /** Whose work it is, where it may be several people's. */
  readonly authors?: readonly { readonly id: string }[];
}

const teaches = (person: Person, { courseId }: Target): boolean =>
  courseId !== undefined && person.roles.get(courseId) === "instructor";

const isIn = (person: Person, { courseId }: Target): boolean => courseId !== undefined && person.roles.has(courseId);

const isTheirs = ({ id }: Person, { studentId, authors = [] }: Target): boolean =>
  studentId === id || authors.some((author) => author.id === id);

/** Every permission of the server, in one place. */
const rules = {
  /** Being signed in is enough: one's own account. */
  "be somebody": () => true,
  "look as a student": (person: Person) => [...person.roles.values()].includes("instructor"),
  "join a course": (person: Person) => !person.isFake,
  "create courses": (person: Person) => person.mayCreateCourses,
  /** Letting in graders: they read what every course hands in. */
  "run the server": (person: Person) => person.runsServer,
  "read the course": isIn,
  /** Members, codes, assignments, dates. */
  "teach the course": teaches,
  "hand in": (person: Person, { courseId }: Target) =>
    courseId !== undefined && person.roles.get(courseId) === "student",
  /** Others see who is in their team: nobody who is not there. */
  "work in a team": (person: Person, { courseId }: Target) =>
    courseId !== undefined && person.roles.get(courseId) === "student" && !person.isFake,
  /** One's own; whoever teaches the course reads everybody's. */
  "read the work": (person: Person, target: Target) =>
    teaches(person, target) || (isIn(person, target) && isTheirs(person, target)),
} satisfies Record<string, (person: Person, target: Target) => boolean>;

export type Action = keyof typeof rules;

export function can(caller: Caller, action: Action, target: Target = {}): boolean {
  return caller !== null && rules[action](caller, target);
}

/**
 * The caller, known to be somebody who may.
 * @throws Problem `sign-in-first` for nobody, `not-allowed` for somebody else
 */
export function must(caller: Caller, action: Action, target: Target = {}): Person {
  if (caller === null) throw new Problem("sign-in-first");
  if (!can(caller, action, target)) throw new Problem("not-allowed");
  return caller;
}

/**
 * A grader takes jobs and gives gradings, of every course; it may do nothing else, and nobody else may do that.
 * @throws Problem `not-a-grader`
 */
export function mustGrade(grader: Grader | null): Grader {
  if (grader === null) throw new Problem("not-a-grader");
  return grader;
}

/**
 * Whoever reads the server's folder may have all that is in the database: they have it already. No account may, not even
 * the one that runs the server: a backup holds everybody's password as a hash.
 * @throws Problem `not-the-operator`
 */
export function mustOperate(isOperator: boolean): void {
  if (!isOperator) throw new Problem("not-the-operator");
}
