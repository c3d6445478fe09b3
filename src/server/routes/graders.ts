import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, sql } from "drizzle-orm";
import { must } from "../can.ts";
import { isReal } from "../courses/fake-student.ts";
import { assignments, gradings, submissions, users } from "../database/schema.ts";
import { courseParam, graderParam, line } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const graderSchema = z
  .object({ id: z.string(), name: z.string(), createdAt: z.iso.datetime(), lastSeenAt: z.iso.datetime().nullable() })
  .openapi("Grader");

const statusSchema = z.object({
  waiting: z.int(),
  graded: z.int(),
  broken: z.int().openapi({ description: "Could not be graded: a person has to look" }),
  gradersAtWork: z.int().openapi({ description: "Heard of in the last minute. 0: what waits goes on waiting" }),
  ownGrader: z
    .enum(["started", "no-chromium", "root", "none"])
    .openapi({ description: "The grader that the server starts itself, or why there is none" }),
});

/** The programs that grade, for whoever runs the server, and how grading goes, for whoever teaches. */
export function graderRoutes({ db, graders, ownGrader }: Services) {
  const router = newRouter();

  const add = createRoute({
    method: "post",
    path: "/api/graders",
    summary: "Let in a grader; its token is shown this once",
    request: { body: jsonBody(z.object({ name: line(120).openapi({ example: "laboratório 3" }) })) },
    responses: {
      201: json(z.object({ id: z.string(), token: z.string() }), "BANCADA_GRADER_TOKEN for it"),
      ...refusals,
    },
  });
  router.openapi(add, async (context) => {
    const { id: createdBy } = must(context.var.caller, "run the server");
    return context.json(await graders.add({ name: context.req.valid("json").name, createdBy }), 201);
  });

  const list = createRoute({
    method: "get",
    path: "/api/graders",
    summary: "The graders that have tokens",
    responses: { 200: json(z.array(graderSchema), "Graders"), ...refusals },
  });
  router.openapi(list, async (context) => {
    must(context.var.caller, "run the server");
    const rows = await graders.list();
    return context.json(
      rows.map(({ id, name, createdAt, lastSeenAt }) => ({
        ...{ id, name, createdAt: createdAt.toISOString() },
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
      })),
      200,
    );
  });

  const revoke = createRoute({
    method: "delete",
    path: "/api/graders/{grader}",
    summary: "Shut a grader out: its token stops working",
    request: { params: graderParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(revoke, async (context) => {
    must(context.var.caller, "run the server");
    if (!(await graders.revoke(context.req.valid("param").grader))) throw new Problem("not-found");
    return context.body(null, 204);
  });

  const status = createRoute({
    method: "get",
    path: "/api/courses/{course}/grading",
    summary: "How grading goes in a course",
    request: { params: courseParam },
    responses: { 200: json(statusSchema, "Counts, and whether somebody grades"), ...refusals },
  });
  router.openapi(status, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const rows = await db
      .select({ state: gradings.state, n: sql<number>`count(*)::int` })
      .from(gradings)
      .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
      .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
      .innerJoin(users, eq(users.id, submissions.submittedBy))
      .where(and(eq(assignments.courseId, courseId), eq(gradings.isCurrent, true), isReal))
      .groupBy(gradings.state);
    const count = (wanted: string) => rows.find(({ state }) => state === wanted)?.n ?? 0;
    const counts = { waiting: count("waiting"), graded: count("graded"), broken: count("broken") };
    return context.json({ ...counts, gradersAtWork: graders.atWork(), ownGrader: ownGrader() }, 200);
  });

  return router;
}
