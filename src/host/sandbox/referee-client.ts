import type { Verdict } from "../../grading/outcome.ts";
import {
  answerSchema,
  type CheckJob,
  fromRefereeSchema,
  type ModuleText,
  type RefereeAnswer,
  type RefereeQuestion,
  type ToReferee,
} from "../../grading/referee-protocol.ts";
import { broken } from "../../grading/run-check.ts";
import { createSandboxedFrame, type SandboxedFrame } from "../../kernel/frame.ts";
import type { Answer, Question } from "../../kernel/protocol.ts";
import type { Check, Exercise } from "../../notebook/model.ts";
import { isTooLarge } from "./answer-size.ts";
import { moduleAsFunction } from "./module-as-function.ts";

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
  /** Ends all checks, and starts a new worker, which knows nothing of the one before, in the frame that stands. */
  renew(): void;
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
  #frame: Promise<SandboxedFrame> | undefined;
  #live: LiveReferee | undefined;
  /** The end of the last check that was queued. */
  #queue: Promise<unknown> = Promise.resolve();
  #killed = new AbortController();

  constructor(options: RefereeOptions) {
    this.#options = options;
  }

  warm(): void {
    this.#lively();
  }

  started(): Promise<void> {
    return this.#lively().ready;
  }

  renew(): void {
    this.#live?.close();
    this.#live = undefined;
    this.#endAll();
    this.warm();
  }

  kill(): void {
    this.#drop();
    this.#endAll();
  }

  #endAll(): void {
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
    const live = this.#lively();
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

  #lively(): LiveReferee {
    this.#frame ??= openRefereeFrame(this.#options, () => this.#drop());
    this.#live ??= new LiveReferee(this.#frame, this.#options.feed);
    return this.#live;
  }

  /** Takes the frame away at once, also one that has not answered yet. */
  #drop(): void {
    this.#frame?.then(
      (frame) => frame.remove(),
      () => undefined,
    );
    this.#frame = undefined;
    this.#live?.close();
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

async function openRefereeFrame({ parent, feed }: RefereeOptions, onNavigation: () => void): Promise<SandboxedFrame> {
  const text = await feed.text("referee");
  const frame = createSandboxedFrame({
    parent,
    title: "Bancada: referee",
    className: "bancada-referee",
    bootText: `globalThis.bancadaRefereeText=${JSON.stringify(text)};(0,eval)(globalThis.bancadaRefereeText);`,
  });
  frame.onNavigation = onNavigation;
  frame.element.hidden = true;
  return frame;
}

/** One worker of the frame. */
class LiveReferee {
  /** Rejects when the worker does not say in time that it is ready. */
  readonly ready: Promise<void>;
  readonly #feed: RefereeOptions["feed"];
  readonly #channel = new MessageChannel();
  #onReady = () => {};
  #running: Running | undefined;
  #requests = 0;

  constructor(frame: Promise<SandboxedFrame>, feed: RefereeOptions["feed"]) {
    this.#feed = feed;
    this.ready = this.#start(frame);
    // who waits for it is told; nobody may be waiting yet
    this.ready.catch(() => {});
  }

  /** Hears no more of the worker. */
  close(): void {
    this.#channel.port1.close();
  }

  async #start(opened: Promise<SandboxedFrame>): Promise<void> {
    const started = new Promise<true>((resolve) => {
      this.#onReady = () => resolve(true);
    });
    this.#channel.port1.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
    const frame = await opened;
    frame.port.postMessage(null, [this.#channel.port2]);
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
    this.#channel.port1.postMessage(message);
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
        this.#feed.text(message.specifier).then(
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
    code: moduleText(check.code),
    libraries: libraries.map(moduleText),
    studentSeed,
    limitMs: checkLimitMs,
  };
}

/** By text: checks run again and again while a student types, and for each submission. */
const asFunctions = new Map<string, ModuleText>();

function moduleText(text: string): ModuleText {
  const known = asFunctions.get(text);
  if (known !== undefined) return known;
  const asFunction = moduleAsFunction(text);
  const made: ModuleText = asFunction === null ? { as: "module", text } : { as: "function", text: asFunction };
  asFunctions.set(text, made);
  return made;
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
