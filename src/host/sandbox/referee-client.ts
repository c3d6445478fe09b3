import type { Verdict } from "../../grading/outcome.ts";
import {
  answerSchema,
  type CheckJob,
  fromRefereeSchema,
  type RefereeAnswer,
  type RefereeQuestion,
  type ToReferee,
} from "../../grading/referee-protocol.ts";
import { broken } from "../../grading/run-check.ts";
import { createSandboxedFrame, type SandboxedFrame } from "../../kernel/frame.ts";
import type { Answer, Question } from "../../kernel/protocol.ts";
import type { Check, Exercise } from "../../notebook/model.ts";
import { isTooLarge } from "./answer-size.ts";

export interface CheckRequest {
  readonly exercise: Exercise;
  readonly check: Check;
  /** Texts of the lab's library modules; the sealed one only for sealed checks. */
  readonly libraries: readonly string[];
  readonly studentSeed: number;
  /** Puts a question of the check to the notebook. */
  readonly ask: (question: Question) => Promise<Answer>;
}

export interface RefereeClient {
  /**
   * Runs one check to its verdict; checks wait for each other. It never rejects but when `signal` or `kill` ends it.
   * @throws DOMException with the name `AbortError` when it was ended
   */
  check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict>;
  /** Starts the frame now, before the first check asks for it. */
  warm(): void;
  /** Starts it, and resolves when it stands. A notebook that blocks their process before would keep it from starting. */
  started(): Promise<void>;
  /** Removes the frame and ends all checks. A later check starts another one. */
  kill(): void;
}

interface RefereeOptions {
  /** Where the frame stands, unseen. */
  readonly parent: HTMLElement;
  /** Text of the referee and of libraries, by the specifiers of `virtual:kernel-feed`. */
  readonly feed: { text(specifier: string): Promise<string> };
}

const startLimitMs = 10_000;
const answerLimitMs = 5_000;
const checkLimitMs = 20_000;
/** The referee ends a check itself; only one whose code keeps it busy is still there so long after its limit. */
const graceMs = 1_000;

/**
 * The referee: a sandboxed frame of its own, whose worker runs the lab's checks; it starts with the first check, or when
 * it is warmed. Checks ask; the notebook answers
 * within 5 s or has not answered; a check has 20 s in all, after which the referee is replaced.
 * All sandboxed frames of a page share one process: who kills the notebook's frame kills this one with it.
 */
export function startReferee(options: RefereeOptions): RefereeClient {
  return new Referee(options);
}

class Referee implements RefereeClient {
  readonly #options: RefereeOptions;
  #live: LiveReferee | undefined;
  /** The end of the last check that was queued. */
  #queue: Promise<unknown> = Promise.resolve();
  #killed = new AbortController();

  constructor(options: RefereeOptions) {
    this.#options = options;
  }

  warm(): void {
    this.#live ??= new LiveReferee(this.#options);
  }

  started(): Promise<void> {
    this.#live ??= new LiveReferee(this.#options);
    return this.#live.ready;
  }

  kill(): void {
    this.#drop();
    this.#killed.abort();
    this.#killed = new AbortController();
    this.#queue = Promise.resolve();
  }

  check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict> {
    const killed = this.#killed.signal;
    const ended = signal === undefined ? killed : AbortSignal.any([killed, signal]);
    const turn = this.#queue.then(() => {
      if (ended.aborted) throw abortError();
      // an ended check is waited for, since its questions end it at once; a killed one is not
      return orAborted(this.#run(request, ended), killed);
    });
    this.#queue = turn.catch(() => {});
    return orAborted(turn, ended);
  }

  async #run(request: CheckRequest, ended: AbortSignal): Promise<Verdict> {
    this.#live ??= new LiveReferee(this.#options);
    const live = this.#live;
    try {
      await live.ready;
      const verdict = await withLimit(live.run(request, ended), checkLimitMs + graceMs);
      if (verdict !== undefined) return verdict;
      throw new Error(`The check kept the referee busy for more than ${checkLimitMs} ms.`);
    } catch (error) {
      if (this.#live === live) this.#drop();
      return {
        check: request.check.id,
        durationMs: 0,
        ...broken(error instanceof Error ? error.message : String(error)),
      };
    }
  }

  #drop(): void {
    this.#live?.remove();
    this.#live = undefined;
  }
}

interface Running {
  readonly number: number;
  readonly id: string;
  readonly ask: CheckRequest["ask"];
  readonly ended: AbortSignal;
  readonly resolve: (verdict: Verdict) => void;
}

