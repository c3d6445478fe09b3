import * as z from "zod/mini";

const outcome = z.enum(["passed", "failed", "not-attempted", "broken"]);
const points = z.nullable(z.number());

const regradeSchema = z.object({
  id: z.string(),
  labVersion: z.number(),
  state: z.enum(["running", "stopped", "published", "discarded"]),
  policy: z.nullable(z.enum(["replace", "never-lower"])),
  startedAt: z.string(),
});
export const regradesSchema = z.array(regradeSchema);

export const comparisonSchema = z.extend(regradeSchema, {
  all: z.number(),
  left: z.number(),
  /** Of those left, what came since it was queued. */
  came: z.number(),
  broken: z.number(),
  students: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      before: points,
      replaced: points,
      neverLower: points,
      manual: points,
      changes: z.array(
        z.object({ exercise: z.string(), title: z.string(), before: z.nullable(outcome), after: outcome }),
      ),
    }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;
export type RegradedStudent = Comparison["students"][number];
