import { z } from "@hono/zod-openapi";
import { paragraphs } from "../feedback/paragraphs.ts";
import { line } from "../fields.ts";

const levelSchema = z.object({
  label: line(80),
  points: z.number().min(0).max(1000),
  descriptor: paragraphs(1000),
});

const criterionSchema = z.object({
  name: line(120),
  weight: z.number().positive().max(100).openapi({ description: "Of 100: the weights of all criteria add up to it" }),
  levels: z
    .array(levelSchema)
    .min(2)
    .max(10)
    .openapi({ description: "The one of most points is worth the whole weight" }),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const criteriaSchema = z.array(criterionSchema).min(1).max(30);

/** One criterion filled in; criteria and levels are named by their places, from 0, in the rubric's version. */
export const choiceSchema = z.object({
  level: z.int().min(0).max(9),
  justification: paragraphs(2000),
});
export type Choice = z.infer<typeof choiceSchema>;
