import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull } from "drizzle-orm";
import { byName } from "../by-name.ts";
import { must } from "../can.ts";
import { memberships, selfTests, users } from "../database/schema.ts";
import { courseParam } from "../fields.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import { selfTestSchema } from "../self-tests/self-test.ts";
import type { Services } from "../services.ts";

const listSchema = z.array(
  z.object({
    studentId: z.string(),
    studentName: z.string(),
    result: selfTestSchema.nullable().openapi({ description: "null: not done yet" }),
    receivedAt: z.iso.datetime().nullable(),
  }),
);

/** What students' own computers can do: found out by the page before the first class. */
export function selfTestRoutes({ db }: Services) {
  const router = newRouter();

  const bring = createRoute({
    method: "put",
    path: "/api/account/self-test",
    summary: "Keep what the page found out about one's computer; the latest counts",
    request: { body: jsonBody(selfTestSchema) },
    responses: { ...done, ...refusals },
  });
  router.openapi(bring, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    const set = { result: context.req.valid("json"), receivedAt: new Date() };
    await db
      .insert(selfTests)
      .values({ userId: id, ...set })
      .onConflictDoUpdate({ target: selfTests.userId, set });
    return context.body(null, 204);
  });

  const list = createRoute({
    method: "get",
    path: "/api/courses/{course}/self-tests",
    summary: "Of each student of a course, what their computer can do",
    request: { params: courseParam },
    responses: { 200: json(listSchema, "By name"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const rows = await db
      .select({ studentId: users.id, studentName: users.name, result: selfTests.result, at: selfTests.receivedAt })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(selfTests, eq(selfTests.userId, users.id))
      .where(and(eq(memberships.courseId, courseId), eq(memberships.role, "student"), isNull(memberships.leftAt)))
      .orderBy(users.id);
    return context.json(
      byName(rows, ({ studentName }) => studentName).map(({ at, ...row }) => ({
        ...row,
        receivedAt: at?.toISOString() ?? null,
      })),
      200,
    );
  });

  return router;
}
