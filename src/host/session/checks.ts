import type { Outcome, Verdict } from "../../grading/outcome.ts";
import { exerciseOutcome } from "../../grading/score.ts";
import type { Answer, Question } from "../../kernel/protocol.ts";
import type { Exercise } from "../../notebook/model.ts";
import { sha256Hex } from "../../shared/hash.ts";
import { refereeWasUnheard } from "../sandbox/unheard.ts";
import type { Clock } from "../storage/clock.ts";
import type { SandboxPort } from "./sandbox-port.ts";
import type { Unanswered } from "./unanswered.ts";

/** What stands between an exercise and its checks. */
export type Readiness =
  /** The text is the lab's own. */
  | { readonly type: "starter" }
  /** The kernel does not hold the value of this text: the cell has not run to its end, or is locked or stale. */
  | { readonly type: "waiting" }
  /** The cell, or one that it needs, failed: with what it would have defined, and why it did not. */
  | { readonly type: "failed"; readonly name: string; readonly error: string }
  | { readonly type: "ready"; readonly text: string };

export interface ExerciseState {
  readonly outcome: Outcome;
  readonly checking: boolean;
  readonly verdicts: readonly Verdict[];
  /** Different texts that a check has failed, in this session. */
  readonly failedTexts: number;
}

interface Services {
  readonly clock: Clock;
  readonly studentSeed: () => number;
  readonly sandbox: () => SandboxPort | null;
  readonly readiness: (exercise: Exercise) => Readiness;
  readonly libraries: () => readonly string[];
  /** What to do where a check gets no answer in time; null where the network keeps it away. */
  readonly unanswered: () => Promise<Unanswered | null>;
  /** There are new verdicts. */
  readonly onResult: (exercise: Exercise) => void;
  readonly onChange: () => void;
}

const settleMs = 100;
const answerWithinMs = 5_000;

/**
 * Runs the public checks of the exercises whenever what they need has changed: 100 ms after the last change, one exercise
 * at a time. A result that was overtaken by a change is thrown away; a verdict stays until the next one replaces it.
 */
export class Checks {
  readonly #services: Services;
  readonly #states = new Map<string, ExerciseState>();
  readonly #failedTexts = new Map<string, Set<string>>();
  /** Names that an exercise's checks asked for when they last ran. */
  readonly #asked = new Map<string, Set<string>>();
  readonly #waiting = new Map<string, Exercise>();
  /** Loaded when a check first gets no answer. */
  #unanswered: Unanswered | null = null;
  /** Ends the run of checks that goes on: what it checks has changed. */
  #run: { readonly exercise: string; readonly abort: AbortController } | null = null;
  #cancel: (() => void) | null = null;
  #running = false;
  #isDisposed = false;

  constructor(services: Services, recorded: ReadonlyMap<string, Outcome>) {
    this.#services = services;
    for (const [id, outcome] of recorded) this.#set(id, { outcome });
  }

  state(exercise: string): ExerciseState {
    return this.#states.get(exercise) ?? { outcome: "not-attempted", checking: false, verdicts: [], failedTexts: 0 };
  }

  /** Roots of the names that the checks asked for: `vectorizer`, for `vectorizer.transform`. */
  asked(exercise: string): ReadonlySet<string> {
    return this.#asked.get(exercise) ?? new Set();
  }

