import { createRoute, z } from "@hono/zod-openapi";
import { eq, inArray } from "drizzle-orm";
import { must, type Person } from "../can.ts";
import { newJoinCode, readJoinCode } from "../courses/join-code.ts";
import { courses, memberships } from "../database/schema.ts";
import { courseParam, line } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const courseSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(["student", "instructor"]).openapi({ description: "The caller's" }),
    joinCode: z.string().nullable().openapi({ description: "What students type to join; null for students" }),
  })
  .openapi("Course");

const nameSchema = z.object({ name: line(120).openapi({ example: "Aprendizado de Máquina 2026/1" }) });

/** Courses, and joining them by a code. */
export function courseRoutes({ db, limits }: Services) {
  const router = newRouter();

  const shown = ({ id, name, joinCode }: typeof courses.$inferSelect, { roles }: Pick<Person, "roles">) => {
    const role = roles.get(id) ?? "student";
    return { id, name, role, joinCode: role === "instructor" ? joinCode : null };
  };

  const list = createRoute({
    method: "get",
    path: "/api/courses",
    summary: "One's courses",
    responses: { 200: json(z.array(courseSchema), "Courses in which the caller is"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const person = must(context.var.caller, "be somebody");
    const ids = [...person.roles.keys()];
    const rows = await db.select().from(courses).where(inArray(courses.id, ids)).orderBy(courses.createdAt);
    return context.json(
      rows.map((course) => shown(course, person)),
      200,
    );
  });

  const create = createRoute({
    method: "post",
    path: "/api/courses",
    summary: "Make a course; its maker teaches it",
    request: { body: jsonBody(nameSchema) },
    responses: { 201: json(courseSchema, "The course, with its join code"), ...refusals },
  });
  router.openapi(create, async (context) => {
    const person = must(context.var.caller, "create courses");
    const { name } = context.req.valid("json");
    const course = await db.transaction(async (tx) => {
      const [made] = await tx.insert(courses).values({ name, joinCode: newJoinCode() }).returning();
      if (!made) throw new Error("The course was not written.");
      await tx.insert(memberships).values({ courseId: made.id, userId: person.id, role: "instructor" });
      return made;
    });
    return context.json(shown(course, { roles: new Map([[course.id, "instructor"]]) }), 201);
  });

  const read = createRoute({
    method: "get",
    path: "/api/courses/{course}",
    summary: "A course",
    request: { params: courseParam },
    responses: { 200: json(courseSchema, "The course"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const person = must(context.var.caller, "read the course", { courseId });
    const [course] = await db.select().from(courses).where(eq(courses.id, courseId));
    if (!course) throw new Problem("not-found");
    return context.json(shown(course, person), 200);
  });

  const change = createRoute({
    method: "patch",
    path: "/api/courses/{course}",
    summary: "Rename a course",
    request: { params: courseParam, body: jsonBody(nameSchema) },
    responses: { 200: json(courseSchema, "The course"), ...refusals },
  });
  router.openapi(change, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const person = must(context.var.caller, "teach the course", { courseId });
    const { name } = context.req.valid("json");
    const [course] = await db.update(courses).set({ name }).where(eq(courses.id, courseId)).returning();
    if (!course) throw new Problem("not-found");
    return context.json(shown(course, person), 200);
  });

  const renewCode = createRoute({
    method: "post",
    path: "/api/courses/{course}/join-code",
    summary: "Draw a new join code; the old one stops working",
    request: { params: courseParam },
    responses: { 200: json(courseSchema, "The course, with its new code"), ...refusals },
  });
  router.openapi(renewCode, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const person = must(context.var.caller, "teach the course", { courseId });
    const joinCode = newJoinCode();
    const [course] = await db.update(courses).set({ joinCode }).where(eq(courses.id, courseId)).returning();
    if (!course) throw new Problem("not-found");
    return context.json(shown(course, person), 200);
  });

  const join = createRoute({
    method: "post",
    path: "/api/memberships",
    summary: "Join a course by its code, as a student",
    request: { body: jsonBody(z.object({ joinCode: line(40).openapi({ example: "KM7P-4RTX" }) })) },
    responses: { 200: json(courseSchema, "The course; joining twice changes nothing"), ...refusals },
  });
  router.openapi(join, async (context) => {
    const person = must(context.var.caller, "join a course");
    limits.joinCode.take(person.id);
    const joinCode = readJoinCode(context.req.valid("json").joinCode);
    const [course] = await db.select().from(courses).where(eq(courses.joinCode, joinCode));
    if (!course) throw new Problem("unknown-join-code");
    limits.joinCode.giveBack(person.id);
    const membership = { courseId: course.id, userId: person.id };
    const role = person.roles.get(course.id) ?? "student";
    const back = { target: [memberships.courseId, memberships.userId], set: { leftAt: null, role } };
    await db
      .insert(memberships)
      .values({ ...membership, role })
      .onConflictDoUpdate(back);
    return context.json(shown(course, { roles: new Map([[course.id, role]]) }), 200);
  });

  return router;
}
