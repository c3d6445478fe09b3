import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { verifyChain } from "../../../src/grading/journal-chain.ts";
import { Database } from "../../../src/host/storage/database.ts";
import { LabStore } from "../../../src/host/storage/lab-store.ts";
import { ManualClock } from "../../../src/host/storage/manual-clock.ts";
import { bringWork, findWork } from "../../../src/host/sync/found-work.ts";
import { removeSynced } from "../../../src/host/sync/remove-synced.ts";
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
    { numRuns: 12 },
  );
}, 300_000);

test("a text that one tab typed over itself after the server had it is in the history of every device, also of the one that typed", async () => {
  const account = await person();
  const [one, other] = [new Device(account), new Device(account)];
  await one.type(1, "primeira");
  await one.sync.run();
  await other.sync.run();
  await one.leave(1, "segunda");
  await one.type(1, "terceira, de outra aba");
  await one.close();
  await one.sync.run();
  await other.sync.run();
  const { texts, history } = await one.holds();
  expect(texts).toContain("primeira");
  expect((await other.holds()).history).toEqual(history);
});

test("leaving a computer removes what the server acknowledged, and nothing else; signed in again, it is back", async () => {
  const device = new Device(await person());
  await device.type(1, "na conta");
  await device.close();
  const connection = await device.database.connect();
  expect(await removeSynced(connection)).toEqual({ removed: 0, left: 1 });
  await device.sync.run();
  const before = await device.holds();
  expect(await removeSynced(connection)).toEqual({ removed: 1, left: 0 });
  expect(await device.holds()).toMatchObject({ entries: [], events: [], history: [] });
  await device.sync.run();
  expect(await device.holds()).toEqual(before);
  network.is = "answers-lost";
  await device.type(1, "mais uma linha");
  await device.close();
  await device.sync.run();
  expect(await removeSynced(connection)).toEqual({ removed: 0, left: 1 });
  network.is = "there";
  await device.sync.run();
  expect(await removeSynced(connection)).toEqual({ removed: 1, left: 0 });
});

test("work that moves into an account is there whole, beside what the account had, and is gone from where it was", async () => {
  const account = await person();
  const [own, nobodys] = [new Device(account), new Device("")];
  await own.type(1, "da conta");
  await own.close();
  await nobodys.type(1, "de antes de entrar");
  await nobodys.run(1);
  await nobodys.leave(2, "a última tecla");
  const [found] = await findWork(nobodys.database);
  expect(found).toMatchObject({ lab });
  await bringWork(nobodys.database, own.database, [lab]);
  expect(await nobodys.holds()).toMatchObject({ entries: [], events: [], history: [] });
  expect(await findWork(nobodys.database)).toEqual([]);
  const { entries, texts, events } = await own.holds();
  const everywhere = new Set([...texts, ...entries.map(({ value }) => (value.kind === "cell" ? value.text : ""))]);
  for (const text of ["da conta", "de antes de entrar", "a última tecla"]) expect(everywhere).toContain(text);
  expect(verifyChain(events)).toEqual([]);
  expect(await own.sync.run()).toMatchObject({ is: "same", kept: 0 });
});

test("what another account that signed in beside it would get is sent to nobody", async () => {
  const device = new Device(await person());
  await device.type(1, "só de uma pessoa");
  await device.close();
  network.browser = new Browser(open);
  await network.browser.signUp(`outra${++made}`);
  expect(await device.sync.run()).toMatchObject({ is: "signed-out", at: "" });
  expect(await network.browser.json("GET", "/api/sync")).toMatchObject({ items: [] });
});
