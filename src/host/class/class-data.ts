import * as z from "zod/mini";

export const sessionSchema = z.object({
  user: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      mayCreateCourses: z.boolean(),
      runsServer: z._default(z.boolean(), false),
      /** The student as whom whoever teaches looks at the course. */
      isFake: z._default(z.boolean(), false),
    }),
  ),
});
export type User = NonNullable<z.infer<typeof sessionSchema>["user"]>;

export const courseSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(["student", "instructor"]),
  joinCode: z.nullable(z.string()),
});
export type Course = z.infer<typeof courseSchema>;

/** From so many hours after the due date on this part of the points is left. */
export const lateStep = z.object({ afterHours: z.number(), credit: z.number() });

export const assignmentSchema = z.object({
  id: z.string(),
  courseId: z.string(),
  title: z.string(),
  labId: z.string(),
  opensAt: z.string(),
  dueAt: z.string(),
  maxPoints: z.number(),
  /** What late work still earns, in steps; null: this device was told before it asked. */
  lateCredit: z._default(z.nullable(z.array(lateStep)), null),
  /** How many may hand in together. */
  teamSize: z._default(z.number(), 1),
  /** There are criteria to read before one hands in. */
  hasRubric: z._default(z.boolean(), false),
  /** From when the course sees the solutions without an attempt; null: it does not. */
  solutionsOpenFrom: z._default(z.nullable(z.string()), null),
});
export type Assignment = z.infer<typeof assignmentSchema>;

export const receiptSchema = z.object({
  id: z.string(),
  hash: z.string(),
  receivedAt: z.string(),
  studentName: z.string(),
  /** Whose work it is. */
  authors: z._default(z.array(z.object({ name: z.string() })), []),
  state: z.enum(["waiting", "graded", "broken"]),
  /** A person said something of it. */
  hasFeedback: z._default(z.boolean(), false),
  points: z.nullable(z.number()),
  possible: z.nullable(z.number()),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const handedInSchema = z.object({
  submissions: z.array(receiptSchema),
  grade: z.nullable(
    z.object({
      points: z.number(),
      /** What a person gave who could not see when it came; `points` is that with the credit for late work. */
      pointsBeforeLate: z._default(z.nullable(z.number()), null),
      /** A person gave it, for this reason. */
      manual: z._default(z.boolean(), false),
      justification: z._default(z.string(), ""),
    }),
  ),
});
export type HandedIn = z.infer<typeof handedInSchema>;

const outcome = z.enum(["passed", "failed", "not-attempted", "broken"]);
export const feedbackSchema = z.object({
  feedback: z.nullable(
    z.object({
      language: z.optional(z.enum(["pt-BR", "en"])),
      exercises: z.array(
        z.object({
          exercise: z.string(),
          title: z.string(),
          outcome,
          points: z.nullable(z.number()),
          possible: z.number(),
          checks: z.array(z.object({ check: z.string(), outcome, text: z.string() })),
          sealed: z.object({ passed: z.number(), all: z.number(), texts: z.array(z.string()) }),
        }),
      ),
    }),
  ),
});
export type Feedback = NonNullable<z.infer<typeof feedbackSchema>["feedback"]>;

export const gradingStatusSchema = z.object({
  waiting: z.number(),
  graded: z.number(),
  broken: z.number(),
  gradersAtWork: z.number(),
});
export type GradingStatus = z.infer<typeof gradingStatusSchema>;
