import * as z from "zod/mini";
import { lateStep, receiptSchema, assignmentSchema as shortAssignmentSchema } from "../class/class-data.ts";

export const assignmentSchema = z.extend(shortAssignmentSchema, {
  labHash: z.string(),
  lateCredit: z.array(lateStep),
  counts: z.enum(["best", "last"]),
  solutionsOpen: z.enum(["never", "after-late-work", "on-date"]),
  solutionsOpenAt: z.nullable(z.string()),
});
export type Assignment = z.infer<typeof assignmentSchema>;
export const assignmentsSchema = z.array(assignmentSchema);

export const labsSchema = z.array(
  z.object({
    hash: z.string(),
    labId: z.string(),
    version: z.number(),
    title: z.object({ "pt-BR": z.string(), en: z.string() }),
    publishedAt: z.string(),
  }),
);
export type LabVersion = z.infer<typeof labsSchema>[number];

export const membersSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(["student", "instructor"]),
    joinedAt: z.string(),
  }),
);
export type Member = z.infer<typeof membersSchema>[number];

export const gradersSchema = z.array(
  z.object({ id: z.string(), name: z.string(), createdAt: z.string(), lastSeenAt: z.nullable(z.string()) }),
);
export type Grader = z.infer<typeof gradersSchema>[number];

export const submissionSchema = z.extend(receiptSchema, {
  /** Null where names are hidden: the moment could tell one. */
  receivedAt: z.nullable(z.string()),
  assignmentId: z.string(),
  studentId: z.string(),
  labVersion: z.number(),
});
export type HandedInWork = z.infer<typeof submissionSchema>;

/** Whose work it is, as names are shown: one student's, or a team's. */
export const authorsOf = ({ authors, studentName }: HandedInWork): readonly string[] =>
  authors.length > 1 ? authors.map(({ name }) => name) : [studentName];

export const submissionsSchema = z.object({ submissions: z.array(submissionSchema) });

/** What belongs to a part of the page and is asked for anew when it changes something. */
export interface PartProps {
  readonly course: string;
}
