import { createRoute, z } from "@hono/zod-openapi";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import { assignmentParam } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { json, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ param: { name: "hash", in: "path" } });
const labSchema = z
  .object({
    hash: z.string(),
    labId: z.string(),
    version: z.int(),
    title: z.object({ "pt-BR": z.string(), en: z.string() }),
    publishedAt: z.iso.datetime(),
  })
  .openapi("LabVersion");

const files = ["lab.html", "lab.en.html", "lab.json"] as const;
const side = z.object({ code: z.string(), why: z.string() });
const solutionsSchema = z.record(z.string(), z.object({ "pt-BR": side, en: side }));
const file = { description: "The file", content: { "application/octet-stream": { schema: z.string() } } };

/** Every version of a lab that was ever published here. Only public parts: no route reads the sealed store. */
export function labRoutes({ db, labs }: Services) {
  const router = newRouter();

  const list = createRoute({
    method: "get",
    path: "/api/labs",
    summary: "Every published version of every lab, oldest first",
    responses: { 200: json(z.array(labSchema), "Versions"), ...refusals },
  });
  router.openapi(list, async (context) => {
    must(context.var.caller, "be somebody");
    const rows = await labs.list();
    return context.json(
      rows.map(({ hash, labId, version, titlePt, titleEn, createdAt }) => ({
        hash,
        labId,
        version,
        title: { "pt-BR": titlePt, en: titleEn },
        publishedAt: createdAt.toISOString(),
      })),
      200,
    );
  });

  async function send(hash: string, path: string): Promise<Response> {
    const bytes = await labs.publicFile(hash, path);
    if (bytes === null) throw new Problem("not-found");
    const type = path.endsWith(".json") ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
    const headers = {
      "content-type": type,
      // A lab is a file to keep, not a page of this site.
      "content-disposition": "attachment",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "cache-control": "public, max-age=31536000, immutable",
    };
    return new Response(Buffer.from(bytes), { headers });
  }

  const read = createRoute({
    method: "get",
    path: "/api/labs/{hash}/{file}",
    summary: "A file of one version, the same for ever",
    request: { params: z.object({ hash, file: z.enum(files) }) },
    responses: { 200: file, ...refusals },
  });
  router.openapi(read, (context) => {
    const { hash, file } = context.req.valid("param");
    return send(hash, file);
  });

  const solution = createRoute({
    method: "get",
    path: "/api/labs/{hash}/solutions/{exercise}",
    summary: "A solution that is not withheld",
    request: {
      params: z.object({
        hash,
        exercise: z
          .string()
          .max(100)
          .regex(/^[a-z0-9-]+$/),
      }),
    },
    responses: { 200: file, ...refusals },
  });
  router.openapi(solution, (context) => {
    const { hash, exercise } = context.req.valid("param");
    return send(hash, `solutions/${exercise}.json`);
  });

  const withheld = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/solutions",
    summary: "The solutions that the assignment's lab withholds, once they are open to the course",
    request: { params: assignmentParam },
    responses: { 200: json(solutionsSchema, "By exercise; nothing of checks"), ...refusals },
  });
  router.openapi(withheld, async (context) => {
    must(context.var.caller, "be somebody");
    const task = await findAssignment(db, context.req.valid("param").assignment);
    must(context.var.caller, "read the course", task);
    const { solutionsOpenFrom } = task;
    if (solutionsOpenFrom === null || solutionsOpenFrom > new Date()) throw new Problem("solutions-closed");
    return context.json(solutionsSchema.parse((await labs.withheldSolutions(task.labHash)) ?? {}), 200);
  });

  return router;
}
