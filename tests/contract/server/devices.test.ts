import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { verifyChain } from "../../../src/grading/journal-chain.ts";
import { Database } from "../../../src/host/storage/database.ts";
import { LabStore } from "../../../src/host/storage/lab-store.ts";
import { ManualClock } from "../../../src/host/storage/manual-clock.ts";
import { Sync } from "../../../src/host/sync/sync.ts";
import { Browser, openTestClass } from "./class.ts";

const open = await openTestClass();
afterAll(() => open.close());

const lab = "module/lab";
const labHash = "a".repeat(64);
let made = 0;

/** The network between the devices of one person and the server; the server and the devices themselves are real. */
const network = { browser: new Browser(open), is: "there" as "there" | "away" | "answers-lost" };
vi.stubGlobal("document", { documentElement: { lang: "pt-BR" } });
vi.stubGlobal("fetch", async (url: string, { method = "GET", body }: { method?: string; body?: string } = {}) => {
  if (network.is === "away") throw new TypeError("Failed to fetch");
  const response = await network.browser.ask(method, url, body === undefined ? {} : { body });
  if (network.is === "answers-lost") throw new TypeError("Failed to fetch");
  return response;
});

class Device {
  readonly database = new Database(`device-${++made}`);
  readonly sync: Sync;
  readonly #clock = new ManualClock();
  /** By writer and cell: the last text, which must be somewhere for ever. */
  readonly lastTexts = new Map<string, string>();
  #store: LabStore | null = null;
  #writer = "";

  constructor(account: string) {
    this.sync = new Sync({ database: this.database, account, now: () => 0, tell: () => undefined });
  }

  async store(): Promise<LabStore> {
    if (this.#store) return this.#store;
    this.#writer = `w${++made}`;
    const seed = made;
    this.#store = await LabStore.open({
      ...{ lab, writer: this.#writer, database: this.database, clock: this.#clock, channel: null },
      base: { lab, version: 1, hash: labHash, texts: {} },
      opening: () => ({ type: "opened", labVersion: 1, labHash, studentSeed: seed }),
      ...{ onRemote: () => undefined, onStatus: () => undefined },
    });
    return this.#store;
  }

  async type(cell: number, text: string): Promise<void> {
    const store = await this.store();
    store.set({ kind: "cell", cell, text, deleted: false, own: null });
    await store.flush();
    this.lastTexts.set(`${this.#writer} ${cell}`, text);
  }

  async run(cell: number): Promise<void> {
    const store = await this.store();
    store.record({ type: "ran", cell, state: "ok", durationMs: 1 });
    const text = store.get(`cell:${cell}`, "cell")?.text ?? "";
    if (text) store.keep(cell, text, true);
    await store.flush();
  }

  /** The tab goes away at once: what it wrote last lies in the inbox. */
  async leave(cell: number, text: string): Promise<void> {
    const store = await this.store();
    store.set({ kind: "cell", cell, text, deleted: false, own: null });
    this.lastTexts.set(`${this.#writer} ${cell}`, text);
    store.flushBeforeLeaving();
    await this.close();
  }

  async close(): Promise<void> {
    await this.#store?.close();
    this.#store = null;
  }

  async holds() {
    const connection = await this.database.connect();
    const [entries, events, rows] = await Promise.all([
      connection.getAll("entries"),
      connection.getAll("journal"),
      connection.getAll("history"),
    ]);
    const history = new Set(rows.map(({ cell, text, at }) => JSON.stringify([cell, at, text])));
    return { entries, events, texts: new Set(rows.map(({ text }) => text)), history: [...history].sort() };
  }
}

const device = fc.integer({ min: 0, max: 1 });
const cell = fc.integer({ min: 1, max: 2 });
const text = fc.string({ minLength: 1, maxLength: 4, unit: "binary" });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant("type" as const), device, cell, text }) },
  fc.record({ is: fc.constant("leave" as const), device, cell, text }),
  fc.record({ is: fc.constant("run" as const), device, cell }),
  fc.record({ is: fc.constant("close" as const), device }),
  { weight: 2, arbitrary: fc.record({ is: fc.constant("sync" as const), device }) },
  fc.record({ is: fc.constant("sync both" as const) }),
  fc.record({
    is: fc.constant("network" as const),
    to: fc.constantFrom("there" as const, "away" as const, "answers-lost" as const),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(devices: readonly Device[], step: Step): Promise<void> {
  const one = "device" in step ? devices[step.device] : undefined;
  if (step.is === "type") await one?.type(step.cell, step.text);
  if (step.is === "leave") await one?.leave(step.cell, step.text);
  if (step.is === "run") await one?.run(step.cell);
  if (step.is === "close") await one?.close();
  if (step.is === "sync") await one?.sync.run();
  if (step.is === "sync both") await Promise.all(devices.map(({ sync }) => sync.run()));
  if (step.is === "network") network.is = step.to;
}

async function person(): Promise<string> {
  network.is = "there";
  network.browser = new Browser(open);
  return network.browser.signUp(`pessoa${++made}`);
}

test("two devices and the server end in one same state, whatever happens in which order, and nothing is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const account = await person();
      const devices = [new Device(account), new Device(account)];
      for (const step of steps) await take(devices, step);
      network.is = "there";
      for (const one of [...devices, ...devices, ...devices]) {
        await one.close();
        expect(await one.sync.run()).toMatchObject({ is: "same", kept: 0 });
      }
      const [a, b] = await Promise.all(devices.map((one) => one.holds()));
      expect(a).toEqual(b);
      expect(verifyChain(a?.events ?? [])).toEqual([]);
      const shown = new Set(a?.entries.map(({ value }) => (value.kind === "cell" ? value.text : "")));
      for (const text of devices.flatMap(({ lastTexts }) => [...lastTexts.values()])) {
        if (text.trim() !== "") expect(shown.has(text) || a?.texts.has(text), JSON.stringify(text)).toBe(true);
      }
    }),
    { numRuns: Number(process.env.BANCADA_RUNS ?? 25) },
  );
}, 300_000);
