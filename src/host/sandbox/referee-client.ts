import type { Verdict } from "../../grading/outcome.ts";
import { broken } from "../../grading/run-check.ts";
import { abortError, orAborted, withLimit } from "./ending.ts";
import { type CheckRequest, checkLimitMs, LiveReferee, RefereeFrame, type RefereeOptions } from "./live-referee.ts";
import { asUnheard } from "./unheard.ts";

export type { CheckRequest };

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
  /**
   * What the libraries' `prepare` makes; undefined where they have none, or it failed. For a worker that no submission
   * has reached: what it makes is given to others.
   */
  prepare(libraries: readonly string[]): Promise<unknown>;
  /** Hands the worker what another has prepared with the same libraries. */
  give(prepared: unknown): void;
  /**
   * Gives the worker a line of its own to the notebook, whose other end the kernel has: questions and answers no longer
   * pass the page, which takes most of their time. What the notebook cannot answer is still asked of the page.
   * It lasts until `hangUp`, or as long as the worker.
   * @param limitMs - questions that come later get no answer
   */
  connect(line: MessagePort, limitMs: number): void;
  /** The notebook has ended: what was asked over the line is asked of the page. */
  hangUp(): void;
  /** Ends all checks, and starts a new worker, which knows nothing of the one before, in the frame that stands. */
  renew(): void;
  /** Removes the frame and ends all checks. A later check starts another one. */
  kill(): void;
}

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
  #frame: RefereeFrame | undefined;
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

  prepare(libraries: readonly string[]): Promise<unknown> {
    return this.#lively().prepare(libraries);
  }

  give(prepared: unknown): void {
    this.#lively().give(prepared);
  }

  connect(line: MessagePort, limitMs: number): void {
    this.#lively().connect(line, limitMs);
  }

  hangUp(): void {
    this.#live?.hangUp();
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
      const reason = error instanceof Error ? error.message : String(error);
      return asUnheard({ check: request.check.id, durationMs: 0, ...broken(reason) });
    }
  }

  #lively(): LiveReferee {
    this.#frame ??= new RefereeFrame(this.#options, () => this.#drop());
    this.#live ??= new LiveReferee(this.#frame.opened, this.#options.feed);
    return this.#live;
  }

  /** Takes the frame away at once, also one that has not answered yet. */
  #drop(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#live?.close();
    this.#live = undefined;
  }
}
