import * as z from "zod/mini";

const cellSchema = z.object({
  points: z.nullable(z.number()),
  manual: z.boolean(),
  justification: z.string(),
  basisChanged: z.boolean(),
  state: z.nullable(z.enum(["waiting", "graded", "broken"])),
});
export type GradebookCell = z.infer<typeof cellSchema>;

export const gradebookSchema = z.object({
  assignments: z.array(z.object({ id: z.string(), title: z.string(), maxPoints: z.number(), dueAt: z.string() })),
  students: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), cells: z.array(cellSchema) })),
});
export type Gradebook = z.infer<typeof gradebookSchema>;
export type Student = Gradebook["students"][number];
export type Task = Gradebook["assignments"][number];

export const exercisesSchema = z.array(
  z.object({
    exercise: z.string(),
    title: z.string(),
    passed: z.number(),
    failed: z.number(),
    notAttempted: z.number(),
    broken: z.number(),
    failures: z.array(
      z.object({ check: z.string(), text: z.string(), count: z.number(), submissions: z.array(z.string()) }),
    ),
  }),
);
