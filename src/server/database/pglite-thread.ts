import { Worker } from "node:worker_threads";

type FromThread =
  | { readonly kind: "ready" }
  | { readonly kind: "reply"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** The thread in which PGlite runs, as a function from messages of PostgreSQL's protocol to replies. */
export class PgliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #dead: Error | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (message: FromThread) => this.#receive(message));
    worker.on("error", (error) => this.#die(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#die(new Error("The thread of the embedded database has ended.")));
  }

  /** @param folder where the data is kept; null keeps it in memory */
  static open(folder: string | null): Promise<PgliteThread> {
    const worker = new Worker(new URL("./pglite-worker.mjs", import.meta.url), { workerData: { folder } });
    return new Promise((resolve, reject) => {
      worker.once("error", reject);
      worker.once("message", () => {
        worker.off("error", reject);
        resolve(new PgliteThread(worker));
      });
    });
  }

  /** @param message - stays the caller's; a copy goes over */
  send(message: Uint8Array | null): Promise<Uint8Array> {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = ++this.#lastId;
    const bytes = message && new Uint8Array(message);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, bytes }, bytes ? [bytes.buffer] : []);
    });
  }

  async close(): Promise<void> {
    await this.send(null);
    await this.#worker.terminate();
  }

  #receive(message: FromThread): void {
    if (message.kind === "ready") return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === "reply") waiting?.resolve(message.bytes);
    else waiting?.reject(new Error(message.message));
  }

  #die(error: Error): void {
    this.#dead ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#dead);
    this.#waiting.clear();
  }
}