/** One frame and its worker. */
class LiveReferee {
  /** Rejects when the worker does not say in time that it is ready. */
  readonly ready: Promise<void>;
  readonly #options: RefereeOptions;
  #frame: SandboxedFrame | undefined;
  #removed = false;
  #onReady = () => {};
  #running: Running | undefined;
  #requests = 0;

  constructor(options: RefereeOptions) {
    this.#options = options;
    this.ready = this.#start();
    // who waits for it is told; nobody may be waiting yet
    this.ready.catch(() => {});
  }

  /** Takes the frame away at once, also one that has not answered yet. */
  remove(): void {
    this.#removed = true;
    this.#frame?.remove();
  }

  async #start(): Promise<void> {
    const text = await this.#options.feed.text("referee");
    if (this.#removed) throw abortError();
    const frame = createSandboxedFrame({
      parent: this.#options.parent,
      title: "Bancada: referee",
      className: "bancada-referee",
      bootText: `globalThis.bancadaRefereeText=${JSON.stringify(text)};(0,eval)(globalThis.bancadaRefereeText);`,
    });
    frame.onNavigation = () => this.remove();
    frame.element.hidden = true;
    this.#frame = frame;
    const started = new Promise<true>((resolve) => {
      this.#onReady = () => resolve(true);
    });
    frame.port.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
    if ((await withLimit(started, startLimitMs)) === undefined) {
      throw new Error(`The referee did not start within ${startLimitMs} ms.`);
    }
  }

  run(request: CheckRequest, ended: AbortSignal): Promise<Verdict> {
    const number = ++this.#requests;
    return new Promise((resolve) => {
      this.#running = { number, id: request.check.id, ask: request.ask, ended, resolve };
      this.#post({ type: "check", request: number, job: jobOf(request) });
    });
  }

  #post(message: ToReferee): void {
    this.#frame?.port.postMessage(message);
  }

  #receive(data: unknown): void {
    const parsed = fromRefereeSchema.safeParse(data);
    if (!parsed.success) {
      this.#refuse(data, parsed.error.message);
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case "ready":
        this.#onReady();
        break;
      case "ask":
        void this.#ask(message.check, message.question).then((answer) => {
          try {
            this.#post({ type: "answer", request: message.request, answer });
          } catch {
            // what came in may be nested too deeply to go out again
            this.#post({
              type: "answer",
              request: message.request,
              answer: no("not-cloneable", message.question.name),
            });
          }
        });
        break;
      case "need":
        this.#options.feed.text(message.specifier).then(
          (text) => this.#post({ type: "library", request: message.request, text }),
          (error: unknown) => this.#post({ type: "library", request: message.request, error: String(error) }),
        );
        break;
      case "verdict":
        if (message.request === this.#running?.number && message.verdict.check === this.#running.id) {
          this.#running.resolve(message.verdict);
        }
        break;
    }
  }

  /** A verdict that says nothing that can be read is the check's fault. */
  #refuse(data: unknown, reason: string): void {
    const running = this.#running;
    if (running === undefined || typeof data !== "object" || data === null) return;
    if (!("type" in data) || data.type !== "verdict") return;
    running.resolve({ check: running.id, durationMs: 0, ...broken(`The verdict cannot be read: ${reason}`) });
  }

  async #ask(check: number, question: RefereeQuestion): Promise<RefereeAnswer> {
    const { name } = question;
    const running = this.#running;
    if (running === undefined || running.number !== check || running.ended.aborted) return no("kernel-gone", name);
    const given = running.ask(question).catch(() => no("kernel-gone", name));
    const answer = await withLimit(orAborted(given, running.ended), answerLimitMs).catch(() => no("kernel-gone", name));
    if (answer === undefined) return no("timeout", name);
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) return no("not-cloneable", name);
    return parsed.data.ok && isTooLarge(parsed.data.value) ? no("too-large", name) : parsed.data;
  }
}

const no = (code: Extract<RefereeAnswer, { ok: false }>["code"], message: string): RefereeAnswer => ({
  ok: false,
  code,
  message,
});

function jobOf({ exercise, check, libraries, studentSeed }: CheckRequest): CheckJob {
  return {
    id: check.id,
    sealed: check.sealed,
    cell: exercise.cell,
    messageIds: Object.keys(check.messages),
    code: check.code,
    libraries,
    studentSeed,
    limitMs: checkLimitMs,
  };
}

const abortError = (): DOMException => new DOMException("The check was ended.", "AbortError");

/** Rejects as soon as the signal says so, else as the promise does. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** The promise's value, or `undefined` when it takes longer. */
function withLimit<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
