import type { LabShelf } from "../../grader/grade-submission.ts";
import type { GradedFile } from "../../grader/graded-files.ts";
import type { Grading } from "../../grader/grading.ts";
import type { LabTexts } from "../../shared/locked-lab.ts";
import { readSubmission } from "../../submission/read-submission.ts";
import type { OpenedLab, WantedLab } from "./key-channel.ts";
import type { HandedInFile } from "./take-files.ts";

/** A file on the desk. */
export interface DeskRow {
  readonly file: string;
  readonly names: readonly string[];
  /** Null where the file is no submission. */
  readonly lab: WantedLab | null;
  /** When it was made; empty where the file is no submission. */
  readonly madeAt: string;
  readonly isGrading: boolean;
  /** Null until it is graded. */
  readonly grading: Grading | null;
  readonly read: HandedInFile["read"];
}

export interface Desk {
  /** By name of the file. */
  readonly rows: readonly DeskRow[];
  /** Labs whose sealed part is not open yet. */
  readonly locked: readonly WantedLab[];
  /** Does it go on by itself as long as there is something to grade? */
  readonly isGoing: boolean;
  /** `unreached`: the site does not answer; `fault`: the reason, for whoever looks into it. It waits until one goes on. */
  readonly trouble: null | { readonly kind: "unreached" } | { readonly kind: "fault"; readonly detail: string };
}

/** The site, which feeds the frames, did not answer while a submission was graded: what was found counts for nothing. */
export class SiteUnreached extends Error {}

interface GradingDeskOptions {
  /** @throws SiteUnreached; AbortError where the signal ended it */
  readonly grade: (bytes: Uint8Array, shelf: LabShelf, signal: AbortSignal) => Promise<Grading>;
}

/** What lies there to be graded, and how far it is. One submission at a time; who stops it loses none that is done. */
export class GradingDesk {
  readonly #grade: GradingDeskOptions["grade"];
  readonly #opened = new Map<string, LabTexts | null>();
  readonly #listeners = new Set<() => void>();
  #desk: Desk = { rows: [], locked: [], isGoing: true, trouble: null };
  #isVisible = true;
  #timesCleared = 0;
  #current: AbortController | null = null;
  readonly #shelf: LabShelf = { find: async (id, hash) => this.#opened.get(nameOf({ id, hash })) ?? null };

  constructor({ grade }: GradingDeskOptions) {
    this.#grade = grade;
  }

