import { createRoute, z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import { assignmentRubrics, rubrics } from "../database/schema.ts";
import { assignmentParam, courseParam, idField } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import { findRubric, rubricOfAssignment, rubricsOf, rubricUses, shownRubric } from "../rubrics/find-rubrics.ts";
import { newRubricSchema, rubricSchema } from "../rubrics/rubric-schema.ts";
import { changeRubric, makeRubric } from "../rubrics/save-rubric.ts";
import type { Services } from "../services.ts";

const rubricParam = z.object({ rubric: idField.openapi({ param: { name: "rubric", in: "path" } }) });
const listSchema = z.object({
  rubrics: z.array(rubricSchema).openapi({ description: "By name, each in its newest version" }),
  uses: z.array(z.object({ assignmentId: z.string(), rubricId: z.string(), version: z.int() })),
});

/** Rubrics of a course (planilhas avaliativas), and which assignment is assessed with which. */
export function rubricRoutes({ db }: Services) {
  const router = newRouter();

  const list = createRoute({
    method: "get",
    path: "/api/courses/{course}/rubrics",
    summary: "A course's rubrics, and the assignments that use them",
    request: { params: courseParam },
    responses: { 200: json(listSchema, "Rubrics"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const found = (await rubricsOf(db, courseId)).map(shownRubric);
    return context.json({ rubrics: found, uses: await rubricUses(db, courseId) }, 200);
  });

  const create = createRoute({
    method: "post",
    path: "/api/courses/{course}/rubrics",
    summary: "Make a rubric; the weights of its criteria add up to 100",
    request: { params: courseParam, body: jsonBody(newRubricSchema) },
    responses: { 201: json(rubricSchema, "The rubric"), ...refusals },
  });
  router.openapi(create, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const { id: createdBy } = must(context.var.caller, "teach the course", { courseId });
    const written = { courseId, createdBy, ...context.req.valid("json") };
    const id = await db.transaction((tx) => makeRubric(tx, written));
    return context.json(shownRubric(await findRubric(db, id)), 201);
  });

  const change = createRoute({
    method: "put",
    path: "/api/rubrics/{rubric}",
    summary: "Change a rubric; one that somebody was assessed with gets a new version",
    request: { params: rubricParam, body: jsonBody(newRubricSchema) },
    responses: { 200: json(rubricSchema, "The rubric in its newest version"), ...refusals },
  });
  router.openapi(change, async (context) => {
    const { rubric: id } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findRubric(db, id);
    const { id: createdBy } = must(context.var.caller, "teach the course", { courseId });
    await db.transaction((tx) => changeRubric(tx, id, { createdBy, ...context.req.valid("json") }));
    return context.json(shownRubric(await findRubric(db, id)), 200);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/rubrics/{rubric}",
    summary: "Take a rubric off the course; assignments that use it go on with it",
    request: { params: rubricParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { rubric: id } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findRubric(db, id);
    must(context.var.caller, "teach the course", { courseId });
    await db.update(rubrics).set({ removedAt: new Date() }).where(eq(rubrics.id, id));
    return context.body(null, 204);
  });

  const choose = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/rubric",
    summary: "Assess an assignment with a rubric in its newest version, or with none",
    description: "What was assessed before keeps its version and its grade.",
    request: { params: assignmentParam, body: jsonBody(z.object({ rubric: idField.nullable() })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(choose, async (context) => {
    const { assignment: assignmentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findAssignment(db, assignmentId);
    must(context.var.caller, "teach the course", { courseId });
    const { rubric } = context.req.valid("json");
    if (rubric === null) {
      await db.delete(assignmentRubrics).where(eq(assignmentRubrics.assignmentId, assignmentId));
      return context.body(null, 204);
    }
    const found = await findRubric(db, rubric);
    if (found.courseId !== courseId) throw new Problem("not-found");
    const set = { rubricVersionId: found.versionId };
    await db
      .insert(assignmentRubrics)
      .values({ assignmentId, ...set })
      .onConflictDoUpdate({ target: assignmentRubrics.assignmentId, set });
    return context.body(null, 204);
  });

  const chosen = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/rubric",
    summary: "The rubric that an assignment is assessed with: who hands in reads it before",
    request: { params: assignmentParam },
    responses: { 200: json(z.object({ rubric: rubricSchema.nullable() }), "null: none"), ...refusals },
  });
  router.openapi(chosen, async (context) => {
    const { assignment: assignmentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "read the course", await findAssignment(db, assignmentId));
    const found = await rubricOfAssignment(db, assignmentId);
    return context.json({ rubric: found && shownRubric(found) }, 200);
  });

  return router;
}
