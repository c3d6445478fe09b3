import type { Database, OutboxRow } from "../storage/database.ts";
import { receiptSchema, sessionSchema } from "./class-data.ts";
import { askClass } from "./class-server.ts";

const askAgainMs = 20_000;

/** What came of trying to send. */
export type Sent = "sent" | "no-network" | "signed-out" | "nothing-waits";

/**
 * Submissions on their way to the class. They are kept on the device until the server has them, survive a closed page, and
 * go out when the network is back; sent twice, they are one. What one person handed in is sent in no other's name.
 */
export class Outbox {
  readonly #database: Database;
  readonly #listeners = new Set<() => void>();
  #sending: Promise<Sent> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(database: Database) {
    this.#database = database;
    addEventListener("online", () => void this.send());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps a submission. @throws where the browser does not store it */
  async put(row: Omit<OutboxRow, "state" | "told" | "submission" | "receivedAt">): Promise<void> {
    const connection = await this.#database.connect();
    const before = await connection.get("outbox", [row.account, row.assignment, row.hash]);
    // Handed in and received already: its receipt stays.
    if (before?.state === "received") return;
    await connection.put("outbox", { ...row, state: "waiting", told: "", submission: "", receivedAt: "" });
    this.#tell();
  }

  /** An account's submissions, newest first. */
  async of(account: string): Promise<readonly OutboxRow[]> {
    const rows = await (await this.#database.connect()).getAll("outbox");
    return rows.filter((row) => row.account === account).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** Sends what waits; while something still does, it tries again. */
  send(): Promise<Sent> {
    this.#sending ??= this.#sendAll()
      .catch((): Sent => "no-network")
      .then((sent) => {
        this.#sending = null;
        clearTimeout(this.#timer);
        if (sent === "no-network") this.#timer = setTimeout(() => void this.send(), askAgainMs);
        return sent;
      });
    return this.#sending;
  }

  async #sendAll(): Promise<Sent> {
    const connection = await this.#database.connect();
    const waiting = async () => (await connection.getAll("outbox")).filter(({ state }) => state === "waiting");
    if ((await waiting()).length === 0) return "nothing-waits";
    const session = await askClass({ path: "session", schema: sessionSchema });
    if (!session.ok) return "no-network";
    const account = session.value.user?.id;
    if (account === undefined) return "signed-out";
    // Read anew each time: what was handed in meanwhile goes too.
    for (;;) {
      const row = (await waiting()).find((one) => one.account === account);
      if (row === undefined) return "sent";
      const { assignment, hash, text } = row;
      const path = `assignments/${assignment}/submissions/${hash}`;
      const answer = await askClass({ method: "PUT", path, file: text, schema: receiptSchema });
      if (!answer.ok && (answer.why === "later" || answer.code === "too-many-attempts")) return "no-network";
      if (!answer.ok && answer.code === "sign-in-first") return "signed-out";
      await connection.put(
        "outbox",
        answer.ok
          ? { ...row, text: "", state: "received", submission: answer.value.id, receivedAt: answer.value.receivedAt }
          : { ...row, state: "refused", told: answer.text },
      );
      this.#tell();
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
