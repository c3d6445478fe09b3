import type { CheckReport, ExerciseReport } from "../../src/grading/grade-page.ts";
import { compileCell } from "../../src/kernel/compile/compile-cell.ts";
import type { Exercise, Lab } from "../../src/notebook/model.ts";
import type { GradePage } from "./grade-page.ts";
import type { FullLab } from "./publish.ts";

/** Solution cells, without training, are done by then on two cores. */
const runLimitMs = 10_000;
const studentSeed = 20_261;

/** What a lab did when every answer that its author knows was given to it. */
export interface Proof {
  readonly problems: readonly string[];
  readonly wrongCaught: number;
  readonly runMs: number;
  /** Every verdict, in order: two proofs of one lab must be equal. */
  readonly trace: readonly string[];
}

/** Gives the lab its starters, its solutions, its wrong answers and answers that mean nothing, and says what was not as it must be. */
export async function proveLab(page: GradePage, full: FullLab): Promise<Proof> {
  const proof = new Prover(page, full);
  await proof.starters("en", full.english);
  await proof.starters("pt-BR", full.portuguese);
  await proof.solutions();
  for (const exercise of full.portuguese.exercises) await proof.answers(exercise);
  return proof;
}

class Prover implements Proof {
  readonly problems: string[] = [];
  readonly trace: string[] = [];
  wrongCaught = 0;
  runMs = 0;
  readonly #page: GradePage;
  readonly #full: FullLab;
  readonly #lab: Lab;
  readonly #solutions: Readonly<Record<string, string>>;

  constructor(page: GradePage, full: FullLab) {
    this.#page = page;
    this.#full = full;
    this.#lab = full.portuguese;
    this.#solutions = Object.fromEntries(
      this.#lab.exercises.map(({ cell, solution }) => [String(cell), solution ?? ""]),
    );
  }

  async starters(language: "pt-BR" | "en", lab: Lab): Promise<void> {
    const { text, overlay } = this.#full.source;
    await this.#page.openLab(text, overlay, language, studentSeed);
    await this.#page.setCells({});
    for (const { id } of lab.exercises) {
      const { outcome } = await this.#check(id, `starter ${language}`);
      if (outcome !== "not-attempted")
        this.problems.push(`${id}: the starter (${language}) is ${outcome}, not not-attempted`);
    }
  }

  async solutions(): Promise<void> {
    const started = performance.now();
    const cells = await this.#page.setCells(this.#solutions);
    this.runMs = performance.now() - started;
    for (const { id, state, error } of cells) {
      if (state !== "ok") this.problems.push(`with every solution, cell ${id} is ${state}: ${error}`);
    }
    if (this.runMs > runLimitMs)
      this.problems.push(`its cells take ${Math.round(this.runMs)} ms; the limit is ${runLimitMs}`);
    for (const { id } of this.#lab.exercises) this.#mustPass(id, await this.#check(id, "solution"), "the solution");
  }

  /** Every answer to one exercise, the others being solved. */
  async answers(exercise: Exercise): Promise<void> {
    for (const [index, code] of exercise.alternatives.entries()) {
      const what = `alternative ${index + 1}`;
      this.#mustPass(exercise.id, await this.#give(exercise, code, what), what);
    }
    for (const wrong of exercise.wrongAnswers) {
      const failure = firstFailure(await this.#give(exercise, wrong.code, `wrong ${wrong.id}`));
      if (failure?.check === wrong.fails && failure.messageId === wrong.message) this.wrongCaught++;
      else {
        const came = failure
          ? `${failure.check} with ${failure.messageId} (${failure.text || failure.detail})`
          : "nothing";
        this.problems.push(
          `${exercise.id}: wrong answer ${wrong.id} must fail ${wrong.fails} with ${wrong.message}; first failed: ${came}`,
        );
      }
    }
    for (const [what, code] of this.#meaningless(exercise)) {
      const { checks } = await this.#give(exercise, code, what);
      for (const sealed of [false, true]) {
        const part = checks.filter((check) => check.sealed === sealed);
        if (part.length > 0 && part.every(({ outcome }) => outcome === "passed")) {
          this.problems.push(`${exercise.id}: ${what} passes every ${sealed ? "sealed" : "public"} check`);
        }
      }
    }
  }

  /** Answers that no exercise may accept: nothing, a constant, the answer to something else. */
  #meaningless(exercise: Exercise): (readonly [what: string, code: string])[] {
    const compiled = compileCell({ id: "1", mode: "js", text: exercise.solution ?? "", closed: false, live: false });
    const names = compiled.ok ? compiled.cell.outputs : [];
    return [
      ["an empty cell", ""],
      ["a constant", names.map((name) => `const ${name} = () => 0;`).join("\n")],
      ...this.#lab.exercises
        .filter(({ id }) => id !== exercise.id)
        .map(({ id, solution }) => [`the solution of ${id}`, solution ?? ""] as const),
    ];
  }

  async #give(exercise: Exercise, code: string, what: string): Promise<ExerciseReport> {
    await this.#page.setCells({ ...this.#solutions, [exercise.cell]: code }, "graded");
    return this.#check(exercise.id, what);
  }

  async #check(exercise: string, what: string): Promise<ExerciseReport> {
    const report = await this.#page.check(exercise);
    this.trace.push(
      `${exercise} ${what}: ${report.checks.map((check) => `${check.check} ${check.outcome} ${check.text}`).join("; ")}`,
    );
    for (const { check, outcome, detail } of report.checks) {
      if (outcome === "broken") this.problems.push(`${exercise}: check ${check} is broken on ${what}: ${detail}`);
    }
    return report;
  }

  #mustPass(exercise: string, { checks }: ExerciseReport, what: string): void {
    for (const { check, outcome, messageId, text, detail } of checks) {
      if (outcome !== "passed")
        this.problems.push(`${exercise}: ${what} is ${outcome} by ${check} (${messageId}: ${text || detail})`);
    }
  }
}

const firstFailure = ({ checks }: ExerciseReport): CheckReport | undefined =>
  checks.find(({ outcome }) => outcome !== "passed");
