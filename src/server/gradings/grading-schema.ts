import { z } from "@hono/zod-openapi";
import type { Grading } from "../../grader/grading.ts";

const mostLetters = 4_000;
/**
 * What a submission made a check say. PostgreSQL keeps neither NUL nor half characters in JSON, and nobody reads a
 * megabyte of it.
 */
const text = z
  .string()
  .transform((said) => said.slice(0, mostLetters).toWellFormed().replaceAll("\0", "\uFFFD"))
  .openapi({ type: "string" });
const localized = z.object({ "pt-BR": text, en: text });
const outcome = z.enum(["passed", "failed", "not-attempted", "broken"]);
const points = z.number().min(0).max(1e6);

const check = z.object({
  check: text,
  sealed: z.boolean(),
  outcome,
  messageId: text,
  text,
  studentText: text,
  detail: text,
});
const effort = z.object({
  cell: z.int().positive(),
  attempts: z.int().min(0),
  hints: z.int().min(0),
  solutionOpened: z.boolean(),
  spentMs: z.number().min(0),
});
const exercise = z.object({
  exercise: text,
  title: text,
  outcome,
  points: points.nullable(),
  possible: points,
  claimed: outcome.nullable(),
  checks: z.array(check).max(500).readonly(),
  effort: effort.optional(),
});
const who = z.object({
  hash: text,
  names: z.array(text).max(10).readonly(),
  lab: z.object({ id: text, version: z.int(), hash: text }),
  at: text,
});
const remark = z.object({
  code: z.enum(["journal-altered", "other-seed", "other-lab", "claimed-more"]),
  message: localized,
});

export const rerunOutput = z.object({ cell: z.int().positive(), summary: text, error: text });

/** A grading as a grader sends it. Ungradable is not wrong: what was not graded has no points, and a person looks at it. */
export const gradingSchema = z
  .discriminatedUnion("state", [
    z.object({
      state: z.literal("graded"),
      who,
      language: z.enum(["pt-BR", "en"]).optional(),
      exercises: z.array(exercise).max(500).readonly(),
      points,
      possible: points,
      grade: points.nullable(),
      waiting: points,
      remarks: z.array(remark).max(20).readonly(),
      outputs: z.array(rerunOutput).max(300).readonly().optional(),
    }),
    z.object({
      state: z.literal("not-graded"),
      who: who.nullable(),
      reason: z.enum(["file", "unknown-lab", "broken-lab", "misfits", "time", "memory", "crash"]),
      message: localized,
      detail: text,
    }),
  ])
  .openapi("Grading") satisfies z.ZodType<Grading>;
