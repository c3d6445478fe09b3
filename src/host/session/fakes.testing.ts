import type { Verdict } from "../../grading/outcome.ts";
import type { DeathCause, KernelEvent } from "../../kernel/client.ts";
import type { CompiledCell, Question } from "../../kernel/protocol.ts";
import type { Exercise, Lab } from "../../notebook/model.ts";
import type { CheckRequest } from "../sandbox/referee-client.ts";
import type { SandboxPort, SandboxStart } from "./sandbox-port.ts";

const exercise = (more: Partial<Exercise> & Pick<Exercise, "id" | "cell">): Exercise => ({
  title: more.id,
  kind: "exercise",
  points: 2,
  minutes: 5,
  topics: [],
  closed: false,
  publicShare: 0.5,
  solutionCap: 0.5,
  hints: ["one", "two"],
  solution: null,
  why: "",
  withheld: false,
  checks: [
    { id: "first", title: "", kind: "V", sealed: false, code: "", messages: { wrong: "" } },
    { id: "second", title: "", kind: "V", sealed: false, code: "", messages: { wrong: "" } },
  ],
  wrongAnswers: [],
  alternatives: [],
  ...more,
});

const cell = (id: number, mode: "js" | "md", text: string) => ({
  id,
  mode,
  text,
  pinned: true,
  hidden: false,
  attributes: {},
});

/** Cell 2 gives `data`; 3 is an exercise that defines `mean` from it; 4 shows `mean`; 5 is an exercise behind a prediction; 6 needs it. */
export function labIn(language: "pt-BR" | "en"): Lab {
  const starter = language === "en" ? "const mean = () => 0; // the sum" : "const mean = () => 0; // a soma";
  return {
    id: "vectorization/means",
    version: 1,
    language,
    order: 1,
    track: "path",
    minutes: 60,
    datasets: [],
    notebook: {
      title: "Means",
      theme: "air",
      readOnly: false,
      cells: [
        cell(1, "md", language === "en" ? "The mean is ⟦mean()⟧." : "A média é ⟦mean()⟧."),
        cell(2, "js", "const data = [1, 2];"),
        cell(3, "js", starter),
        cell(4, "js", "display(mean(data));"),
        cell(5, "js", "const guessed = 0;"),
        cell(6, "js", "display(guessed + 1);"),
      ],
    },
    editable: [2],
    outputAbove: [4],
    exercises: [exercise({ id: "mean", cell: 3 }), exercise({ id: "guess", cell: 5 })],
    predictions: [
      {
        id: "bet",
        cell: 1,
        exercise: "guess",
        question: "",
        options: [
          { value: "a", text: "", comment: "" },
          { value: "b", text: "", comment: "" },
        ],
        answer: "b",
        reveal: "guessed * 10",
      },
    ],
    reflections: [{ id: "why", cell: 6, points: 1, question: "", levels: [] }],
    library: { public: "export const cases = 1;", sealed: "" },
  };
}

/**
 * A kernel that runs by the words of a cell's text: `FAIL` rejects, `HANG` never gives the frame back, `WAIT` awaits for
 * ever; everything else is fulfilled at once. It runs what depends on a cell after it.
 */
export class FakeSandbox implements SandboxPort {
  readonly cells = new Map<string, CompiledCell>();
  readonly calls: string[] = [];
  readonly checked: string[] = [];
  killed = false;
  hangs = false;
  readonly ready = Promise.resolve();
  readonly #start: SandboxStart;
  readonly #failed = new Set<string>();

  constructor(
    start: SandboxStart,
    private readonly judge: (request: CheckRequest, signal: AbortSignal | undefined) => Promise<Verdict>,
  ) {
    this.#start = start;
  }

  readonly kernel: SandboxPort["kernel"] = {
    define: (cells) => {
      this.calls.push(`define ${cells.map(({ id }) => id).join(" ")}`);
      for (const one of cells) this.cells.set(one.id, one);
      this.#run(cells.map(({ id }) => id));
    },
    delete: (ids) => {
      this.calls.push(`delete ${ids.join(" ")}`);
      for (const id of ids) this.cells.delete(id);
    },
    freeze: (ids) => {
      this.calls.push(`freeze ${ids.join(" ")}`);
      for (const id of ids) this.cells.delete(id);
    },
    run: (ids) => {
      this.calls.push(`run ${ids.join(" ")}`);
      this.#run(ids);
    },
    stopCells: (ids) => {
      this.calls.push(`stop ${ids.join(" ")}`);
      for (const id of ids) this.reject(id, "stopped");
      for (const id of this.#followers(ids)) this.reject(id, "stopped");
    },
    place: () => undefined,
    focusOutput: () => undefined,
    setAppearance: () => undefined,
    ask: async (question: Question) => ({ ok: true, value: question.name }),
    describe: async (names) => ({ ok: true, value: names.map((name) => ({ name, kind: "number", preview: "1" })) }),
    ping: async () => !this.hangs,
  };

  readonly referee: SandboxPort["referee"] = {
    check: (request, signal) => {
      this.checked.push(`${request.exercise.id}/${request.check.id}`);
      return this.judge(request, signal);
    },
  };

  kill(): void {
    this.killed = true;
  }

  tell(event: KernelEvent): void {
    if (!this.killed) this.#start.onMessage(event);
  }

  die(cause: DeathCause): void {
    this.killed = true;
    this.#start.onDeath(cause);
  }

  fulfil(id: string, live = ""): void {
    this.#failed.delete(id);
    this.tell({ type: "fulfilled", id, durationMs: 1, version: 1, live });
  }

  reject(id: string, message: string): void {
    this.#failed.add(id);
    const error = { name: "Error", message, line: 1, input: "", stack: "" };
    this.tell({ type: "rejected", id, durationMs: 1, error });
  }

  #followers(ids: readonly string[]): string[] {
    const reached = new Set(ids);
    for (const one of this.cells.values()) {
      const names = [...reached].flatMap((id) => this.cells.get(id)?.outputs ?? []);
      if (one.inputs.some((name) => names.includes(name))) reached.add(one.id);
    }
    return [...reached].filter((id) => !ids.includes(id));
  }

  #run(ids: readonly string[]): void {
    const all = [...this.cells.keys()].filter((id) => ids.includes(id) || this.#followers(ids).includes(id));
    for (const id of all) this.tell({ type: "pending", id });
    const waiting = new Set<string>();
    for (const id of all) {
      const one = this.cells.get(id);
      if (!one || this.hangs) continue;
      const before = [...this.cells.values()].filter(({ outputs }) =>
        outputs.some((name) => one.inputs.includes(name)),
      );
      if (before.some((other) => waiting.has(other.id))) {
        waiting.add(id);
        continue;
      }
      if (before.some((other) => this.#failed.has(other.id))) {
        this.reject(id, "upstream");
        continue;
      }
      this.tell({ type: "enter", id });
      if (one.body.includes("HANG")) {
        this.hangs = true;
        continue;
      }
      this.tell({ type: "leave", id });
      if (one.body.includes("WAIT")) waiting.add(id);
      else if (one.body.includes("FAIL")) this.reject(id, "it failed");
      else this.fulfil(id, one.live ? "42" : "");
    }
  }
}
