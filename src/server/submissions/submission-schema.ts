import { z } from "@hono/zod-openapi";

const moment = z.iso.datetime().nullable();
const hidden = "null where names are hidden from whoever grades";

export const submissionSchema = z
  .object({
    id: z.string(),
    assignmentId: z.string(),
    studentId: z.string().openapi({ description: "Who sent it" }),
    studentName: z.string(),
    authors: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .openapi({ description: "Whose work it is: who was in the team at the moment of receipt" }),
    hash: z.string().openapi({ description: "SHA-256 of the file: with the moment it is the receipt" }),
    sizeBytes: z.int(),
    claimedAt: moment.openapi({ description: `By the student's clock; it decides nothing. ${hidden}` }),
    receivedAt: moment.openapi({ description: `By the server's clock: this decides what is late. ${hidden}` }),
    labId: z.string(),
    labVersion: z.int(),
    state: z.enum(["waiting", "graded", "broken"]).openapi({
      description: "`broken`: it could not be graded, and a person has to look at it. It has no points, not zero",
    }),
    gradedAt: moment,
    points: z.number().nullable(),
    possible: z.number().nullable(),
  })
  .openapi("SubmissionReceipt");

const outcome = z.enum(["passed", "failed", "not-attempted", "broken"]);

export const feedbackSchema = z
  .object({
    points: z.number(),
    possible: z.number(),
    grade: z.number().nullable(),
    waiting: z.number(),
    language: z
      .enum(["pt-BR", "en"])
      .optional()
      .openapi({ description: "What titles and texts speak, where it is known" }),
    exercises: z
      .array(
        z.object({
          exercise: z.string(),
          title: z.string(),
          outcome,
          points: z.number().nullable(),
          possible: z.number(),
          checks: z.array(z.object({ check: z.string(), outcome, text: z.string() })).readonly(),
          sealed: z.object({ passed: z.int(), all: z.int(), texts: z.array(z.string()).readonly() }),
        }),
      )
      .readonly(),
  })
  .openapi("Feedback");
