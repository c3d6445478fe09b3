import type { CellReport, GradeJob, RerunOutput } from "../../grading/grade-page.ts";
import { type KernelClient, type KernelEvent, startKernel } from "../../kernel/client.ts";
import { prepareTypeScript } from "../../kernel/compile/typescript.ts";
import type { SandboxedFrame } from "../../kernel/frame.ts";
import type { Answer, CompiledCell, Question } from "../../kernel/protocol.ts";
import type { Exercise, Lab } from "../../notebook/model.ts";
import { feed } from "../sandbox/feed.ts";
import {
  cellOf,
  downstreamOf,
  forKernel,
  type Graph,
  type GraphBuilder,
  hasError,
  kernelId,
  upstreamOf,
} from "../session/graph.ts";
import { ownCell, type WorkCell } from "../session/work-cell.ts";
import { neededCells } from "./needed-cells.ts";

/** What a student wrote in a lab; a cell that `texts` does not name keeps the lab's text. */
export interface StudentWork extends Pick<GradeJob, "own" | "disabled"> {
  readonly texts: ReadonlyMap<number, string>;
}

interface GradeNotebookOptions {
  readonly parent: HTMLElement;
  /** A frame that nothing ran in yet; a new one where it is left out. */
  readonly frame?: Promise<SandboxedFrame> | undefined;
  readonly studentSeed: number;
  readonly lab: Lab;
  /** The notebook answers no longer. */
  readonly onEnd: () => void;
  /** Compiles cells, and remembers those that it has compiled: what it gives depends on their texts alone. */
  readonly builder: GraphBuilder;
}

/** What a screen reader calls the frame. */
export const kernelTitle = "Bancada: notebook";
/** A frame that does not answer for so long while cells should have ended is given up. */
const pingLimitMs = 1_000;
/** Outputs that a person would look at. The kernel's summaries are short already (kernel/messages.ts). */
const mostOutputs = 300;
const mostLetters = 1_000;

/** The notebook of one submission in one kernel: its cells run as they do on the page. */
export class GradeNotebook {
  readonly #kernel: KernelClient;
  readonly #reports = new Map<string, CellReport>();
  /** By cell, what it shows. */
  readonly #summaries = new Map<string, string>();
  readonly #builder: GraphBuilder;
  /** What the kernel has of each cell: a cell that did not change runs again only where its inputs do. */
  readonly #defined = new Map<string, string>();
  /** Ids of the reports whose state is `running`. */
  readonly #running = new Set<string>();
  #graph: Graph | undefined;
  /** Of the graph's cells, those that the kernel is to have. */
  #wanted: ReadonlySet<string> = new Set();
  #disabled: ReadonlySet<string> = new Set();
  #alive = true;
  #onSettled = () => {};
  readonly #onEnd: () => void;
  readonly #ended = Promise.withResolvers<void>();
  /** Says whether cells can run; they never will where the kernel has ended. */
  readonly ready: Promise<boolean>;