  /** What these exercises need has changed. */
  invalidate(exercises: readonly Exercise[], delayMs = settleMs): void {
    for (const exercise of exercises) {
      this.#waiting.set(exercise.id, exercise);
      if (this.#run?.exercise === exercise.id) this.#run.abort.abort();
    }
    if (exercises.length > 0) this.#schedule(delayMs);
  }

  /** These cells came to their end. A run of checks that goes on tells what it finds first. */
  ended(cells: readonly string[]): void {
    const again = this.#unanswered?.ended(cells) ?? [];
    for (const exercise of again) this.#waiting.set(exercise.id, exercise);
    if (again.length > 0) this.#schedule(settleMs);
  }

  #schedule(delayMs: number): void {
    if (this.#isDisposed) return;
    this.#cancel?.();
    this.#cancel = this.#services.clock.after(delayMs, () => {
      this.#cancel = null;
      void this.#runAll();
    });
  }

  /** What an exercise needs begins to change: verdicts on their way would mix the old with the new. They are asked for again when it has settled. */
  overtake(isNeeding: (exercise: string) => boolean): void {
    if (this.#run && isNeeding(this.#run.exercise)) this.#run.abort.abort();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#cancel?.();
    this.#waiting.clear();
    this.#run?.abort.abort();
  }

  async #runAll(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (;;) {
        const next = [...this.#waiting.values()][0];
        // A change settles first, and its timer calls again.
        if (!next || this.#cancel) return;
        this.#waiting.delete(next.id);
        await this.#unanswered?.free(next);
        await this.#check(next);
      }
    } finally {
      this.#running = false;
    }
  }

  async #check(exercise: Exercise): Promise<void> {
    const readiness = this.#services.readiness(exercise);
    if (readiness.type === "waiting") return;
    if (readiness.type !== "ready") {
      this.#finish(exercise, withoutRunning(exercise, readiness), "");
      return;
    }
    const sandbox = this.#services.sandbox();
    if (!sandbox) return;
    const abort = new AbortController();
    this.#run = { exercise: exercise.id, abort };
    this.#set(exercise.id, { checking: true });
    this.#services.onChange();
    const verdicts = await this.#verdicts(exercise, sandbox, abort.signal);
    this.#run = null;
    this.#set(exercise.id, { checking: false });
    // Overtaken by a change, or the notebook is gone: what changes next calls again, and the old verdicts stand till then.
    const after = this.#services.readiness(exercise);
    const isSame = after.type === "ready" && after.text === readiness.text;
    if (verdicts && isSame && !abort.signal.aborted) this.#finish(exercise, verdicts, readiness.text);
    else this.#services.onChange();
  }

  async #verdicts(exercise: Exercise, sandbox: SandboxPort, signal: AbortSignal): Promise<Verdict[] | null> {
    const { studentSeed, libraries, unanswered } = this.#services;
    const asked = new Set<string>();
    this.#asked.set(exercise.id, asked);
    const ask = (question: Question): Promise<Answer> => {
      asked.add(question.name.split(".")[0] ?? question.name);
      return sandbox.kernel.ask(question, answerWithinMs);
    };
    const verdicts: Verdict[] = [];
    for (const check of exercise.checks.filter(({ sealed }) => !sealed)) {
      try {
        const request = { exercise, check, libraries: libraries(), studentSeed: studentSeed(), ask };
        const put = () => sandbox.referee.check(request, signal);
        let verdict = await put();
        if (verdict.message?.id === "$timeout" || refereeWasUnheard(verdict)) {
          this.#unanswered ??= await unanswered();
          verdict = (await this.#unanswered?.verdict(exercise, verdict, put)) ?? verdict;
        }
        verdicts.push(verdict);
      } catch {
        return null;
      }
    }
    return verdicts;
  }

  #finish(exercise: Exercise, verdicts: readonly Verdict[], text: string): void {
    const outcome = exerciseOutcome(verdicts.map((verdict) => verdict.outcome));
    if (outcome === "failed" && text !== "") {
      const texts = this.#failedTexts.get(exercise.id) ?? new Set();
      this.#failedTexts.set(exercise.id, texts.add(sha256Hex(text)));
    }
    const failedTexts = this.#failedTexts.get(exercise.id)?.size ?? 0;
    this.#set(exercise.id, { outcome, verdicts, failedTexts, checking: false });
    this.#services.onResult(exercise);
    this.#services.onChange();
  }

  #set(id: string, change: Partial<ExerciseState>): void {
    this.#states.set(id, { ...this.state(id), ...change });
  }
}

function withoutRunning(
  exercise: Exercise,
  readiness: Extract<Readiness, { type: "starter" | "failed" }>,
): readonly Verdict[] {
  return exercise.checks
    .filter(({ sealed }) => !sealed)
    .map(({ id }): Verdict => {
      if (readiness.type === "starter") {
        return { check: id, outcome: "not-attempted", message: null, detail: "", durationMs: 0 };
      }
      const values = { name: readiness.name, cell: exercise.cell, error: readiness.error };
      const message = { id: "$cell-failed", values };
      return { check: id, outcome: "failed", message, detail: "", durationMs: 0 };
    });
}
