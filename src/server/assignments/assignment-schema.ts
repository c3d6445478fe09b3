import { z } from "@hono/zod-openapi";
import { line, momentField } from "../fields.ts";
import { lateCreditSchema } from "./late-credit.ts";

const counts = z.enum(["best", "last"]).openapi({ description: "Which of a student's submissions gives the grade" });
const labHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: "One of `GET /api/labs`" });

const teamSize = z.int().min(1).max(20).openapi({ description: "How many may hand in together; 1: everybody alone" });
const solutionsOpen = z.enum(["never", "after-late-work", "on-date"]).openapi({
  description:
    "From when the course sees the solutions without an attempt, withheld ones too. `after-late-work`: once nobody can hand in for points any more",
});
const solutionsOpenAt = momentField.nullable().openapi({ description: "For `on-date`" });

export const newAssignmentSchema = z.object({
  title: line(200),
  labHash,
  opensAt: momentField,
  dueAt: momentField,
  lateCredit: lateCreditSchema.default([]),
  maxPoints: z.number().positive().max(1000),
  counts: counts.default("best"),
  teamSize: teamSize.default(1),
  solutionsOpen: solutionsOpen.default("never"),
  solutionsOpenAt: solutionsOpenAt.default(null),
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
    teamSize,
    solutionsOpen,
    solutionsOpenAt,
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
    teamSize,
    hasRubric: z.boolean().openapi({ description: "It is assessed with criteria that whoever hands in can read" }),
    solutionsOpen,
    solutionsOpenAt: z.iso.datetime().nullable(),
    solutionsOpenFrom: z.iso.datetime().nullable().openapi({ description: "The moment; null: they stay closed" }),
  })
  .openapi("Assignment");
