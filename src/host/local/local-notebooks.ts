import type { Lab } from "../../notebook/model.ts";
import { canonicalJson } from "../../shared/canonical.ts";
import type { Catalogue } from "../../shared/catalogue.ts";
import { sha256Hex } from "../../shared/hash.ts";
import type { Language } from "../../shared/text.ts";
import { baseOf, type Labs } from "../session/starters.ts";
import type { Database, LabBase } from "../storage/database.ts";
import type { SavedOutput } from "../storage/saved-output.ts";
import type { OpenedNotebook } from "./opened-notebook.ts";

/** A notebook that was opened from disk and is kept in this browser. */
export interface LocalNotebook {
  /** `local/<slug>` */
  readonly id: string;
  readonly labs: Labs;
  readonly hash: string;
  /** What cells had shown when the file was saved, by cell id. */
  readonly outputs: Readonly<Record<string, readonly SavedOutput[]>>;
}

const prefix = "local/";

/** Those kept in this browser, by title. */
export async function localNotebooks(database: Database): Promise<readonly LocalNotebook[]> {
  const bases = await (await database.connect()).getAll("bases", IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  return bases.flatMap(localOf).sort((a, b) => titleOf(a).localeCompare(titleOf(b)));
}

/** The notebook, and whether the reader has once let it run; null where this browser has none of that id. */
export async function localNotebook(
  database: Database,
  id: string,
): Promise<{ readonly notebook: LocalNotebook; readonly hasRun: boolean } | null> {
  const connection = await database.connect();
  const [base, events] = await Promise.all([
    connection.get("bases", id),
    connection.countFromIndex("journal", "lab", id),
  ]);
  const notebook = base ? localOf(base)[0] : undefined;
  // A lab's journal begins when it is first opened, and a notebook from disk is opened only when it may run.
  return notebook ? { notebook, hasRun: events > 0 } : null;
}

/** Keeps a notebook. One that is kept already, by what is in it, is not kept twice. @returns its id */
export async function keepNotebook(database: Database, opened: OpenedNotebook): Promise<string> {
  const hash = sha256Hex(canonicalJson(opened));
  const transaction = (await database.connect()).transaction("bases", "readwrite", { durability: "strict" });
  const known = await transaction.store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  const found = known.find((base) => base.hash === hash);
  const taken = new Set(known.map(({ lab }) => lab));
  const id = found?.lab ?? freeId(opened.title, taken);
  if (!found) {
    const labs = { "pt-BR": labOf(id, opened, "pt-BR"), en: labOf(id, opened, "en") };
    const outputs = Object.fromEntries(opened.cells.map((cell, at) => [at + 1, cell.outputs ?? []]));
    await transaction.store.put({ ...baseOf(labs, hash), outputs });
  }
  await transaction.done;
  database.keep();
  return id;
}

/** What the lab page needs, as if the course had the notebook. */
export function filesOf({ id, labs, hash }: LocalNotebook): { catalogue: Catalogue; labs: Labs } {
  const title = { "pt-BR": labs["pt-BR"].notebook.title, en: labs.en.notebook.title };
  const entry = { id, module: "", order: 0, version: 1, hash, title, minutes: 0, points: 0, exercises: [] };
  return { catalogue: { modules: [], labs: [{ ...entry, track: "extra" }] }, labs };
}

const titleOf = ({ labs }: LocalNotebook): string => labs.en.notebook.title;

const localOf = ({ lab: id, labs, hash, outputs = {} }: LabBase): LocalNotebook[] =>
  labs ? [{ id, labs, hash, outputs }] : [];

function freeId(title: string, taken: ReadonlySet<string>): string {
  const plain = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const slug = words.slice(0, 40).replace(/-+$/, "") || "caderno";
  for (let number = 1; ; number++) {
    const id = `${prefix}${slug}${number === 1 ? "" : `-${number}`}`;
    if (!taken.has(id)) return id;
  }
}

function labOf(id: string, { title, cells }: OpenedNotebook, language: Language): Lab {
  // Numbered anew: ids of the file may be those that Bancada gives to a student's own cells.
  const numbered = cells.map(({ mode, text }, at) => ({
    id: at + 1,
    mode,
    text: text[language],
    pinned: true,
    hidden: false,
    attributes: {},
  }));
  return {
    id,
    version: 1,
    language,
    order: 0,
    track: "extra",
    minutes: 0,
    datasets: [],
    notebook: { title, theme: "air", readOnly: false, cells: numbered },
    editable: numbered.map((cell) => cell.id),
    outputAbove: [],
    exercises: [],
    predictions: [],
    reflections: [],
    library: { public: "", sealed: "" },
  };
}
