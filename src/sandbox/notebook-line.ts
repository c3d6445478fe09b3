import { no, parseAnswer, type RefereeAnswer } from "../grading/referee-answer.ts";
import type { RefereeQuestion } from "../grading/referee-protocol.ts";

const answerLimitMs = 5_000;
/** Answers that nobody waits for: some come late, more are a flood. */
const mostStrays = 100;

/**
 * The referee's own line to the notebook's kernel, past the page. What comes over it comes from the student's realm: it
 * counts as an answer to a question, as what comes by way of the page does, and as nothing else.
 */
export class NotebookLine {
  readonly #port: MessagePort;
  readonly #endMs: number;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #requests = 0;
  #strays = 0;
  #isUp = true;

  constructor({ port, limitMs }: { readonly port: MessagePort; readonly limitMs: number }) {
    this.#port = port;
    this.#endMs = performance.now() + limitMs;
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
  }

  /** Null where the page must be asked: the line is down, or the notebook does not know the name yet. */
  async ask(question: RefereeQuestion): Promise<RefereeAnswer | null> {
    if (!this.#isUp) return null;
    const { name } = question;
    const timeoutMs = Math.min(answerLimitMs, this.#endMs - performance.now());
    if (timeoutMs <= 0) return no("timeout", name);
    const request = ++this.#requests;
    // posting first: what cannot be cloned here is the check's own mistake, and throws
    this.#port.postMessage({ request, question, timeoutMs });
    const answer = await new Promise<unknown>((resolve) => {
      const timer = setTimeout(() => settle(no("timeout", name)), timeoutMs);
      const settle = (given: unknown) => {
        clearTimeout(timer);
        this.#waiting.delete(request);
        resolve(given);
      };
      this.#waiting.set(request, settle);
    });
    if (answer === null) return null;
    const parsed = parseAnswer(answer, name);
    return !parsed.ok && parsed.code === "not-defined" ? null : parsed;
  }

  /** Whoever waits asks the page. */
  hangUp(): void {
    this.#isUp = false;
    this.#port.close();
    for (const settle of [...this.#waiting.values()]) settle(null);
  }

  #receive(data: unknown): void {
    const isAnswer = typeof data === "object" && data !== null && "request" in data && "answer" in data;
    const settle = isAnswer && typeof data.request === "number" ? this.#waiting.get(data.request) : undefined;
    if (settle !== undefined && isAnswer) settle(data.answer ?? undefined);
    else if (++this.#strays > mostStrays) this.hangUp();
  }
}
