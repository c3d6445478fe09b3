import type { Verdict } from "../../grading/outcome.ts";
import { no, parseAnswer, type RefereeAnswer } from "../../grading/referee-answer.ts";
import {
  type CheckJob,
  fromRefereeSchema,
  type ModuleText,
  type RefereeQuestion,
  type ToReferee,
} from "../../grading/referee-protocol.ts";
import { broken } from "../../grading/run-check.ts";
import { createSandboxedFrame, type SandboxedFrame } from "../../kernel/frame.ts";
import type { Answer, Question } from "../../kernel/protocol.ts";
import type { Check, Exercise } from "../../notebook/model.ts";
import { abortError, orAborted, withLimit } from "./ending.ts";
import { moduleAsFunction } from "./module-as-function.ts";

const startLimitMs = 10_000;
const answerLimitMs = 5_000;
export const checkLimitMs = 20_000;

export interface CheckRequest {
  readonly exercise: Exercise;
  readonly check: Check;
  /** Texts of the lab's library modules; the sealed one only for sealed checks. */
  readonly libraries: readonly string[];
  readonly studentSeed: number;
  /** Puts a question of the check to the notebook. */
  readonly ask: (question: Question) => Promise<Answer>;
}

export interface RefereeOptions {
  /** Where the frame stands, unseen. */
  readonly parent: HTMLElement;
  /** Text of the referee and of libraries, by the specifiers of `virtual:kernel-feed`. */
  readonly feed: { text(specifier: string): Promise<string> };
}

interface Running {
  readonly number: number;
  readonly id: string;
  readonly ask: CheckRequest["ask"];
  readonly ended: AbortSignal;
  readonly resolve: (verdict: Verdict) => void;
}

/** The frame of a referee, from before its text has come. */
export class RefereeFrame {
  /** Rejects where it was removed before, or its text did not come. */
  readonly opened: Promise<SandboxedFrame>;
  #frame: SandboxedFrame | undefined;
  #isRemoved = false;

  constructor(options: RefereeOptions, onNavigation: () => void) {
    this.opened = this.#open(options, onNavigation);
    // Who waits for it is told; nobody may be waiting.
    this.opened.catch(() => {});
  }

  /** At once: a frame that comes next would share the process of one that stands, which a cell without end may hold. */
  remove(): void {
    this.#isRemoved = true;
    this.#frame?.remove();
  }

  async #open({ parent, feed }: RefereeOptions, onNavigation: () => void): Promise<SandboxedFrame> {
    const text = await feed.text("referee");
    if (this.#isRemoved) throw abortError();
    const frame = createSandboxedFrame({
      parent,
      title: "Bancada: referee",
      className: "bancada-referee",
      bootText: `globalThis.bancadaRefereeText=${JSON.stringify(text)};(0,eval)(globalThis.bancadaRefereeText);`,
    });
    frame.onNavigation = onNavigation;
    frame.element.hidden = true;
    this.#frame = frame;
    return frame;
  }
}

/** One worker of the frame. */
export class LiveReferee {
  /** Rejects when the worker does not say in time that it is ready. */
  readonly ready: Promise<void>;
  readonly #feed: RefereeOptions["feed"];
  readonly #channel = new MessageChannel();
  #onReady = () => {};
  #running: Running | undefined;
  readonly #preparing = new Map<number, (value: unknown) => void>();
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

  /** @see RefereeClient.prepare */
  prepare(libraries: readonly string[]): Promise<unknown> {
    const request = ++this.#requests;
    const prepared = new Promise<unknown>((resolve) => {
      this.#preparing.set(request, resolve);
      this.#post({ type: "prepare", request, libraries: libraries.map(moduleText) });
    });
    return withLimit(prepared, checkLimitMs).finally(() => this.#preparing.delete(request));
  }

  give(prepared: unknown): void {
    this.#post({ type: "given", value: prepared });
  }

  /** @see RefereeClient.connect */
  connect(line: MessagePort, limitMs: number): void {
    this.#post({ type: "line", port: line, limitMs }, [line]);
  }

  hangUp(): void {
    this.#post({ type: "hang-up" });
  }

  run(request: CheckRequest, ended: AbortSignal): Promise<Verdict> {
    const number = ++this.#requests;
    return new Promise((resolve) => {
      this.#running = { number, id: request.check.id, ask: request.ask, ended, resolve };
      this.#post({ type: "check", request: number, job: jobOf(request) });
    });
  }

  #post(message: ToReferee, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer);
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
      case "prepared":
        this.#preparing.get(message.request)?.(message.value);
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
    return parseAnswer(answer, name);
  }
}

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
