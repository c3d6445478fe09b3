import * as z from "zod/mini";

const erratumSchema = z.object({
  id: z.string(),
  courseId: z.string(),
  course: z.string(),
  labId: z.string(),
  /** The exercise that it is about; null: the whole lab. */
  exercise: z.nullable(z.string()),
  text: z.object({ "pt-BR": z.string(), en: z.string() }),
  createdAt: z.string(),
});
export type Erratum = z.infer<typeof erratumSchema>;
export const errataSchema = z.array(erratumSchema);
