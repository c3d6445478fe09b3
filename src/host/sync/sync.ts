import { receivedSchema, sentAnswerSchema } from "../../shared/sync.ts";
import { parseEntries } from "../../shared/work-entry.ts";
import { type Answer, askClass } from "../class/class-server.ts";
import type { Connection, Database } from "../storage/database.ts";
import { type Arrived, layWork, readArrived } from "./lay-work.ts";
import { recordSent } from "./record-sent.ts";
import { nextBatch, noState, stateOf } from "./unsent.ts";

/** How this device and the server stand to each other. */
export interface SyncStatus {
  /** `refused`: the server says why in `told`, and asking again does not help by itself. */
  readonly is: "not-yet" | "working" | "same" | "no-network" | "signed-out" | "refused";
  /** When both were last the same, by this device's clock; empty: never. */
  readonly at: string;
  readonly told: string;
  /** Things that the server did not take: they stay on this device. */
  readonly kept: number;
}

interface SyncOptions {
  readonly database: Database;
  /** Whose work it is: it is sent in no other name. */
  readonly account: string;
  readonly now: () => number;
  /** Tabs that have a lab open are told what came. */
  readonly tell: (arrived: Pick<Arrived, "entries" | "events">) => void;
}

type Stop = Pick<SyncStatus, "is" | "told">;

/**
 * Makes this device's work and that on the server one: the union of what was done, of each cell the later text, the other in
 * its history. What is written meanwhile goes up with the next round; a round that breaks off is gone on with by the next.
 */
export class Sync {
  readonly #options: SyncOptions;
  readonly #listeners = new Set<() => void>();
  #running: Promise<SyncStatus> | null = null;
  #status: SyncStatus = { is: "not-yet", at: "", told: "", kept: 0 };

  constructor(options: SyncOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getStatus = (): SyncStatus => this.#status;

  /** One round; never rejects. Asked for while one runs, it is that one. */
  run(): Promise<SyncStatus> {
    if (this.#running) return this.#running;
    this.#set({ ...this.#status, is: "working", told: "" });
    this.#running = this.#round()
      .catch((error: unknown): Stop => ({ is: "refused", told: String(error) }))
      .then(async (stop) => {
        this.#running = null;
        this.#set({ ...(await this.#facts()), ...(stop ?? { is: "same", told: "" }) });
        return this.#status;
      });
    return this.#running;
  }

  /** @returns why it stopped before both were the same; null where they are */
  async #round(): Promise<Stop | null> {
    const connection = await this.#options.database.connect();
    await mergeInbox(connection);
    for (;;) {
      const stop = await this.#receive(connection);
      if (stop) return stop;
      const batch = await nextBatch(connection);
      if (batch === null) break;
      const history = batch.history.map(({ row }) => row);
      const json = { account: this.#options.account, events: batch.events, entries: batch.entries, history };
      const answer = await askClass({ method: "POST", path: "sync", json, schema: sentAnswerSchema });
      if (!answer.ok) return stopOf(answer);
      await recordSent(connection, batch, answer.value);
    }
    const at = new Date(this.#options.now()).toISOString();
    const transaction = connection.transaction("syncState", "readwrite");
    await transaction.store.put({ ...((await transaction.store.get("state")) ?? noState), at });
    await transaction.done;
    return null;
  }

  async #receive(connection: Connection): Promise<Stop | null> {
    for (;;) {
      const state = await stateOf(connection);
      const path = `sync?after=${state.seq}&account=${this.#options.account}`;
      const answer = await askClass({ path, schema: receivedSchema });
      if (!answer.ok) return stopOf(answer);
      const { items, after, last } = answer.value;
      if (last < state.seq) {
        await startOver(connection);
        continue;
      }
      if (items.length > 0) {
        const arrived = readArrived(items);
        const entries = await layWork(connection, arrived, after);
        this.#options.tell({ entries, events: arrived.events });
      }
      if (after >= last) return null;
    }
  }

  async #facts(): Promise<Pick<SyncStatus, "at" | "kept">> {
    try {
      const connection = await this.#options.database.connect();
      const [{ at, refusedHistory }, chains, entries] = await Promise.all([
        stateOf(connection),
        connection.getAll("syncedChains"),
        connection.getAll("syncedEntries"),
      ]);
      const refused = [...chains, ...entries].filter(({ fault }) => fault !== "");
      return { at, kept: refused.length + refusedHistory.length };
    } catch {
      return { at: this.#status.at, kept: this.#status.kept };
    }
  }

  #set(status: SyncStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }
}

function stopOf(answer: Extract<Answer<unknown>, { ok: false }>): Stop {
  if (answer.why === "later" || answer.code === "too-many-attempts") return { is: "no-network", told: "" };
  const isOut = answer.code === "sign-in-first" || answer.code === "other-account";
  return isOut ? { is: "signed-out", told: "" } : { is: "refused", told: answer.text };
}

/** What closing pages laid down joins the rest: the lab that it is of may not be opened again here. */
async function mergeInbox(connection: Connection): Promise<void> {
  const [keys, rows] = await Promise.all([connection.getAllKeys("inbox"), connection.getAll("inbox")]);
  for (const [at, key] of keys.entries()) {
    const entries = parseEntries([rows[at]]);
    // What a newer version of Bancada laid there waits for it.
    if (entries.length === 0) continue;
    await layWork(connection, { entries, events: [], history: [] }, null);
    await connection.delete("inbox", key);
  }
}

/** The server was restored from a copy that is older than what this device knows of it: all is sent anew. */
async function startOver(connection: Connection): Promise<void> {
  const stores = ["syncedChains", "syncedEntries", "syncState"] as const;
  const transaction = connection.transaction(stores, "readwrite");
  await Promise.all([...stores.map((name) => transaction.objectStore(name).clear()), transaction.done]);
}
