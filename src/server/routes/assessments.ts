import { createRoute, z } from "@hono/zod-openapi";
import { can, must } from "../can.ts";
import { idField, submissionParam } from "../fields.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import { assess, findAssessment, withdrawAssessment } from "../rubrics/assess.ts";
import { assessmentSchema, choicesSchema } from "../rubrics/rubric-schema.ts";
import type { Services } from "../services.ts";
import { findSubmission } from "../submissions/find-submissions.ts";

/** Submissions that people assess with a rubric. */
export function assessmentRoutes({ db, log }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/submissions/{submission}/assessment",
    summary: "A submission's filled-in rubric: criteria, levels, reasons",
    request: { params: submissionParam },
    responses: {
      200: json(z.object({ assessment: assessmentSchema.nullable() }), "null: nobody filled one in"),
      ...refusals,
    },
  });
  router.openapi(read, async (context) => {
    const { submission } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submission);
    const caller = must(context.var.caller, "read the work", row);
    const whose = can(caller, "teach the course", { courseId: row.courseId }) ? row.studentId : caller.id;
    return context.json({ assessment: await findAssessment(db, row, whose) }, 200);
  });

  const fill = createRoute({
    method: "put",
    path: "/api/submissions/{submission}/assessment",
    summary: "Fill in the assignment's rubric for a submission: its total is the grade, as one that a person gives",
    request: {
      params: submissionParam,
      body: jsonBody(z.object({ versionId: idField, choices: choicesSchema })),
    },
    responses: { ...done, ...refusals },
  });
  router.openapi(fill, async (context) => {
    const { submission } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submission);
    const { id: assessedBy } = must(context.var.caller, "teach the course", { courseId: row.courseId });
    const filled = { assessedBy, ...context.req.valid("json") };
    await db.transaction((tx) => assess(tx, row, filled));
    log.info({ event: "assessed", submission, by: assessedBy }, "a person filled in a rubric");
    return context.body(null, 204);
  });

  const withdraw = createRoute({
    method: "delete",
    path: "/api/submissions/{submission}/assessment",
    summary: "Take a filled-in rubric back: what was computed holds again, unless a person gave another grade since",
    request: { params: submissionParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(withdraw, async (context) => {
    const { submission } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submission);
    const { id: by } = must(context.var.caller, "teach the course", { courseId: row.courseId });
    await db.transaction((tx) => withdrawAssessment(tx, row));
    log.info({ event: "assessment-withdrawn", submission, by }, "a person took an assessment back");
    return context.body(null, 204);
  });

  return router;
}
