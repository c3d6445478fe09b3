import * as z from "zod/mini";
import {
  type Assignment,
  assignmentSchema,
  type Course,
  courseSchema,
  sessionSchema,
  type User,
} from "./class-data.ts";
import { type Answer, askClass } from "./class-server.ts";
import { rememberClass } from "./known-class.ts";

export interface MyClass {
  readonly user: User;
  readonly courses: readonly { readonly course: Course; readonly assignments: readonly Assignment[] }[];
}

/** Who is signed in, and their courses; null: nobody is. It is remembered for when the network is away. */
export async function loadClass(): Promise<Answer<MyClass | null>> {
  const session = await askClass({ path: "session", schema: sessionSchema });
  if (!session.ok) return session;
  const { user } = session.value;
  if (user === null) {
    rememberClass(null);
    return { ok: true, value: null };
  }
  const courses = await askClass({ path: "courses", schema: z.array(courseSchema) });
  if (!courses.ok) return courses;
  const all: { course: Course; assignments: readonly Assignment[] }[] = [];
  for (const course of courses.value) {
    const assignments = await askClass({
      path: `courses/${course.id}/assignments`,
      schema: z.array(assignmentSchema),
    });
    if (!assignments.ok) return assignments;
    all.push({ course, assignments: assignments.value });
  }
  rememberClass({
    account: user.id,
    name: user.name,
    isFake: user.isFake,
    assignments: all
      .filter(({ course }) => course.role === "student")
      .flatMap(({ course, assignments }) => assignments.map((one) => ({ ...one, course: course.name }))),
  });
  return { ok: true, value: { user, courses: all } };
}
