import * as z from "zod/mini";

/** What people said of a submission. */
export const writtenFeedbackSchema = z.object({
  strengths: z.string(),
  improvements: z.string(),
  nextStep: z.string(),
  comments: z.array(
    z.object({ id: z.string(), cell: z.number(), text: z.string(), author: z.string(), createdAt: z.string() }),
  ),
});
export type WrittenFeedback = z.infer<typeof writtenFeedbackSchema>;