  readonly get = (): Desk => this.#desk;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Lays files on the desk. One that lies there under the same name gives way to newer work of the same people; two people's
   * files of one name both stay. Whoever clears the desk meanwhile gets no more of them.
   */
  async add(files: readonly HandedInFile[]): Promise<void> {
    const cleared = this.#timesCleared;
    for (const { name, read } of files) {
      const facts = await factsOf(read);
      if (cleared !== this.#timesCleared) return;
      const row = { file: this.#freeName(name, facts), ...facts, isGrading: false, grading: null, read };
      const others = this.#desk.rows.filter(({ file }) => file !== row.file);
      this.#setRows([...others, row].sort((a, b) => (a.file < b.file ? -1 : 1)));
      this.#next();
    }
  }

  /** Labs that the key opened, or that the site does not have: from now on submissions of these are graded or refused. */
  open(labs: readonly OpenedLab[]): void {
    for (const { texts, ...lab } of labs) this.#opened.set(nameOf(lab), texts);
    this.#setRows(this.#desk.rows);
    this.#next();
  }

  goOn(): void {
    this.#set({ isGoing: true, trouble: null });
    this.#next();
  }

  /** Ends the one at hand, which is graded anew when it goes on. */
  stop(): void {
    this.#set({ isGoing: false });
    this.#current?.abort();
  }

  /** A browser slows the programs of a hidden page down, and the grade could be another: it waits for the page to be seen. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible) this.#next();
    else this.#current?.abort();
  }

  clear(): void {
    this.#timesCleared += 1;
    this.#setRows([]);
    this.#current?.abort();
  }

  /** The name that a file has here: its own, or `lab.html (2)`. */
  #freeName(name: string, facts: Facts): string {
    for (let copy = 1; ; copy++) {
      const file = copy === 1 ? name : `${name} (${copy})`;
      const there = this.#desk.rows.find((row) => row.file === file);
      if (there === undefined || givesWay(there, facts)) return file;
    }
  }

  #next(): void {
    const { rows, isGoing } = this.#desk;
    if (this.#current !== null || !isGoing || !this.#isVisible) return;
    const row = rows.find(({ grading, lab }) => grading === null && (lab === null || this.#opened.has(nameOf(lab))));
    if (row === undefined) return;
    this.#current = new AbortController();
    void this.#gradeRow(row.file, row.read, this.#current.signal).finally(() => {
      this.#current = null;
      this.#next();
    });
  }

  async #gradeRow(file: string, read: HandedInFile["read"], signal: AbortSignal): Promise<void> {
    this.#change(file, read, { isGrading: true });
    try {
      const bytes = await read().catch(() => null);
      const grading = bytes === null ? unreadable : await this.#grade(bytes, this.#shelf, signal);
      this.#change(file, read, { isGrading: false, grading });
    } catch (error) {
      this.#change(file, read, { isGrading: false });
      if (signal.aborted) return;
      const isUnreached = error instanceof SiteUnreached;
      this.#set({
        isGoing: false,
        trouble: isUnreached ? { kind: "unreached" } : { kind: "fault", detail: String(error) },
      });
    }
  }

  /** Only of the file that was meant: another may lie there under its name by now. */
  #change(file: string, read: HandedInFile["read"], change: Partial<DeskRow>): void {
    this.#setRows(this.#desk.rows.map((row) => (row.file === file && row.read === read ? { ...row, ...change } : row)));
  }

  #setRows(rows: readonly DeskRow[]): void {
    const labs = new Map<string, WantedLab>();
    for (const { lab } of rows) if (lab !== null) labs.set(nameOf(lab), lab);
    this.#set({ rows, locked: [...labs].filter(([name]) => !this.#opened.has(name)).map(([, lab]) => lab) });
  }

  #set(change: Partial<Desk>): void {
    this.#desk = { ...this.#desk, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** What has been graded so far. */
export const gradedOf = ({ rows }: Desk): GradedFile[] =>
  rows.flatMap(({ file, grading }) => (grading === null ? [] : [{ file, grading }]));

/** Can it not be graded before somebody gives the course key? */
export const waitsForKey = ({ locked }: Desk, { lab, grading }: DeskRow): boolean =>
  grading === null && lab !== null && locked.some((one) => nameOf(one) === nameOf(lab));

const nameOf = ({ id, hash }: { readonly id: string; readonly hash: string }): string => `${id} ${hash}`;

type Facts = Pick<DeskRow, "names" | "lab" | "madeAt">;

async function factsOf(read: HandedInFile["read"]): Promise<Facts> {
  const bytes = await read().catch(() => null);
  const found = bytes === null ? null : readSubmission(bytes);
  if (!found?.ok) return { names: [], lab: null, madeAt: "" };
  const { names, lab, at } = found.submission;
  return { names, lab, madeAt: at };
}

/** Is `next` the same people's work in the same lab? Work without names is the same where it was made at the same moment. */
function givesWay({ names, lab, madeAt }: DeskRow, next: Facts): boolean {
  if (lab === null) return true;
  const isTheirs = lab.id === next.lab?.id && names.join("\n") === next.names.join("\n");
  return isTheirs && (names.length > 0 || madeAt === next.madeAt);
}

const unreadable: Grading = {
  state: "not-graded",
  who: null,
  reason: "file",
  message: {
    "pt-BR": "O arquivo não pôde ser lido. Veja se ele ainda está lá e inteiro, e solte-o de novo aqui.",
    en: "The file could not be read. See whether it is still there, and whole, and drop it here again.",
  },
  detail: "",
};
