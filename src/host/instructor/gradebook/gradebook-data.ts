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

/** With the titles of assignments that are left out, since their grading is anonymous. */
export const wholeGradebookSchema = z.extend(gradebookSchema, { hidden: z.array(z.string()) });
export type Student = Gradebook["students"][number];
export type Task = Gradebook["assignments"][number];
