import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull } from "drizzle-orm";
import { must } from "../can.ts";
import { errata, labVersions } from "../database/schema.ts";
import { errataOf, erratumSchema, newErratumSchema } from "../errata/errata.ts";
import { courseParam, idField } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const erratumParams = courseParam.extend({ erratum: idField.openapi({ param: { name: "erratum", in: "path" } }) });

/** What whoever teaches says of mistakes in labs, to everybody in the course. */
export function errataRoutes({ db }: Services) {
  const router = newRouter();

  const own = createRoute({
    method: "get",
    path: "/api/errata",
    summary: "The errata of all one's courses",
    responses: { 200: json(z.array(erratumSchema), "Newest first"), ...refusals },
  });
  router.openapi(own, async (context) => {
    const { roles } = must(context.var.caller, "be somebody");
    return context.json(await errataOf(db, [...roles.keys()]), 200);
  });

  const write = createRoute({
    method: "post",
    path: "/api/courses/{course}/errata",
    summary: "Write an erratum: whoever has the lab open sees it within a minute",
    request: { params: courseParam, body: jsonBody(newErratumSchema) },
    responses: { 201: json(z.object({ id: z.string() }), "The erratum"), ...refusals },
  });
  router.openapi(write, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const { id: writtenBy } = must(context.var.caller, "teach the course", { courseId });
    const { labId, exercise, text } = context.req.valid("json");
    const known = db.select({ hash: labVersions.hash }).from(labVersions).where(eq(labVersions.labId, labId)).limit(1);
    if ((await known).length === 0) throw new Problem("unknown-lab");
    const [made] = await db
      .insert(errata)
      .values({ courseId, labId, exercise, textPt: text["pt-BR"], textEn: text.en, writtenBy })
      .returning({ id: errata.id });
    if (!made) throw new Error("The erratum was not written.");
    return context.json(made, 201);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/courses/{course}/errata/{erratum}",
    summary: "Take an erratum back",
    request: { params: erratumParams },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { course: courseId, erratum } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const shown = and(eq(errata.id, erratum), eq(errata.courseId, courseId), isNull(errata.removedAt));
    const removed = await db.update(errata).set({ removedAt: new Date() }).where(shown).returning();
    if (removed.length === 0) throw new Problem("not-found");
    return context.body(null, 204);
  });

  return router;
}
