import { createHash } from "node:crypto";
import { JSDOM } from "jsdom";
import type { Exercise, Lab, Problem } from "../../src/notebook/model.ts";
import { readOverlay } from "../../src/notebook/overlay.ts";
import { publicSolution, publishLab } from "../../src/notebook/publish.ts";
import { readLab } from "../../src/notebook/read.ts";
import { translate } from "../../src/notebook/translate.ts";
import { writeLab } from "../../src/notebook/write.ts";
import { type Catalogue, type CatalogueEntry, catalogueSchema } from "../../src/shared/catalogue.ts";
import type { LabSource, ModuleSource } from "./lab-sources.ts";

/** A parser with a window of its own, which keeps all that it parses: not for the life of a development server. */
export const newParser = (): DOMParser => new new JSDOM("").window.DOMParser();

/** A lab with everything, in both languages. */
export interface FullLab {
  readonly source: LabSource;
  readonly portuguese: Lab;
  readonly english: Lab;
  readonly problems: readonly FileProblem[];
}

/** A problem and the file whose line it names. */
interface FileProblem extends Problem {
  readonly file: "lab.html" | "lab.en.html";
}

const of = (file: FileProblem["file"], problems: readonly Problem[]): FileProblem[] =>
  problems.map((problem) => ({ ...problem, file }));

const missingOverlay: Problem = {
  code: "no-translation",
  line: 0,
  message: {
    "pt-BR": "Falta lab.en.html, a tradução. `npm run labs new` mostra como ela começa.",
    en: "lab.en.html, the translation, is missing. `npm run labs new` shows how it begins.",
  },
};

export function readFullLab(source: LabSource): FullLab {
  const parser = newParser();
  const read = readLab(source.text, { parser });
  const overlay = readOverlay(source.overlay, { parser });
  const translated = translate(read.lab, overlay.overlay);
  return {
    source,
    portuguese: read.lab,
    english: translated.lab,
    // A lab without a translation lacks one file, not every sentence in it.
    problems:
      source.overlay === ""
        ? [...of("lab.html", read.problems), ...of("lab.en.html", [missingOverlay])]
        : [...of("lab.html", read.problems), ...of("lab.en.html", [...overlay.problems, ...translated.problems])],
  };
}

/** Files of the public site for one lab, by path under `labs/`. */
export function publicFiles({ portuguese, english }: FullLab): Map<string, string> {
  const open = { "pt-BR": publishLab(portuguese), en: publishLab(english) };
  const files = new Map([
    // For people and other programs: Notebook Kit and Observable Desktop open them.
    [`${portuguese.id}/lab.html`, writeLab(open["pt-BR"])],
    [`${portuguese.id}/lab.en.html`, writeLab(open.en)],
    // For the page, which need not carry a reader (docs/decisions/0008-the-page-reads-json.md).
    [`${portuguese.id}/lab.json`, JSON.stringify(open)],
  ]);
  for (const exercise of portuguese.exercises) {
    const solution = openSolution(portuguese, exercise.id);
    if (solution === null) continue;
    const both = { "pt-BR": solution, en: openSolution(english, exercise.id) ?? solution };
    files.set(`${portuguese.id}/solutions/${exercise.id}.json`, JSON.stringify(both));
  }
  return files;
}

/** A solution that a student may open, and why it is so. */
function openSolution(lab: Lab, exercise: string): { code: string; why: string } | null {
  const code = publicSolution(lab, exercise);
  return code === null ? null : { code, why: lab.exercises.find(({ id }) => id === exercise)?.why ?? "" };
}

/**
 * Files of the sealed part for one lab: the whole lab, and the solutions that it withholds, by themselves. They are not
 * served, but that a class may give the latter to its students.
 */
export function sealedFiles({ portuguese, english }: FullLab): Map<string, string> {
  const files = new Map([
    [`${portuguese.id}/lab.html`, writeLab(portuguese)],
    [`${portuguese.id}/lab.en.html`, writeLab(english)],
  ]);
  const withheld = portuguese.exercises.flatMap(({ id, withheld, solution, why }) => {
    if (!withheld || solution === null) return [];
    const there = english.exercises.find((exercise) => exercise.id === id);
    return [
      [id, { "pt-BR": { code: solution, why }, en: { code: there?.solution ?? solution, why: there?.why ?? why } }],
    ];
  });
  if (withheld.length > 0) files.set(`${portuguese.id}/withheld.json`, JSON.stringify(Object.fromEntries(withheld)));
  return files;
}

/** The hash that names a published lab for ever: of its public and sealed files. */
export function labHash(lab: FullLab): string {
  const hash = createHash("sha256");
  for (const files of [publicFiles(lab), sealedFiles(lab)]) {
    for (const [path, text] of files) hash.update(path).update("\0").update(text).update("\0");
  }
  return hash.digest("hex");
}

export function catalogue(modules: readonly ModuleSource[], labs: readonly FullLab[]): Catalogue {
  return catalogueSchema.parse({
    modules,
    labs: labs.map(entry).sort((a, b) => a.order - b.order),
  });
}

function entry(full: FullLab): CatalogueEntry {
  const { portuguese: lab, english, source } = full;
  return {
    id: lab.id,
    module: source.module,
    order: lab.order,
    version: lab.version,
    hash: labHash(full),
    title: { "pt-BR": lab.notebook.title, en: english.notebook.title },
    minutes: lab.minutes,
    points: [...lab.exercises, ...lab.reflections].reduce((sum, { points }) => sum + points, 0),
    track: lab.track,
    exercises: lab.exercises.map((exercise) => ({
      id: exercise.id,
      title: { "pt-BR": exercise.title, en: titleIn(english.exercises, exercise) },
      points: exercise.points,
      publicShare: exercise.publicShare,
      solutionCap: exercise.solutionCap,
      kind: exercise.kind,
    })),
  };
}

const titleIn = (exercises: readonly Exercise[], { id, title }: Exercise): string =>
  exercises.find((exercise) => exercise.id === id)?.title ?? title;
