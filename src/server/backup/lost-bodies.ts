import { z } from "zod";
import { BackupProblem } from "./backup-problem.ts";
import { linesOf } from "./read-dump.ts";

/** A file that rows of the database name, and that a backup does not hold. */
export interface LostBody {
  /** Where it belongs, below the backup and below the server's folder alike. */
  readonly path: string;
  /** Whose work it is and in which assignment, or of which lab; without sentences, so the same in every language. */
  readonly of: readonly string[];
}

const submissionRow = z.object({
  assignment_id: z.string(),
  submitted_by: z.string(),
  body_hash: z.string(),
  received_at: z.string(),
  /** The first versions erased nothing. */
  erased_at: z.string().nullish(),
});
const labFileRow = z.object({ lab_hash: z.string(), part: z.string(), path: z.string(), body_hash: z.string() });
const named = {
  users: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  assignments: z.object({ id: z.string(), title: z.string(), course_id: z.string() }),
  courses: z.object({ id: z.string(), name: z.string() }),
  lab_versions: z.object({ hash: z.string(), lab_id: z.string(), version: z.number() }),
};

type Row =
  | { readonly table: "submissions"; readonly row: z.infer<typeof submissionRow> }
  | { readonly table: "lab_files"; readonly row: z.infer<typeof labFileRow> };

/**
 * What a backup lacks: files of submissions and of labs. What was erased on purpose has rightly no file.
 * @param dump - its `database.gz`
 * @param kept - the paths of the files that it has, as in `LostBody`
 */
export async function findLostBodies(dump: string, kept: ReadonlySet<string>): Promise<readonly LostBody[]> {
  const lost = new Map<string, Row[]>();
  for await (const one of rowsWithBody(dump)) {
    const path = pathOf(one);
    if (!kept.has(path)) lost.set(path, [...(lost.get(path) ?? []), one]);
  }
  if (lost.size === 0) return [];
  const names = await readNames(dump, [...lost.values()].flat());
  return [...lost].map(([path, rows]) => ({ path, of: rows.map((row) => nameOf(row, names)) }));
}

/** One file a line, and below it whose it is. */
export const listOf = (lost: readonly LostBody[]): string =>
  lost.flatMap(({ path, of }) => [path, ...of.map((owner) => `    ${owner}`)]).join("\n");

async function* rowsWithBody(dump: string): AsyncGenerator<Row> {
  for await (const { table, json } of rowsOf(dump)) {
    if (table === "lab_files") yield { table, row: parsed(labFileRow, json) };
    if (table !== "submissions") continue;
    const row = parsed(submissionRow, json);
    if (!row.erased_at) yield { table, row };
  }
}

function pathOf({ table, row }: Row): string {
  const folder = table === "lab_files" && row.part === "sealed" ? "sealed" : "bodies";
  return `${folder}/${row.body_hash.slice(0, 2)}/${row.body_hash}`;
}

/** What people call the things that these rows point at, by id. Of a large class only these few people are kept in memory. */
async function readNames(dump: string, lost: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const people = new Set(lost.flatMap(({ table, row }) => (table === "submissions" ? [row.submitted_by] : [])));
  const names = new Map<string, string>();
  const courseOf = new Map<string, string>();
  for await (const { table, json } of rowsOf(dump)) {
    if (table === "users") {
      const { id, name, email } = parsed(named.users, json);
      if (people.has(id)) names.set(id, `${name} <${email}>`);
    } else if (table === "assignments") {
      const { id, title, course_id } = parsed(named.assignments, json);
      names.set(id, title);
      courseOf.set(id, course_id);
    } else if (table === "courses") {
      const { id, name } = parsed(named.courses, json);
      names.set(id, name);
    } else if (table === "lab_versions") {
      const { hash, lab_id, version } = parsed(named.lab_versions, json);
      names.set(hash, `${lab_id} ${version}`);
    }
  }
  for (const [assignment, course] of courseOf)
    names.set(assignment, `${names.get(assignment)} · ${names.get(course) ?? course}`);
  return names;
}

/** Names are people's own: what moves a terminal's cursor is left out. */
function nameOf({ table, row }: Row, names: ReadonlyMap<string, string>): string {
  const name = (id: string) => names.get(id) ?? id;
  const parts =
    table === "submissions"
      ? [name(row.submitted_by), name(row.assignment_id), row.received_at]
      : [name(row.lab_hash), row.path];
  return parts.join(" · ").replace(/\p{C}/gu, "");
}

async function* rowsOf(dump: string): AsyncGenerator<{ readonly table: string; readonly json: string }> {
  for await (const line of linesOf(dump)) {
    const at = line.indexOf("\t");
    if (at > 0) yield { table: line.slice(0, at), json: line.slice(at + 1) };
  }
}

function parsed<T>(schema: z.ZodType<T>, json: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    throw new BackupProblem("damaged");
  }
}
