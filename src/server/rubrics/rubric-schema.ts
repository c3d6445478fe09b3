import { z } from "@hono/zod-openapi";
import { paragraphs } from "../feedback/paragraphs.ts";
import { line } from "../fields.ts";

const levelSchema = z.object({
  label: line(80),
  points: z.number().min(0).max(1000),
  descriptor: paragraphs(1000).openapi({ description: "What a work of this level looks like" }),
});

const criterionSchema = z.object({
  name: line(120),
  weight: z.number().positive().max(100).openapi({ description: "Of 100: the weights of all criteria add up to it" }),
  levels: z
    .array(levelSchema)
    .min(2)
    .max(10)
    .refine((levels) => levels.some(({ points }) => points > 0), { message: "expected a level that is worth points" })
    .openapi({ description: "The one of most points earns the whole weight" }),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const newRubricSchema = z.object({ name: line(120), criteria: z.array(criterionSchema).min(1).max(30) });

const choiceSchema = z.object({
  level: z.int().min(0).max(9).openapi({ description: "Its place in the criterion, from 0" }),
  justification: paragraphs(2000).refine((text) => text.trim() !== "", { message: "expected a reason" }),
});
/** One criterion filled in. */
export type Choice = z.infer<typeof choiceSchema>;

export const choicesSchema = z.array(choiceSchema).min(1).max(30).openapi({ description: "One for each criterion" });

/** A rubric in one version. */
export const rubricSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    versionId: z.string(),
    version: z.int(),
    criteria: z.array(criterionSchema).readonly(),
  })
  .openapi("Rubric");
export type Rubric = z.infer<typeof rubricSchema>;

export const assessmentSchema = z
  .object({
    rubric: rubricSchema.openapi({ description: "The version that it was made with" }),
    choices: z.array(choiceSchema).readonly(),
    points: z.number(),
    updatedAt: z.iso.datetime(),
    holds: z.boolean().openapi({ description: "Its total is the grade: no other was given or computed since" }),
  })
  .openapi("Assessment");
