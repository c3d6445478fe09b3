import { createRoute, z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import type { Context } from "hono";
import { refusals as gradingRefusals } from "../../grader/refusals.ts";
import { mustGrade } from "../can.ts";
import { gradings, submissions } from "../database/schema.ts";
import { gradingParam, hashField } from "../fields.ts";
import { gradingSchema } from "../gradings/grading-schema.ts";
import { recordGrading } from "../gradings/record-grading.ts";
import { Problem } from "../problems/problem.ts";
import { done, type Env, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

/** A submission that so many graders took and never came back from is not given to another. */
const mostLost = 3;

const jobSchema = z
  .object({
    grading: z.string(),
    hash: z.string().openapi({ description: "SHA-256 of the submission's file" }),
    labHash: z.string().openapi({ description: "The version of the lab to grade it with" }),
  })
  .openapi("GradingJob");
const labSchema = z.object({ "pt-BR": z.string(), en: z.string() }).openapi("WholeLab");

/** What graders ask for, with their token: jobs, submissions, whole labs; and what they bring. */
export function graderWorkRoutes({ db, bodies, graders, labs, queue, log }: Services) {
  const router = newRouter();
  const asGrader = async (context: Context<Env>) => mustGrade(await graders.find(context.req.header("authorization")));
  const security = [{ grader: [] }];
  router.openAPIRegistry.registerComponent("securitySchemes", "grader", { type: "http", scheme: "bearer" });

  const lease = createRoute({
    method: "post",
    path: "/api/grader/leases",
    summary: "Take a job: it is this grader's for four minutes, then another's",
    security,
    responses: {
      200: json(jobSchema, "A submission to grade"),
      204: { description: "Nothing waits" },
      ...refusals,
    },
  });
  router.openapi(lease, async (context) => {
    const { grader } = await asGrader(context);
    for (;;) {
      const leased = await queue.lease();
      if (leased === null) return context.body(null, 204);
      const { grading, lost } = leased;
      const [job] = await db
        .select({ hash: submissions.bodyHash, labHash: gradings.labHash })
        .from(gradings)
        .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
        .where(eq(gradings.id, grading));
      if (job && lost < mostLost) return context.json({ grading, ...job }, 200);
      log.warn({ event: "grading-given-up", grading, lost, grader }, "no grader came back from this submission");
      const message = gradingRefusals.crash;
      const gaveUp = { state: "not-graded" as const, who: null, reason: "crash" as const, message };
      await recordGrading({ db, queue }, { id: grading, grading: { ...gaveUp, detail: `${lost} graders were lost` } });
    }
  });

  const submission = createRoute({
    method: "get",
    path: "/api/grader/gradings/{grading}/submission",
    summary: "The file to grade",
    security,
    request: { params: gradingParam },
    responses: {
      200: {
        description: "The file",
        content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...refusals,
    },
  });
  router.openapi(submission, async (context) => {
    await asGrader(context);
    const [row] = await db
      .select({ hash: submissions.bodyHash })
      .from(gradings)
      .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
      .where(eq(gradings.id, context.req.valid("param").grading));
    const bytes = row && (await bodies.read(row.hash));
    if (!bytes) throw new Problem("not-found");
    return context.body(Buffer.from(bytes), 200, {
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
  });

  const lab = createRoute({
    method: "get",
    path: "/api/grader/labs/{hash}",
    summary: "A whole lab, sealed checks too",
    security,
    request: { params: z.object({ hash: hashField.openapi({ param: { name: "hash", in: "path" } }) }) },
    responses: { 200: json(labSchema, "In both languages"), ...refusals },
  });
  router.openapi(lab, async (context) => {
    await asGrader(context);
    const texts = await labs.wholeLab(context.req.valid("param").hash);
    if (texts === null) throw new Problem("not-found");
    return context.json(texts, 200);
  });

  const bring = createRoute({
    method: "put",
    path: "/api/grader/gradings/{grading}",
    summary: "Bring what grading gave; what comes second changes nothing",
    security,
    request: { params: gradingParam, body: jsonBody(z.object({ grading: gradingSchema })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(bring, async (context) => {
    const { grader } = await asGrader(context);
    const { grading: id } = context.req.valid("param");
    if ((await db.select({ id: gradings.id }).from(gradings).where(eq(gradings.id, id))).length === 0) {
      throw new Problem("not-found");
    }
    const { grading } = context.req.valid("json");
    const isFirst = await recordGrading({ db, queue }, { id, grading });
    log.info({ event: "graded", grading: id, state: grading.state, isFirst, grader }, "a grading was brought");
    return context.body(null, 204);
  });

  return router;
}
