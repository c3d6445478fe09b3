import { z } from "@hono/zod-openapi";
import { line, momentField } from "../fields.ts";
import { lateCreditSchema } from "./late-credit.ts";

const counts = z.enum(["best", "last"]).openapi({ description: "Which of a student's submissions gives the grade" });
const labHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: "One of `GET /api/labs`" });

export const newAssignmentSchema = z.object({
  title: line(200),
  labHash,
  opensAt: momentField,
  dueAt: momentField,
  lateCredit: lateCreditSchema.default([]),
  maxPoints: z.number().positive().max(1000),
  counts: counts.default("best"),
});

export const assignmentChangesSchema = z
  .object({
    title: line(200),
    labHash,
    opensAt: momentField,
    dueAt: momentField,
    lateCredit: lateCreditSchema,
    maxPoints: z.number().positive().max(1000),
    counts,
  })
  .partial();

export const assignmentSchema = z
  .object({
    id: z.string(),
    courseId: z.string(),
    title: z.string(),
    labId: z.string().openapi({ example: "vectorization/tfidf" }),
    labHash: z.string(),
    opensAt: z.iso.datetime(),
    dueAt: z.iso.datetime().openapi({ description: "For a student: their own, with an extension" }),
    lateCredit: lateCreditSchema,
    maxPoints: z.number(),
    counts,
  })
  .openapi("Assignment");
