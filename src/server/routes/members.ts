import { randomBytes } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull, sql } from "drizzle-orm";
import { setPasswordLink } from "../auth/links.ts";
import { byName } from "../by-name.ts";
import { must } from "../can.ts";
import type { Transaction } from "../database/open-database.ts";
import { courses, memberships, users } from "../database/schema.ts";
import { courseParam, memberParams } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const role = z.enum(["student", "instructor"]);
const memberSchema = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role, joinedAt: z.iso.datetime() })
  .openapi("Member");

const present = (courseId: string, userId?: string) =>
  and(
    eq(memberships.courseId, courseId),
    isNull(memberships.leftAt),
    userId === undefined ? undefined : eq(memberships.userId, userId),
  );

/** Who is in a course. */
export function memberRoutes({ auth, config, db, log }: Services) {
  const router = newRouter();

  const list = createRoute({
    method: "get",
    path: "/api/courses/{course}/members",
    summary: "The roster",
    request: { params: courseParam },
    responses: { 200: json(z.array(memberSchema), "Members by name"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const rows = await db
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: memberships.role,
        joinedAt: memberships.joinedAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(present(courseId))
      .orderBy(users.id);
    return context.json(
      byName(rows, ({ name }) => name).map((row) => ({ ...row, joinedAt: row.joinedAt.toISOString() })),
      200,
    );
  });

  const changeRole = createRoute({
    method: "patch",
    path: "/api/courses/{course}/members/{user}",
    summary: "Make somebody an instructor, or a student again",
    request: { params: memberParams, body: jsonBody(z.object({ role })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(changeRole, async (context) => {
    const { course: courseId, user: userId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const { role } = context.req.valid("json");
    await db.transaction(async (tx) => {
      await lockCourse(tx, courseId);
      const changed = await tx.update(memberships).set({ role }).where(present(courseId, userId)).returning();
      if (changed.length === 0) throw new Problem("not-found");
      await keepAnInstructor(tx, courseId);
      const mayCreateCourses = role === "instructor" || (await teachesElsewhere(tx, userId));
      await tx
        .update(users)
        .set({ mayCreateCourses: sql`${users.runsServer} or ${mayCreateCourses}` })
        .where(eq(users.id, userId));
    });
    return context.body(null, 204);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/courses/{course}/members/{user}",
    summary: "Take somebody off the roster; their work is kept",
    request: { params: memberParams },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { course: courseId, user: userId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    await db.transaction(async (tx) => {
      await lockCourse(tx, courseId);
      const left = await tx
        .update(memberships)
        .set({ leftAt: new Date() })
        .where(present(courseId, userId))
        .returning();
      if (left.length === 0) throw new Problem("not-found");
      await keepAnInstructor(tx, courseId);
    });
    return context.body(null, 204);
  });

  const passwordLink = createRoute({
    method: "post",
    path: "/api/courses/{course}/members/{user}/password-link",
    summary: "A one-time link with which a student sets a new password, where the server sends no e-mail",
    description:
      "It works for an hour. Only for students who teach nowhere: their account opens no other course's grades.",
    request: { params: memberParams },
    responses: { 201: json(z.object({ link: z.url(), expiresAt: z.iso.datetime() }), "The link"), ...refusals },
  });
  router.openapi(passwordLink, async (context) => {
    const { course: courseId, user: userId } = context.req.valid("param");
    const { id } = must(context.var.caller, "teach the course", { courseId });
    if (config.mail !== null) throw new Problem("mail-configured");
    const [student] = await db
      .select({ mayCreateCourses: users.mayCreateCourses, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(present(courseId, userId));
    if (student?.role !== "student") throw new Problem("not-a-student");
    if (student.mayCreateCourses) throw new Problem("not-allowed");
    const token = randomBytes(24).toString("base64url");
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { internalAdapter } = await auth.$context;
    await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: userId, expiresAt });
    log.info({ event: "password-link", courseId, userId, by: id }, "an instructor made a link that sets a password");
    const link = setPasswordLink(config.url ?? new URL(context.req.url).origin, token);
    return context.json({ link, expiresAt: expiresAt.toISOString() }, 201);
  });

  return router;
}

/** Two changes to a course's members wait for each other, so that together they cannot remove its last instructor. */
const lockCourse = (tx: Transaction, courseId: string) =>
  tx.select({ id: courses.id }).from(courses).where(eq(courses.id, courseId)).for("update");

/** Whoever teaches no course any more makes none either. */
async function teachesElsewhere(tx: Transaction, userId: string): Promise<boolean> {
  const teaching = and(eq(memberships.userId, userId), eq(memberships.role, "instructor"), isNull(memberships.leftAt));
  return (await tx.select({ courseId: memberships.courseId }).from(memberships).where(teaching).limit(1)).length > 0;
}

async function keepAnInstructor(tx: Transaction, courseId: string): Promise<void> {
  const [left] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(memberships)
    .where(and(present(courseId), eq(memberships.role, "instructor")));
  if (left?.n === 0) throw new Problem("last-instructor");
}
