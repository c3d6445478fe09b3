import "fake-indexeddb/auto";
import type { JournalFact } from "../../grading/journal.ts";
import type { Verdict } from "../../grading/outcome.ts";
import type { CheckRequest } from "../sandbox/referee-client.ts";
import { Database } from "../storage/database.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import { FakeSandbox, labIn } from "./fakes.testing.ts";
import { type OpenSessionOptions, openSession } from "./open-session.ts";
import type { LabSession } from "./session.ts";
import type { Labs } from "./starters.ts";

export const labs = { "pt-BR": labIn("pt-BR"), en: labIn("en") };
let worlds = 0;

type Judge = (request: CheckRequest, sandbox: FakeSandbox) => Promise<Verdict>;

/** What a check says that passes, or fails with its author's message. */
export const verdictOf = ({ check }: CheckRequest, passes: boolean): Verdict => ({
  check: check.id,
  outcome: passes ? "passed" : "failed",
  message: passes ? null : { id: "wrong", values: {} },
  detail: "",
  durationMs: 1,
});

interface WorldOptions {
  readonly labs?: Labs;
  readonly judge?: Judge;
  /** That of another tab of this browser, or of its next day. */
  readonly database?: Database | undefined;
}

/** One student's browser: its disk, the sandboxes that it started, and a clock that stands still until `pass`. */
export class World {
  readonly clock = new ManualClock();
  readonly database: Database;
  readonly sandboxes: FakeSandbox[] = [];
  /** Exercises of which the checks pass, where `judge` is left out. */
  readonly passing = new Set<string>();
  readonly window = new EventTarget();
  readonly document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  readonly #labs: Labs;
  readonly #judge: Judge;

  constructor(options: WorldOptions = {}) {
    worlds += 1;
    this.database = options.database ?? new Database(`world-${worlds}`);
    this.#labs = options.labs ?? labs;
    this.#judge = options.judge ?? ((request) => this.#ask(request));
  }

  get sandbox(): FakeSandbox {
    const last = this.sandboxes.at(-1);
    if (!last) throw new Error("no sandbox was started");
    return last;
  }

  async open(more: Partial<OpenSessionOptions> = {}): Promise<LabSession> {
    return openSession({
      labs: this.#labs,
      hash: "hash-1",
      language: "pt-BR",
      dark: false,
      database: this.database,
      channel: null,
      clock: this.clock,
      draw: () => 1234,
      startSandbox: (start) => {
        const sandbox: FakeSandbox = new FakeSandbox(start, (request) => this.#judge(request, sandbox));
        this.sandboxes.push(sandbox);
        return sandbox;
      },
      solutions: {
        load: async () => ({ "pt-BR": { code: "solução", why: "" }, en: { code: "solution", why: "" } }),
        areOpen: Promise.resolve(false),
      },
      page: { window: this.window, document: this.document },
      ...more,
    });
  }

  /** Lets time pass in small steps, and whatever was started end. */
  async pass(ms: number): Promise<void> {
    for (let step = 0; step < ms; step += 50) {
      this.clock.advance(Math.min(50, ms - step));
      for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** What is in the journal, in order. */
  async facts(): Promise<JournalFact[]> {
    const connection = await this.database.connect();
    const events = await connection.getAll("journal");
    return events.sort((a, b) => a.time - b.time).map(({ what }) => what);
  }

  async factTypes(): Promise<JournalFact["type"][]> {
    return (await this.facts()).map(({ type }) => type);
  }

  /** The outcomes of checks in the journal. */
  async checked(): Promise<string[]> {
    return (await this.facts()).flatMap((fact) => (fact.type === "checked" ? [fact.outcome] : []));
  }

  async #ask(request: CheckRequest): Promise<Verdict> {
    const { exercise, ask } = request;
    await ask({ kind: "value", name: exercise.id === "mean" ? "mean.of" : "guessed" });
    return verdictOf(request, this.passing.has(exercise.id));
  }
}

export const view = (session: LabSession, id: number) => {
  const found = session.getSnapshot().cells.find((cell) => cell.id === id);
  if (!found) throw new Error(`no cell ${id}`);
  return found;
};

/** States of the cells of code, by id. */
export const states = (session: LabSession) =>
  Object.fromEntries(
    session
      .getSnapshot()
      .cells.filter(({ mode }) => mode === "js")
      .map(({ id, state }) => [id, state]),
  );

export const exerciseOf = (session: LabSession, id: string) => {
  const found = session.getSnapshot().exercises.find(({ exercise }) => exercise.id === id);
  if (!found) throw new Error(`no exercise ${id}`);
  return found;
};
