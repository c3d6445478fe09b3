import type { CheckContext } from "./check-context.ts";
import { messageValue } from "./message-value.ts";
import type { Message, Verdict } from "./outcome.ts";
import type { OwnMessageId, StudentFailureCode } from "./own-messages.ts";
import { isOwnMessage } from "./own-messages.ts";

/** A check whose code has been loaded. */
export interface RunnableCheck {
  readonly id: string;
  readonly sealed: boolean;
  /** Ids of the messages that its author wrote. */
  readonly messageIds: readonly string[];
  /** Cell of the exercise, named in Bancada's own messages. */
  readonly cell: number;
  /** The default export of the check's module. */
  readonly run: (context: CheckContext) => unknown;
}

/** What a check receives, but for `fail`, which `runCheck` makes. */
export type CheckServices = Omit<CheckContext, "fail">;

export interface CheckLimits {
  readonly limitMs: number;
  /** Calls back after so many milliseconds, and returns how to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Milliseconds of any monotonic clock. */
  readonly now: () => number;
}

/**
 * The student's side gave no value: their function threw, is missing, did not answer…
 * `CheckServices` throw it; a check that does not catch it fails with Bancada's own message.
 */
export class StudentFailure extends Error {
  override readonly name = "StudentFailure";
  readonly code: StudentFailureCode;
  /** The function or value that was asked for. */
  readonly asked: string;
  constructor(code: StudentFailureCode, asked: string, message: string) {
    super(message);
    this.code = code;
    this.asked = asked;
  }
}

class CheckFailed extends Error {
  override readonly name = "CheckFailed";
}

/**
 * Runs one check to its verdict. It passes when it returns; it fails by its first `fail`, even when its own `catch`
 * swallowed that, or by a `StudentFailure` that it lets through; anything else (an exception of its own, a message
 * that its author never wrote) is `broken`. A check that does not end in time is broken, unless it spent most of its
 * time waiting for the student's code.
 */
export async function runCheck(
  check: RunnableCheck,
  services: CheckServices,
  { limitMs, after, now }: CheckLimits,
): Promise<Verdict> {
  const begin = now();
  let failure: Message | null = null;
  const fail = (id: string, values: Readonly<Record<string, unknown>> = {}): never => {
    const plain = Object.entries(values).map(([name, value]) => [name, messageValue(value)] as const);
    failure ??= { id, values: Object.fromEntries(plain) };
    throw new CheckFailed(id);
  };
  const waits = new Waits(now);
  const context: CheckContext = {
    ...services,
    call: (name, ...args) => waits.until(name, services.call(name, ...args)),
    after: (name, ...args) => waits.until(name, services.after(name, ...args)),
    value: (name) => waits.until(name, services.value(name)),
    model: (name) => waits.until(name, services.model(name)),
    fail,
  };
  const settled = async (): Promise<Ending> => {
    try {
      await check.run(context);
      if (waits.waiting) throw new Error(`The check returned before "${waits.asked}" answered: an await is missing.`);
      return { type: "returned" };
    } catch (error) {
      return { type: "threw", error };
    }
  };
  let cancel = () => {};
  const late = new Promise<Ending>((resolve) => {
    cancel = after(limitMs, () => {
      const error = new StudentFailure("timeout", waits.asked, "");
      resolve(waits.totalMs() > limitMs / 2 ? { type: "threw", error } : { type: "late" });
    });
  });
  const ending = await Promise.race([settled(), late]);
  cancel();
  return { check: check.id, durationMs: now() - begin, ...judge(check, failure, ending, limitMs) };
}

/** Time during which a check waits for at least one answer of the student's code. */
class Waits {
  asked = "";
  #open = 0;
  #since = 0;
  #pastMs = 0;
  readonly #now: () => number;
  constructor(now: () => number) {
    this.#now = now;
  }
  async until<T>(name: string, answer: Promise<T>): Promise<T> {
    this.asked = name;
    if (this.#open === 0) this.#since = this.#now();
    this.#open += 1;
    try {
      return await answer;
    } finally {
      this.#open -= 1;
      if (this.#open === 0) this.#pastMs += this.#now() - this.#since;
    }
  }
  get waiting(): boolean {
    return this.#open > 0;
  }
  totalMs(): number {
    return this.#pastMs + (this.#open > 0 ? this.#now() - this.#since : 0);
  }
}

type Ending =
  | { readonly type: "returned" }
  | { readonly type: "threw"; readonly error: unknown }
  | { readonly type: "late" };

type Judgement = Pick<Verdict, "outcome" | "message" | "detail">;

function judge(check: RunnableCheck, failure: Message | null, ending: Ending, limitMs: number): Judgement {
  if (failure !== null) {
    const known = check.messageIds.includes(failure.id) && !isOwnMessage(failure.id);
    return known
      ? { outcome: "failed", message: failure, detail: "" }
      : broken(`fail("${failure.id}"): the check has no message with this id. It has: ${check.messageIds.join(", ")}`);
  }
  if (ending.type === "returned") return { outcome: "passed", message: null, detail: "" };
  if (ending.type === "late") return broken(`The check did not end within ${limitMs} ms.`);
  if (ending.error instanceof StudentFailure) return studentFailed(check, ending.error);
  return broken(faultOf(ending.error));
}

/** The verdict of a check that could not do its work: it names the fault to the lab's author. */
export function broken(detail: string): Judgement {
  return { outcome: "broken", message: { id: "$broken", values: {} }, detail };
}

/** A sealed check tells nothing that the student's code chose: an error's text could carry the hidden input out. */
export function studentFailed(
  { sealed, cell }: Pick<RunnableCheck, "sealed" | "cell">,
  { code, asked, message }: StudentFailure,
): Judgement {
  const id: OwnMessageId = sealed && (code === "threw" || code === "cell-failed") ? `$${code}-hidden` : `$${code}`;
  const values = { name: asked, cell, ...(sealed ? {} : { error: message }) };
  return { outcome: "failed", message: { id, values }, detail: "" };
}

function faultOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return typeof error === "object"
    ? "The check threw an object that is not an Error."
    : `The check threw ${String(error)}.`;
}
