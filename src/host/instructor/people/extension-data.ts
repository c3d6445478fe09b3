import * as z from "zod/mini";

/** Dates of their own that students of a course have. */
export const extensionsSchema = z.array(
  z.object({ assignmentId: z.string(), studentId: z.string(), dueAt: z.string() }),
);