  constructor({ parent, frame, studentSeed, lab, builder, onEnd }: GradeNotebookOptions) {
    this.#builder = builder;
    this.#onEnd = onEnd;
    this.#kernel = startKernel({
      parent,
      frame,
      feed,
      studentSeed,
      language: lab.language,
      dark: false,
      title: kernelTitle,
      onMessage: (event) => this.#receive(event),
      onDeath: () => this.#end(),
    });
    this.ready = Promise.race([this.#kernel.ready, this.#ended.promise]).then(() => this.#alive);
  }

  /**
   * Runs the cells with what the student wrote, and resolves when none is pending, or after `limitMs`.
   * @param scope - `all`, or `graded`: only what the student wrote and what checks may ask for; the rest runs once it is asked for
   */
  async run(
    lab: Lab,
    work: StudentWork,
    { limitMs, scope }: { readonly limitMs: number; readonly scope: "all" | "graded" },
  ): Promise<readonly CellReport[]> {
    const cells = workCells(lab, work);
    // Without the compiler its cells fail, and say so.
    if (cells.some(({ mode }) => mode === "ts")) await prepareTypeScript().catch(() => null);
    const graph = this.#builder.build(cells, lab.predictions);
    const students = new Set([...work.texts.keys(), ...work.own.map(({ id }) => id)]);
    this.#graph = graph;
    this.#disabled = new Set(work.disabled.map(kernelId));
    this.#wanted = scope === "all" ? new Set(graph.cells.keys()) : neededCells(graph, lab, students);
    this.#define(graph);
    if (this.#alive) await this.#settled(limitMs);
    return [...this.#reports.values()];
  }

  /** Gives the kernel what it lacks of the wanted cells, and takes away what is not wanted any more. */
  #define(graph: Graph): void {
    const changed: CompiledCell[] = [];
    const gone = [...this.#reports.keys()].filter((id) => !this.#wanted.has(id));
    for (const id of gone) {
      this.#reports.delete(id);
      this.#running.delete(id);
      this.#defined.delete(id);
    }
    for (const id of graph.cells.keys()) {
      if (!this.#wanted.has(id)) continue;
      const isDisabled = this.#disabled.has(id);
      const cell = hasError(graph, id) || isDisabled ? null : forKernel(graph, id);
      const text = JSON.stringify(cell);
      if (cell === null) {
        if (this.#defined.delete(id)) gone.push(id);
        this.#report(id, isDisabled ? { state: "failed", error: "disabled" } : staticError(graph, id));
      } else if (this.#defined.get(id) !== text) {
        this.#defined.set(id, text);
        changed.push(cell);
        this.#report(id, { state: this.#alive ? "running" : "stopped" });
      }
    }
    // what reads a changed or missing cell runs again too, and is waited for
    for (const id of downstreamOf(graph, [...changed.map((cell) => cell.id), ...gone])) {
      if (this.#defined.has(id)) this.#report(id, { state: this.#alive ? "running" : "stopped" });
    }
    if (!this.#alive) return;
    this.#kernel.delete(gone);
    this.#kernel.define(changed);
  }

  /** A name whose cell does not compile is unknown to the kernel; the error of that cell says more. */
  async ask(question: Question, timeoutMs: number): Promise<Answer> {
    const definer = this.#graph?.definedBy.get(question.name.split(".")[0] ?? question.name);
    if (definer !== undefined && !this.#wanted.has(definer)) this.#want(definer);
    const answer = await this.#kernel.ask(question, timeoutMs);
    if (answer.ok || answer.code !== "not-defined") return answer;
    const report = definer === undefined ? undefined : this.#reports.get(definer);
    return report?.state === "failed" ? { ok: false, code: "cell-failed", message: report.error } : answer;
  }

  /** Runs a cell that was not thought to be needed, with all that it needs; whoever asks for its value waits for it. */
  #want(id: string): void {
    if (this.#graph === undefined) return;
    this.#wanted = new Set([...this.#wanted, id, ...upstreamOf(this.#graph, [id])]);
    this.#define(this.#graph);
  }

  /** Lets the referee ask by itself. */
  connect(line: MessagePort): void {
    this.#kernel.connect(line);
  }

  /** Does the frame answer? It says first what its cells show. */
  answers(): Promise<boolean> {
    return this.#alive ? this.#kernel.ping(pingLimitMs) : Promise.resolve(false);
  }

  /** What of these cells showed something or failed, as far as the kernel has said it by now. */
  outputs(cells: readonly number[]): readonly RerunOutput[] {
    return cells.slice(0, mostOutputs).flatMap((cell) => {
      const id = kernelId(cell);
      const [summary, error] = [this.#summaries.get(id) ?? "", this.#reports.get(id)?.error ?? ""];
      return summary === "" && error === "" ? [] : [{ cell, summary, error: error.slice(0, mostLetters) }];
    });
  }

  kill(): void {
    this.#kernel.kill();
    this.#end();
  }

  async #settled(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.#onSettled = () => {
        if (this.#running.size > 0) return;
        clearTimeout(timer);
        resolve();
      };
      this.#onSettled();
    });
    // A frame that is blocked would let every question of the checks run into its limit.
    if (this.#running.size > 0 && !(await this.#kernel.ping(pingLimitMs))) this.kill();
  }

  #receive(event: KernelEvent): void {
    switch (event.type) {
      case "pending":
        this.#report(event.id, { state: "running", error: "", line: 0 });
        break;
      case "fulfilled":
        this.#report(event.id, { state: "ok", error: "", line: 0, live: event.live });
        break;
      case "summary":
        this.#summaries.set(event.id, event.text);
        break;
      case "rejected": {
        const { name, message, line } = event.error;
        this.#report(event.id, { state: "failed", error: name ? `${name}: ${message}` : message, line });
        break;
      }
    }
  }

  #end(): void {
    if (this.#alive) this.#onEnd();
    this.#alive = false;
    this.#ended.resolve();
    for (const id of [...this.#running]) this.#report(id, { state: "stopped" });
    this.#onSettled();
  }

  #report(id: string, change: Partial<CellReport>): void {
    const was = this.#reports.get(id) ?? { id, cell: cellOf(id), state: "running", error: "", line: 0, live: "" };
    const report = { ...was, ...change };
    this.#reports.set(id, report);
    if (report.state === "running") this.#running.add(id);
    else this.#running.delete(id);
    this.#onSettled();
  }
}

function staticError(graph: Graph, id: string): Partial<CellReport> {
  const problem = graph.problems.get(id)?.find(({ severity }) => severity === "error");
  const error = problem === undefined ? "" : [problem.code, problem.name, problem.detail].filter(Boolean).join(": ");
  return { state: "failed", error, line: problem?.line ?? 0 };
}

/** The lab's cells with the student's texts, and between them the student's own. */
function workCells(lab: Lab, { texts, own }: StudentWork): WorkCell[] {
  const exercises = new Map<number, Exercise>(lab.exercises.map((exercise) => [exercise.cell, exercise]));
  const ownAfter = (cell: number) =>
    own.filter(({ after }) => after === cell).map(({ id, mode, text }) => ownCell(id, mode, text));
  const given = lab.notebook.cells.flatMap(({ id, mode, text, pinned }): WorkCell[] => [
    {
      id,
      mode,
      origin: "lab",
      text: texts.get(id) ?? text,
      starter: text,
      editable: isEditable(lab, id),
      pinned,
      outputAbove: lab.outputAbove.includes(id),
      exercise: exercises.get(id) ?? null,
    },
    ...ownAfter(id),
  ]);
  return [...ownAfter(0), ...given];
}

/** What of a student's work the lab does not allow: cells that are not theirs to write, or that stand nowhere. */
export function misfits(lab: Lab, { texts, own, disabled }: StudentWork): number[] {
  const ids = new Set(lab.notebook.cells.map(({ id }) => id));
  const ownIds = new Set(own.map(({ id }) => id));
  return [
    ...[...texts.keys()].filter((id) => !isEditable(lab, id)),
    ...own.filter(({ id, after }) => ids.has(id) || (after !== 0 && !ids.has(after))).map(({ id }) => id),
    ...disabled.filter((id) => !ids.has(id) && !ownIds.has(id)),
  ];
}

/** May the student write this cell? */
const isEditable = (lab: Lab, cell: number): boolean =>
  lab.editable.includes(cell) || lab.exercises.some((exercise) => exercise.cell === cell);
