import { z } from "@hono/zod-openapi";
import { paragraphs } from "../feedback/paragraphs.ts";

export const points = z.number().min(0).max(1000);
export const justification = paragraphs(2000).refine((text) => text.trim() !== "", { message: "expected a reason" });
/** A grade as a person gives it. */
export const givenGradeSchema = z.object({ points, justification });

export const beforeLateField = z.number().nullable().openapi({
  description:
    "What a person gave while names were hidden; `points` is that with the credit for late work. null elsewhere",
});

/** A student's grade in an assignment, as whoever teaches sees it. */
export const standingFields = z.object({
  points: z.number().nullable().openapi({ description: "On the assignment's scale; null: no grade" }),
  manual: z.boolean().openapi({ description: "A person gave it: nothing that is computed replaces it" }),
  justification: z.string(),
  basisChanged: z.boolean().openapi({ description: "The submission was graded anew after the person had looked" }),
});
