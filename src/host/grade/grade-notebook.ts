import { type KernelClient, type KernelEvent, startKernel } from "../../kernel/client.ts";
import type { Answer, CompiledCell, Question } from "../../kernel/protocol.ts";
import type { Exercise, Lab } from "../../notebook/model.ts";
import { feed } from "../sandbox/feed.ts";
import { cellOf, downstreamOf, forKernel, type Graph, GraphBuilder, hasError } from "../session/graph.ts";
import type { WorkCell } from "../session/work-cell.ts";

export interface CellReport {
  /** `7`; `7.0` for the first live value of the prose cell 7. */
  readonly id: string;
  readonly cell: number;
  /** `running`: it did not settle in time. `stopped`: the kernel ended before it did. */
  readonly state: "ok" | "failed" | "running" | "stopped";
  /** Why it failed, in the kernel's words or the compiler's. */
  readonly error: string;
  /** From 1; 0 where unknown. */
  readonly line: number;
  /** Text of a live value. */
  readonly live: string;
}

/** Every cell of a lab has run to its end by then, or does not. */
const settleLimitMs = 30_000;

/** The notebook of one submission in one kernel: its cells run as they do on the page. */
export class GradeNotebook {
  readonly #kernel: KernelClient;
  readonly #reports = new Map<string, CellReport>();
  readonly #builder = new GraphBuilder();
  /** What the kernel has of each cell: a cell that did not change runs again only where its inputs do. */
  readonly #defined = new Map<string, string>();
  /** Ids of the reports whose state is `running`. */
  readonly #running = new Set<string>();
  #graph: Graph | undefined;
  #alive = true;
  #onSettled = () => {};
  readonly #ended = Promise.withResolvers<void>();
  /** Cells can run, or never will: the kernel has ended. */
  readonly ready: Promise<void>;

  constructor(parent: HTMLElement, studentSeed: number, lab: Lab) {
    this.#kernel = startKernel({
      parent,
      feed,
      studentSeed,
      language: lab.language,
      dark: false,
      title: "Bancada: notebook",
      onMessage: (event) => this.#receive(event),
      onDeath: () => this.#end(),
    });
    this.ready = Promise.race([this.#kernel.ready, this.#ended.promise]);
  }

  /** Runs all cells with these texts, and resolves when none is pending. */
  async run(lab: Lab, texts: ReadonlyMap<number, string>): Promise<readonly CellReport[]> {
    const graph = this.#builder.build(workCells(lab, texts), lab.predictions);
    this.#graph = graph;
    const changed: CompiledCell[] = [];
    const gone = [...this.#reports.keys()].filter((id) => !graph.cells.has(id));
    for (const id of gone) {
      this.#reports.delete(id);
      this.#running.delete(id);
    }
    for (const id of graph.cells.keys()) {
      const cell = hasError(graph, id) ? null : forKernel(graph, id);
      const text = JSON.stringify(cell);
      if (cell === null) {
        if (this.#defined.delete(id)) gone.push(id);
        this.#report(id, staticError(graph, id));
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
    if (this.#alive) {
      this.#kernel.delete(gone);
      this.#kernel.define(changed);
      await this.#settled();
    }
    return [...this.#reports.values()];
  }

  /** A name whose cell does not compile is unknown to the kernel; the error of that cell says more. */
  async ask(question: Question, timeoutMs: number): Promise<Answer> {
    const answer = await this.#kernel.ask(question, timeoutMs);
    if (answer.ok || answer.code !== "not-defined") return answer;
    const definer = this.#graph?.definedBy.get(question.name.split(".")[0] ?? question.name);
    const report = definer === undefined ? undefined : this.#reports.get(definer);
    return report?.state === "failed" ? { ok: false, code: "cell-failed", message: report.error } : answer;
  }

  kill(): void {
    this.#kernel.kill();
    this.#end();
  }

  #settled(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, settleLimitMs);
      this.#onSettled = () => {
        if (this.#running.size > 0) return;
        clearTimeout(timer);
        resolve();
      };
      this.#onSettled();
    });
  }

  #receive(event: KernelEvent): void {
    switch (event.type) {
      case "pending":
        this.#report(event.id, { state: "running", error: "", line: 0 });
        break;
      case "fulfilled":
        this.#report(event.id, { state: "ok", error: "", line: 0, live: event.live });
        break;
      case "rejected": {
        const { name, message, line } = event.error;
        this.#report(event.id, { state: "failed", error: name ? `${name}: ${message}` : message, line });
        break;
      }
    }
  }

  #end(): void {
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

/** The lab's cells with the student's texts. */
function workCells(lab: Lab, texts: ReadonlyMap<number, string>): WorkCell[] {
  const exercises = new Map<number, Exercise>(lab.exercises.map((exercise) => [exercise.cell, exercise]));
  return lab.notebook.cells.map(({ id, mode, text, pinned }) => ({
    id,
    mode,
    origin: "lab",
    text: texts.get(id) ?? text,
    starter: text,
    editable: isEditable(lab, id),
    pinned,
    outputAbove: lab.outputAbove.includes(id),
    exercise: exercises.get(id) ?? null,
  }));
}

/** May the student write this cell? */
export const isEditable = (lab: Lab, cell: number): boolean =>
  lab.editable.includes(cell) || lab.exercises.some((exercise) => exercise.cell === cell);
