import { z } from "@hono/zod-openapi";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { courses, errata } from "../database/schema.ts";
import { paragraphs } from "../feedback/paragraphs.ts";

/** A correction is read in a moment. */
const written = paragraphs(1000).refine((text) => text.trim() !== "", { message: "expected a text" });
const labId = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/);
const exercise = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+$/)
  .nullable()
  .openapi({ description: "The exercise that it is about; null: the whole lab" });

export const newErratumSchema = z.object({ labId, exercise, text: z.object({ "pt-BR": written, en: written }) });

export const erratumSchema = z
  .object({
    id: z.string(),
    courseId: z.string(),
    course: z.string().openapi({ description: "The course's name" }),
    labId: z.string(),
    exercise: z.string().nullable(),
    text: z.object({ "pt-BR": z.string(), en: z.string() }).openapi({ description: "Plain text, never markup" }),
    createdAt: z.iso.datetime(),
  })
  .openapi("Erratum");

/** The errata of courses that were not taken back, newest first. */
export async function errataOf(db: Database, courseIds: readonly string[]): Promise<z.infer<typeof erratumSchema>[]> {
  const rows = await db
    .select({
      id: errata.id,
      courseId: errata.courseId,
      course: courses.name,
      labId: errata.labId,
      exercise: errata.exercise,
      textPt: errata.textPt,
      textEn: errata.textEn,
      createdAt: errata.createdAt,
    })
    .from(errata)
    .innerJoin(courses, eq(courses.id, errata.courseId))
    .where(and(inArray(errata.courseId, [...courseIds]), isNull(errata.removedAt)))
    .orderBy(desc(errata.createdAt), desc(errata.id));
  return rows.map(({ textPt, textEn, createdAt, ...row }) => ({
    ...row,
    text: { "pt-BR": textPt, en: textEn },
    createdAt: createdAt.toISOString(),
  }));
}
