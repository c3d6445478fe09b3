import * as z from "zod/mini";
import { journalEventSchema } from "../grading/journal.ts";
import { listOf } from "../shared/list-of.ts";
import { repositoryField } from "./repository.ts";

/** More than any notebook has; a file that has more was not made by Bancada. */
const mostCells = 2_000;
/** More than fit into a file. */
const mostEvents = 50_000;

const cellId = z.int().check(z.positive());
const outcome = z.enum(["not-attempted", "failed", "passed", "broken"]);
const text = z.string();
const name = z.string().check(z.minLength(1), z.maxLength(120));
const word = z.string().check(z.minLength(1), z.maxLength(200));

/** A cell of the student's own, and the lab's cell that it stands after (0: before the first); several keep their order. */
const ownCell = z.strictObject({
  id: cellId,
  after: z.int().check(z.nonnegative()),
  /** `node`: code that is shown and not run. */
  mode: z.enum(["js", "ts", "md", "node"]),
  text,
});

export const submissionSchema = z
  .strictObject({
    format: z.literal(1),
    /** The lab that the work was done in; `hash` names one published lab for ever. */
    lab: z.strictObject({ id: z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)), version: z.int(), hash: word }),
    /** The seed of this student's data. */
    studentSeed: z.int(),
    /** The language that the page spoke. */
    language: z.enum(["pt-BR", "en"]),
    /** Who hands it in: one person, a pair, a team. */
    names: listOf(name, 10),
    /** Where the work lies in Git too: a link for whoever reads, which no program opens. */
    repository: z.optional(repositoryField),
    /** When the file was made: ISO 8601, by the device's clock. */
    at: z.iso.datetime(),
    /** The lab's cells whose text is no longer the lab's. */
    changed: listOf(z.strictObject({ cell: cellId, text }), mostCells),
    own: listOf(ownCell, mostCells),
    /** Cells that the student switched off: they do not run. */
    disabled: listOf(cellId, mostCells),
    reflections: listOf(z.strictObject({ reflection: word, text }), mostCells),
    /** What the checks said on the student's page. A grader trusts none of it. */
    claimed: listOf(z.strictObject({ exercise: word, outcome, points: z.number() }), mostCells),
    /** What the cells showed, in words; the pictures stand in the page around this. */
    outputs: listOf(z.strictObject({ cell: cellId, summary: text, error: text }), 2 * mostCells),
    journal: listOf(journalEventSchema, mostEvents),
  })
  .check(
    z.refine(({ changed, own }) => isUnique([...changed.map(({ cell }) => cell), ...own.map(({ id }) => id)]), {
      message: "a cell is there twice",
    }),
  );

/** What a student hands in. */
export type Submission = z.infer<typeof submissionSchema>;
export type OwnCell = z.infer<typeof ownCell>;

/** No file of a submission is larger. */
export const mostBytes = 5 * 1024 * 1024;

const isUnique = (ids: readonly number[]): boolean => new Set(ids).size === ids.length;
