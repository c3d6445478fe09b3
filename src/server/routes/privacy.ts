import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull } from "drizzle-orm";
import { stream } from "hono/streaming";
import { consentVersion } from "../../shared/consent.ts";
import { forward } from "../auth/forward.ts";
import { byName } from "../by-name.ts";
import { must } from "../can.ts";
import { consents, courses, memberships, users } from "../database/schema.ts";
import { courseParam, email } from "../fields.ts";
import { eraseAccount } from "../privacy/erase-account.ts";
import { exportAccount } from "../privacy/export-account.ts";
import { erasesAt, lastDateOf } from "../privacy/retention.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const months = z.int().min(1).max(120).nullable().openapi({ description: "After the last due date; null: for ever" });
const retentionSchema = z.object({
  months,
  countsFrom: z.iso.datetime().openapi({ description: "The course's last due date, extensions too" }),
  erasesAt: z.iso
    .datetime()
    .nullable()
    .openapi({ description: "When what was handed in is erased, as dates stand now" }),
});

/** What people may ask about their own data, and how long a course keeps it. */
export function privacyRoutes({ db, bodies, queue, auth, log }: Services) {
  const router = newRouter();

  const agree = createRoute({
    method: "put",
    path: "/api/account/consent",
    summary: "Agree to the text on one's data, in the version that is shown now",
    request: { body: jsonBody(z.object({ version: z.literal(consentVersion) })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(agree, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    const { version } = context.req.valid("json");
    await db.insert(consents).values({ userId: id, version }).onConflictDoNothing();
    return context.body(null, 204);
  });

  const read = createRoute({
    method: "get",
    path: "/api/account/data",
    summary: "Everything that the server keeps about the caller, as one JSON file",
    responses: { 200: { description: "The file, as `application/json`" }, ...refusals },
  });
  router.openapi(read, (context) => {
    const person = must(context.var.caller, "be somebody");
    const now = new Date();
    context.header("content-type", "application/json; charset=utf-8");
    const name = `bancada-conta-${now.toISOString().slice(0, 10)}.json`;
    context.header("content-disposition", `attachment; filename="${name}"`);
    return stream(context, async (body) => {
      for await (const piece of exportAccount({ db, bodies }, person, now)) await body.write(piece);
    });
  });

  const erase = createRoute({
    method: "delete",
    path: "/api/account",
    summary: "Delete one's account, for ever",
    description:
      "Points and the moments of handing in stay with the course, without a name. To be sure, the caller's own e-mail is sent.",
    request: { body: jsonBody(z.object({ email })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(erase, async (context) => {
    const person = must(context.var.caller, "be somebody");
    if (context.req.valid("json").email !== person.email) throw new Problem("other-email");
    await eraseAccount({ db, bodies, queue }, person);
    log.info({ event: "account-erased" }, "a person deleted their account");
    // The session is gone; this takes its cookie from the browser.
    await forward(context, auth, "/sign-out", {}).catch(() => undefined);
    return context.body(null, 204);
  });

  const listConsents = createRoute({
    method: "get",
    path: "/api/courses/{course}/consents",
    summary: "Which students agreed to the text on their data, in the version that is shown now",
    request: { params: courseParam },
    responses: {
      200: json(
        z.array(z.object({ studentId: z.string(), studentName: z.string(), givenAt: z.iso.datetime().nullable() })),
        "Students by name; null: not yet",
      ),
      ...refusals,
    },
  });
  router.openapi(listConsents, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const here = and(eq(memberships.courseId, courseId), eq(memberships.role, "student"), isNull(memberships.leftAt));
    const now = and(eq(consents.userId, users.id), eq(consents.version, consentVersion));
    const rows = await db
      .select({ studentId: users.id, studentName: users.name, givenAt: consents.givenAt })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(consents, now)
      .where(here)
      .orderBy(users.id);
    return context.json(
      byName(rows, ({ studentName }) => studentName).map((row) => ({
        ...row,
        givenAt: row.givenAt?.toISOString() ?? null,
      })),
      200,
    );
  });

  const readRetention = createRoute({
    method: "get",
    path: "/api/courses/{course}/retention",
    summary: "How long a course keeps what is handed in",
    request: { params: courseParam },
    responses: { 200: json(retentionSchema, "Months, and the date that they lead to"), ...refusals },
  });
  router.openapi(readRetention, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "read the course", { courseId });
    return context.json(await retentionOf(courseId), 200);
  });

  const setRetention = createRoute({
    method: "put",
    path: "/api/courses/{course}/retention",
    summary: "Say how long a course keeps what is handed in; grades stay",
    request: { params: courseParam, body: jsonBody(z.object({ months })) },
    responses: { 200: json(retentionSchema, "Months, and the date that they lead to"), ...refusals },
  });
  router.openapi(setRetention, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    await db
      .update(courses)
      .set({ retentionMonths: context.req.valid("json").months })
      .where(eq(courses.id, courseId));
    return context.json(await retentionOf(courseId), 200);
  });

  async function retentionOf(courseId: string) {
    const [course] = await db.select().from(courses).where(eq(courses.id, courseId));
    if (!course) throw new Problem("not-found");
    const at = await erasesAt(db, course);
    const countsFrom = (await lastDateOf(db, course)).toISOString();
    return { months: course.retentionMonths, countsFrom, erasesAt: at?.toISOString() ?? null };
  }

  return router;
}
