import * as z from "zod/mini";
import { submissionSchema } from "../instructor-data.ts";

const outcome = z.enum(["passed", "failed", "not-attempted", "broken"]);
const localized = z.object({ "pt-BR": z.string(), en: z.string() });
const check = z.object({
  check: z.string(),
  sealed: z.boolean(),
  outcome,
  text: z.string(),
  detail: z.string(),
});
const exercise = z.object({
  exercise: z.string(),
  title: z.string(),
  outcome,
  points: z.nullable(z.number()),
  possible: z.number(),
  checks: z.array(check),
});
const grading = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("graded"),
    language: z.optional(z.enum(["pt-BR", "en"])),
    exercises: z.array(exercise),
    remarks: z.array(z.object({ code: z.string(), message: localized })),
  }),
  z.object({ state: z.literal("not-graded"), message: localized, detail: z.string() }),
]);
export type Grading = z.infer<typeof grading>;

/** A submission with all that grading found, sealed checks too. */
export const readingSchema = z.extend(submissionSchema, {
  grading: z.nullable(grading),
  rerun: z.array(z.object({ cell: z.number(), summary: z.string(), error: z.string() })),
});
export type Reading = z.infer<typeof readingSchema>;

/** The grade of everybody whose work a submission is. */
export const gradesSchema = z.object({
  maxPoints: z.number(),
  /** Where names are hidden, what the server gives late work of the points here; null where they stand as they are. */
  lateCredit: z.nullable(z.array(z.object({ afterHours: z.number(), credit: z.number() }))),
  students: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      points: z.nullable(z.number()),
      /** What a person gave while names were hidden, before the credit for late work. */
      pointsBeforeLate: z.nullable(z.number()),
      manual: z.boolean(),
      justification: z.string(),
      basisChanged: z.boolean(),
    }),
  ),
});
export type Grades = z.infer<typeof gradesSchema>;
