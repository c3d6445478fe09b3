import "fake-indexeddb/auto";
import { foldProgress } from "../../grading/progress.ts";
import type { CellEntryValue } from "../../shared/work-entry.ts";
import { Database } from "./database.ts";
import { LabStore, type LabStoreOptions } from "./lab-store.ts";
import { ManualClock } from "./manual-clock.ts";
import type { Channel } from "./tabs.ts";

export const lab = "vectorization/tfidf";
export const clock = new ManualClock();
let databases = 0;

export function newDatabase(): Database {
  databases += 1;
  return new Database(`lab-store-test-${databases}`);
}

/** Opens the lab as one tab of a browser; each writer that is first draws a seed of its own. */
export function open(database: Database, writer: string, more: Partial<LabStoreOptions> = {}): Promise<LabStore> {
  return LabStore.open({
    lab,
    writer,
    database,
    clock,
    channel: null,
    base: { lab, version: 1, hash: "h", texts: {} },
    opening: (events) => {
      const seed = foldProgress(events).studentSeed ?? Number.parseInt(writer, 36);
      return { type: "opened", labVersion: 1, labHash: "h", studentSeed: seed };
    },
    onRemote: () => undefined,
    onStatus: () => undefined,
    ...more,
  });
}

export const cell = (id: number, text: string): CellEntryValue => ({
  kind: "cell",
  cell: id,
  text,
  deleted: false,
  own: null,
});
export const textOf = (store: LabStore, id: number) => store.get(`cell:${id}`, "cell")?.text;

/** Joins the tabs of a test; `connected` false stands for a tab that hears nothing. */
export class Street {
  readonly channels: StreetChannel[] = [];
  open(): StreetChannel {
    const channel = new StreetChannel(this);
    this.channels.push(channel);
    return channel;
  }
}

class StreetChannel implements Channel {
  onmessage: Channel["onmessage"] = null;
  connected = true;
  readonly #street: Street;
  constructor(street: Street) {
    this.#street = street;
  }
  postMessage(data: unknown): void {
    if (!this.connected) return;
    for (const other of this.#street.channels) {
      if (other === this || !other.connected) continue;
      const event = new MessageEvent("message", { data: structuredClone(data) });
      other.onmessage?.call(other as unknown as BroadcastChannel, event);
    }
  }
  close(): void {
    this.connected = false;
  }
}
