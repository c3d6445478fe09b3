import { Worker } from "node:worker_threads";
import { Together } from "../together.ts";

export interface BodyToWrite {
  /** In which all bodies lie. */
  readonly folder: string;
  readonly bytes: Uint8Array;
  /** The hash that it must have to be written; null: whatever it has. */
  readonly expected: string | null;
}

/** What became of a body: it is on the disk, whole, or nothing of it is. */
export type Written =
  | { readonly hash: string }
  | { readonly otherHash: string }
  | { readonly failed: string; readonly code: string };

/**
 * The thread that writes bodies. It starts with the first, serves all who keep some, and never keeps the program from ending.
 * Bodies that come at one moment go over together.
 */
export class BodyWriter {
  readonly #thread: URL;
  readonly #together = new Together((bodies: readonly BodyToWrite[]) => this.#send(bodies));
  readonly #waiting = new Map<number, (end: readonly Written[] | Error) => void>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(thread = new URL("./body-thread.mjs", import.meta.url)) {
    this.#thread = thread;
  }

  /** @param body - its bytes are given away, where they have a buffer of their own: the caller's are empty afterwards */
  write(body: BodyToWrite): Promise<Written> {
    return this.#together.ask(body);
  }

  #send(bodies: readonly BodyToWrite[]): Promise<readonly Written[]> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = ++this.#lastId;
    worker.ref();
    return new Promise((resolve) => {
      // Bytes that went over cannot be sent again: it is for each its end.
      const failed = ({ message }: Error) => bodies.map(() => ({ failed: message, code: "" }));
      this.#waiting.set(id, (end) => resolve(end instanceof Error ? failed(end) : end));
      worker.postMessage({ id, bodies }, [...new Set(bodies.flatMap(({ bytes }) => ownBuffer(bytes)))]);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#thread, { execArgv: [] });
    worker.on("message", ({ id, written }: { id: number; written: readonly Written[] }) => {
      this.#waiting.get(id)?.(written);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
    });
    const end = (error: Error) => {
      if (this.#worker !== worker) return;
      // The next body starts another.
      this.#worker = null;
      for (const settle of this.#waiting.values()) settle(error);
      this.#waiting.clear();
    };
    worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => end(new Error("The thread that writes bodies has ended.")));
    return worker;
  }
}

export const bodyWriter = new BodyWriter();

/** Small buffers share theirs with others of Node's: a copy of those goes over. */
const ownBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
