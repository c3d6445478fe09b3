import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, sql } from "drizzle-orm";
import { byName } from "../by-name.ts";
import { must } from "../can.ts";
import { expectedMembers } from "../database/schema.ts";
import { courseParam, email, idField, personName } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const mostAtOnce = 2_000;
const expectedSchema = z.object({ name: personName, email });
const param = z.object({
  course: idField.openapi({ param: { name: "course", in: "path" } }),
  email: email.openapi({ param: { name: "email", in: "path" } }),
});

/** Who is expected in a course, as the school's list says: it shows who is still missing, and lets nobody in. */
export function rosterRoutes({ db }: Services) {
  const router = newRouter();

  const list = createRoute({
    method: "get",
    path: "/api/courses/{course}/expected",
    summary: "Who is expected, whether they came or not",
    request: { params: courseParam },
    responses: { 200: json(z.array(z.object({ name: z.string(), email: z.string() })), "By name"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const rows = await db
      .select({ name: expectedMembers.name, email: expectedMembers.email })
      .from(expectedMembers)
      .where(eq(expectedMembers.courseId, courseId))
      .orderBy(expectedMembers.email);
    return context.json(
      byName(rows, ({ name }) => name),
      200,
    );
  });

  const add = createRoute({
    method: "post",
    path: "/api/courses/{course}/expected",
    summary: "Expect these people too; who is on the list already gets the new name",
    request: {
      params: courseParam,
      body: jsonBody(z.object({ people: z.array(expectedSchema).min(1).max(mostAtOnce) })),
    },
    responses: { ...done, ...refusals },
  });
  router.openapi(add, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const { people } = context.req.valid("json");
    // One row an address: a list that names somebody twice is no error.
    const rows = [...new Map(people.map((one) => [one.email, { courseId, ...one }])).values()];
    await db
      .insert(expectedMembers)
      .values(rows)
      .onConflictDoUpdate({
        target: [expectedMembers.courseId, expectedMembers.email],
        set: { name: sql`excluded.name` },
      });
    return context.body(null, 204);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/courses/{course}/expected/{email}",
    summary: "Expect somebody no longer",
    request: { params: param },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { course: courseId, email: of } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const one = and(eq(expectedMembers.courseId, courseId), eq(expectedMembers.email, of));
    if ((await db.delete(expectedMembers).where(one).returning()).length === 0) throw new Problem("not-found");
    return context.body(null, 204);
  });

  return router;
}
