import { Duplex } from "node:stream";
import type { PgliteThread } from "./pglite-thread.ts";

const byte = (letter: string): number => letter.charCodeAt(0);
const query = byte("Q");
const sync = byte("S");
const flush = byte("H");
const terminate = byte("X");

/** "Welcome, send your first query": what a server answers to the first packet of a client that needs no password. */
const welcome = Buffer.from([byte("R"), 0, 0, 0, 8, 0, 0, 0, 0, byte("Z"), 0, 0, 0, 5, byte("I")]);

/** Leaves nothing of an earlier client behind: no open transaction, no prepared statement. */
const clean = ["ROLLBACK", "DISCARD ALL"].map(simpleQuery);

function simpleQuery(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.writeUInt8(query, 0);
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}

/**
 * The embedded database as a socket: the `pg` package speaks PostgreSQL's protocol into it. So everything above,
 * Drizzle, better-auth and the queue, has one driver for both databases, with the same types and the same errors.
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class PgliteStream extends Duplex {
  readonly #thread: PgliteThread;
  #received = Buffer.alloc(0);
  #started = false;

  constructor(thread: PgliteThread) {
    super();
    this.#thread = thread;
  }

  connect(): this {
    Promise.all(clean.map((message) => this.#thread.send(message))).then(
      () => this.emit("connect"),
      (error) => this.destroy(error),
    );
    return this;
  }

  // A socket has these, and `pg` calls them.
  setNoDelay(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    const ready = this.#started ? this.#takeBatch() : this.#takeStartup();
    if (ready === null) {
      done();
      return;
    }
    this.#thread.send(ready).then((reply) => {
      this.push(reply);
      done();
    }, done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  /** The first packet has a length and no letter. */
  #takeStartup(): null {
    if (this.#received.length >= 4 && this.#received.length >= this.#received.readInt32BE(0)) {
      this.#received = this.#received.subarray(this.#received.readInt32BE(0));
      this.#started = true;
      this.push(welcome);
    }
    return null;
  }

  /** Whole messages up to the last that asks for an answer, so that one query crosses to the thread once. */
  #takeBatch(): Uint8Array | null {
    let end = 0;
    for (let at = 0; at + 5 <= this.#received.length; ) {
      const letter = this.#received.readUInt8(at);
      at += 1 + this.#received.readInt32BE(at + 1);
      if (at > this.#received.length) break;
      if (letter === terminate) {
        this.push(null);
        this.#received = Buffer.alloc(0);
        return null;
      }
      if (letter === query || letter === sync || letter === flush) end = at;
    }
    if (end === 0) return null;
    const batch = this.#received.subarray(0, end);
    this.#received = this.#received.subarray(end);
    return batch;
  }
}
