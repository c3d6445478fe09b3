import { z } from "@hono/zod-openapi";

const step = z.object({
  afterHours: z
    .number()
    .min(0)
    .max(8760)
    .openapi({ description: "Hours after the due date from which this part counts" }),
  credit: z.number().min(0).max(1).openapi({ description: "Part of the points that is still given" }),
});

/** What late work is worth, as steps in time: `[{afterHours: 0, credit: 0.8}, {afterHours: 48, credit: 0}]`. */
export const lateCreditSchema = z
  .array(step)
  .max(20)
  .refine((steps) => steps.every(({ afterHours }, at) => at === 0 || afterHours > (steps[at - 1]?.afterHours ?? 0)), {
    message: "Each step must come later than the one before it",
  })
  .refine((steps) => steps.every(({ credit }, at) => at === 0 || credit <= (steps[at - 1]?.credit ?? 1)), {
    message: "Late work must not gain by waiting: each step gives at most as much as the one before it",
  });

export type LateCredit = z.infer<typeof lateCreditSchema>;

/**
 * The part of the points that work received at a moment still earns, from 0 to 1.
 * On time it is 1, also at the very moment of the due date; late work without steps earns 0.
 */
export function creditAt({ receivedAt, dueAt, lateCredit }: { receivedAt: Date; dueAt: Date; lateCredit: LateCredit }) {
  const hoursLate = (receivedAt.getTime() - dueAt.getTime()) / 3_600_000;
  if (hoursLate <= 0) return 1;
  return (
    lateCredit.filter(({ afterHours }) => hoursLate > afterHours).at(-1)?.credit ?? (lateCredit.length > 0 ? 1 : 0)
  );
}
