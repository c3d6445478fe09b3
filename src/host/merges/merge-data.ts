import * as z from "zod/mini";

const account = z.object({ name: z.string(), email: z.string() });
const moved = z.object({
  courses: z.number(),
  submissions: z.number(),
  gradesInConflict: z.number(),
  workItems: z.number(),
});

/** What a merge would bring together. */
export const previewSchema = z.object({ kept: account, gone: account, moved });
export type MergePreview = z.infer<typeof previewSchema>;

/** What was proposed in a course. */
export const mergesSchema = z.array(
  z.object({
    id: z.string(),
    kept: account,
    gone: account,
    state: z.enum(["open", "done", "refused", "expired"]),
    keptAgreed: z.boolean(),
    goneAgreed: z.boolean(),
  }),
);

/** What waits for one's own answer. */
export const askedSchema = z.array(
  z.object({ id: z.string(), kept: account, gone: account, proposedBy: z.string(), agreed: z.boolean(), moved }),
);
export type AskedMerge = z.infer<typeof askedSchema>[number];

export const answeredSchema = z.object({ merged: z.boolean() });
