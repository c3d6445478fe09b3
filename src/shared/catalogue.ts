import * as z from "zod/mini";

const localized = z.object({ "pt-BR": z.string(), en: z.string() });

/** What the course page knows of a lab before it is opened. */
export const catalogueEntrySchema = z.object({
  /** `module/slug`; the lab's address is `/lab/<id>`. */
  id: z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  /** Folder of the module under `notebooks/`, for instance `02-vectorization`. */
  module: z.string(),
  /** The lab's place in the course. */
  order: z.number(),
  version: z.int().check(z.positive()),
  /** SHA-256 of the public lab in both languages: a new version is seen by it. */
  hash: z.string(),
  title: localized,
  minutes: z.number().check(z.positive()),
  points: z.number().check(z.nonnegative()),
  /** `path`: the class does it; `extra`: homework. */
  track: z.enum(["path", "extra"]),
  exercises: z.array(
    z.object({
      id: z.string(),
      title: localized,
      points: z.number(),
      /** Part of the points that the public checks give together. */
      publicShare: z.number(),
      /** Part of the points left after the solution was opened before passing. */
      solutionCap: z.number(),
      kind: z.enum(["exercise", "incident"]),
    }),
  ),
});

export const catalogueSchema = z.object({
  modules: z.array(z.object({ id: z.string(), title: localized })),
  labs: z.array(catalogueEntrySchema),
});

export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;
