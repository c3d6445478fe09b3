import { createRoute, z } from "@hono/zod-openapi";
import { and, eq } from "drizzle-orm";
import { feedbackOf } from "../../grader/feedback.ts";
import { type Pseudonyms, pseudonymsIn } from "../anonymity/anonymous-grading.ts";
import {
  fileWithoutNames,
  gradingWithoutNames,
  namelessSubmission,
  namelessSubmissions,
  outputsWithoutNames,
} from "../anonymity/without-names.ts";
import { findAssignment } from "../assignments/find-assignments.ts";
import { can, must } from "../can.ts";
import type { Database } from "../database/open-database.ts";
import { grades, gradings, rerunOutputs } from "../database/schema.ts";
import { haveFeedback } from "../feedback/has-feedback.ts";
import { assignmentParam, hashField, submissionParam } from "../fields.ts";
import { beforeLateField } from "../gradebook/grade-schema.ts";
import { gradingSchema, rerunOutput } from "../gradings/grading-schema.ts";
import { Problem } from "../problems/problem.ts";
import { json, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";
import {
  findSubmission,
  findSubmissions,
  type Row as SubmissionRow,
  shownSubmission,
  submissionsOf,
} from "../submissions/find-submissions.ts";
import { isErased } from "../submissions/is-erased.ts";
import { receiveSubmissions } from "../submissions/receive-submission.ts";
import { feedbackSchema, submissionSchema } from "../submissions/submission-schema.ts";

const file = { "text/html": { schema: z.string().openapi({ format: "binary" }) } };

const listedSchema = submissionSchema.extend({
  hasFeedback: z
    .boolean()
    .openapi({ description: "A person said something of it: feedback, a comment on a cell, a filled-in rubric" }),
});

const listSchema = z.object({
  submissions: z.array(listedSchema).openapi({ description: "Newest first; by pseudonym where names are hidden" }),
  grade: z
    .object({
      ...{ points: z.number(), pointsBeforeLate: beforeLateField },
      ...{ manual: z.boolean(), justification: z.string() },
    })
    .nullable()
    .openapi({ description: "The caller's own, on the assignment's scale; null where there is none yet" }),
});

const wholeSchema = submissionSchema.extend({
  feedback: feedbackSchema.nullable().openapi({ description: "null: not graded" }),
  grading: gradingSchema
    .nullable()
    .openapi({ description: "All that the grader found, sealed checks too: for whoever teaches the course" }),
  rerun: z.array(rerunOutput).openapi({
    description: "What the student's cells showed when the grader ran them: for whoever teaches the course",
  }),
});

const shownGrade = ({ points, pointsBeforeLate, manual, justification }: typeof grades.$inferSelect) => ({
  points,
  pointsBeforeLate,
  manual,
  justification: justification ?? "",
});

/** What the grader's run showed, in the order of the cells. */
async function rerunOf(db: Database, { row, pseudonyms }: { row: SubmissionRow; pseudonyms: Pseudonyms | null }) {
  const outputs = await db
    .select({ cell: rerunOutputs.cell, summary: rerunOutputs.summary, error: rerunOutputs.error })
    .from(rerunOutputs)
    .where(eq(rerunOutputs.gradingId, row.gradingId))
    .orderBy(rerunOutputs.cell);
  return pseudonyms ? outputsWithoutNames(db, outputs, { row, pseudonyms }) : outputs;
}

/** What students hand in. */
export function submissionRoutes(services: Services) {
  const { db, bodies } = services;
  const receive = receiveSubmissions(services);
  const router = newRouter();

  const hand = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/submissions/{hash}",
    summary: "Hand in a submission's file, of at most 5 MB",
    description:
      "`hash` is the SHA-256 of the bytes. Sent again, the answer is the same receipt: nothing happens twice.",
    request: {
      params: assignmentParam.extend({ hash: hashField.openapi({ param: { name: "hash", in: "path" } }) }),
      body: { required: true, content: file },
    },
    responses: {
      200: json(submissionSchema, "It was there already: its receipt"),
      201: json(submissionSchema, "The receipt"),
      ...refusals,
    },
  });
  router.openapi(hand, async (context) => {
    const { assignment: assignmentId, hash } = context.req.valid("param");
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const { row, isNew } = await receive({ caller: context.var.caller, assignmentId, hash, bytes });
    return context.json(shownSubmission(row), isNew ? 201 : 200);
  });

  const list = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/submissions",
    summary: "A student's own submissions; everybody's for whoever teaches the course",
    request: { params: assignmentParam },
    responses: { 200: json(listSchema, "Submissions"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { assignment: assignmentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const assignment = await findAssignment(db, assignmentId);
    const caller = must(context.var.caller, "read the course", assignment);
    const whose = can(caller, "teach the course", assignment) ? null : caller.id;
    const pseudonyms = whose === null ? await pseudonymsIn(db, assignmentId) : null;
    const rows = await findSubmissions(db, submissionsOf(assignmentId, whose));
    const own = and(eq(grades.assignmentId, assignmentId), eq(grades.studentId, caller.id));
    const [grade] = await db.select().from(grades).where(own);
    const shown = grade?.publishedAt ? shownGrade(grade) : null;
    const ids = rows.map(({ id }) => id);
    const said = await haveFeedback(db, ids);
    const submissions = namelessSubmissions(rows, pseudonyms).map((row) => ({ ...row, hasFeedback: said.has(row.id) }));
    return context.json({ submissions, grade: shown }, 200);
  });

  const read = createRoute({
    method: "get",
    path: "/api/submissions/{submission}",
    summary: "A submission, with what grading it gave",
    request: { params: submissionParam },
    responses: { 200: json(wholeSchema, "The submission"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { submission } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submission);
    const caller = must(context.var.caller, "read the work", row);
    const [found] = await db
      .select({ outcomes: gradings.outcomes })
      .from(gradings)
      .where(eq(gradings.id, row.gradingId));
    const seesAll = can(caller, "teach the course", row);
    const pseudonyms = seesAll ? await pseudonymsIn(db, row.assignmentId) : null;
    const grading =
      pseudonyms && found?.outcomes
        ? await gradingWithoutNames(db, found.outcomes, { row, pseudonyms })
        : (found?.outcomes ?? null);
    const rerun = seesAll ? await rerunOf(db, { row, pseudonyms }) : [];
    const feedback = grading?.state === "graded" ? feedbackOf(grading) : null;
    const shown = namelessSubmission(row, pseudonyms);
    return context.json({ ...shown, feedback, grading: seesAll ? grading : null, rerun }, 200);
  });

  const download = createRoute({
    method: "get",
    path: "/api/submissions/{submission}/file",
    summary: "The file that was handed in, byte by byte; without names where grading is anonymous",
    request: { params: submissionParam },
    responses: { 200: { description: "The file, never shown as a page of this site", content: file }, ...refusals },
  });
  router.openapi(download, async (context) => {
    const { submission } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submission);
    const caller = must(context.var.caller, "read the work", row);
    const bytes = await bodies.read(row.hash);
    if (bytes === null && (await isErased(db, row.id))) throw new Problem("erased");
    if (bytes === null) throw new Error(`The body ${row.hash} is gone: restore it from a backup.`);
    const pseudonyms = can(caller, "teach the course", row) ? await pseudonymsIn(db, row.assignmentId) : null;
    const sent = pseudonyms ? await fileWithoutNames(db, bytes, { row, pseudonyms }) : bytes;
    return context.body(Buffer.from(sent), 200, {
      // Bytes, and not a page: a stranger's markup is opened in no browser's tab of this origin.
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${row.labId.replace("/", "-")}-${row.id.slice(0, 8)}.html"`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
  });

  return router;
}
