import * as z from "zod/mini";

/** The topics that the course asks for, and the exercises that serve each: `labs/coverage.json`. */
export const coverageSchema = z.array(
  z.object({
    id: z.string(),
    section: z.enum(["orientation", "data", "vectorization", "modelling", "deploy", "monitoring", "final"]),
    title: z.object({ "pt-BR": z.string(), en: z.string() }),
    /** Where the course's plan puts it: `L09`, `platform`. */
    planned: z.array(z.string()),
    /** In the order of the course. */
    exercises: z.array(z.object({ lab: z.string(), exercise: z.string() })),
  }),
);

export type Coverage = z.infer<typeof coverageSchema>;
