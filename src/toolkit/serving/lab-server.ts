import { StudentError } from "../errors.ts";
import { mulberry32 } from "../random/mulberry32.ts";
import { serverEnded } from "./errors.ts";
import { RequestQueue } from "./request-queue.ts";

/** What answers requests: a Hono app, or anything else with such a `fetch`. */
export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

/** A constant, or limits between which each request draws its own. */
export type Latency = number | readonly [least: number, most: number];

interface LabServerOptions {
  readonly name: string;
  readonly latencyMs: Latency;
  readonly concurrency: number;
  readonly seed: number;
  /** The cell that serves; empty where it is not known. */
  readonly cell: string;
  /** The run of the cell; nothing for a server that outlives its cell. */
  readonly run: AbortSignal | undefined;
}

/** An app behind an address, with its queue. */
export class LabServer {
  /** Where `fetch` finds it: `http://api.lab`. */
  readonly url: string;
  readonly cell: string;
  readonly run: AbortSignal | undefined;
  readonly #app: App;
  readonly #latencyMs: Latency;
  readonly #random: () => number;
  readonly #queue: RequestQueue;
  readonly #closing = new AbortController();

  constructor(app: App, { name, latencyMs, concurrency, seed, cell, run }: LabServerOptions) {
    this.url = `http://${name}.lab`;
    this.cell = cell;
    this.run = run;
    this.#app = app;
    this.#latencyMs = latencyMs;
    this.#random = mulberry32(seed);
    this.#queue = new RequestQueue(concurrency);
  }

  /** Aborts when the server ends. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  close(): void {
    this.#closing.abort(serverEnded(this.url));
  }

  /**
   * The app's response, once it is the request's turn. What the app throws is a 500, with the trace in the log.
   * @throws what the signal says where it ends first
   */
  async handle(request: Request, signal: AbortSignal): Promise<Response> {
    // Drawn on arrival: the same calls in the same order take the same time.
    const waitMs = this.#drawLatency();
    const leave = await this.#queue.enter(signal);
    try {
      await sleep(waitMs, signal);
    } catch (error) {
      leave();
      throw error;
    }
    // A request that nobody waits for any more still occupies its place until the app is done with it.
    const answering = this.#answer(request).finally(leave);
    return orAbort(answering, signal);
  }

  async #answer(request: Request): Promise<Response> {
    try {
      const response = await this.#app.fetch(request);
      if (response instanceof Response) return response;
      throw new StudentError({
        code: "no-response",
        where: `${request.method} ${request.url}`,
        expected: { "pt-BR": "uma Response", en: "a Response" },
        received: { "pt-BR": Object.prototype.toString.call(response), en: Object.prototype.toString.call(response) },
        remedy: {
          "pt-BR": "Termine cada caminho com return context.json(…) ou outra resposta.",
          en: "End each path with return context.json(…) or another response.",
        },
      });
    } catch (error) {
      console.error(error);
      return new Response("Internal Server Error", { status: 500 });
    }
  }

  #drawLatency(): number {
    if (typeof this.#latencyMs === "number") return this.#latencyMs;
    const [least, most] = this.#latencyMs;
    return least + (most - least) * this.#random();
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, ms);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
