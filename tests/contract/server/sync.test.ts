import { afterAll, expect, test } from "vitest";
import type { JournalEvent, JournalFact } from "../../../src/grading/journal.ts";
import { appendEvent, sealEvent } from "../../../src/grading/journal-chain.ts";
import { syncStates, users } from "../../../src/server/database/schema.ts";
import { giveWork } from "../../../src/server/sync/give-work.ts";
import { readWork } from "../../../src/server/sync/read-work.ts";
import { mostEvents, receiveWork } from "../../../src/server/sync/receive-work.ts";
import { longestItem } from "../../../src/shared/sync.ts";
import type { Entry } from "../../../src/shared/work-entry.ts";
import { Browser, openTestClass } from "./class.ts";
import { openNewDatabase } from "./prepared-database.ts";

const open = await openTestClass();
afterAll(() => open.close());

const lab = "module/lab";
let people = 0;
async function somebody(): Promise<Browser> {
  const browser = new Browser(open);
  await browser.signUp(`pessoa${++people}`);
  return browser;
}

interface Answer {
  readonly before: number;
  readonly after: number;
  readonly heads: readonly { readonly writer: string; readonly index: number }[];
  readonly refused: readonly { readonly kind: string; readonly key: string; readonly fault: string }[];
}
interface Received {
  readonly items: readonly { readonly kind: string; readonly body: string }[];
  readonly after: number;
  readonly last: number;
}
const send = (browser: Browser, sent: object) => browser.json<Answer>("POST", "/api/sync", sent);
async function receiveAll(browser: Browser, from = 0): Promise<unknown[]> {
  const all: unknown[] = [];
  let [after, last] = [from, Number.POSITIVE_INFINITY];
  while (after < last) {
    const answer = await browser.json<Received>("GET", `/api/sync?after=${after}`);
    all.push(...answer.items.map(({ body }) => JSON.parse(body)));
    ({ after, last } = answer);
  }
  return all;
}

function chain(writer: string, length: number, before: readonly JournalEvent[] = []): JournalEvent[] {
  const events = [...before];
  const fact: JournalFact = { type: "ran", cell: 1, state: "ok", durationMs: 1 };
  const at = "2026-03-02T10:00:00.000Z";
  // Only the last event matters to what comes next: a long chain stays quick to make.
  for (let count = 0; count < length; count++)
    events.push(appendEvent({ lab, events: events.slice(-1) }, fact, { at, writer }));
  return events.slice(before.length);
}
const entry = (text: string, time: number, writer = "tab", cell = 1): Entry => ({
  lab,
  key: `cell:${cell}`,
  time,
  writer,
  at: "2026-03-02T10:00:00.000Z",
  value: { kind: "cell", cell, text, deleted: false, own: null },
});

test("what one device sent another one receives, byte by byte, with the characters that databases refuse", async () => {
  const ana = await somebody();
  const events = chain("tab", 3);
  const odd = entry("a\u0000b \ud800 \u2028 \\u0000 'x' 😀", 4);
  const history = { lab, cell: 1, text: "antes\u0000", at: odd.at, ran: true };
  const answer = await send(ana, { events, entries: [odd], history: [history] });
  expect(answer).toMatchObject({ before: 0, after: 5, heads: [{ writer: "tab", index: 2 }], refused: [] });
  expect(await receiveAll(ana)).toEqual([...events, odd, history]);
  expect(await receiveAll(ana, 4)).toEqual([history]);
});

test("sent again, in any order, nothing happens twice", async () => {
  const ana = await somebody();
  const work = { events: chain("tab", 5), entries: [entry("x", 9)], history: [] };
  await send(ana, work);
  const again = await send(ana, { ...work, events: [...work.events].reverse() });
  expect(again).toMatchObject({ before: 6, after: 6, heads: [{ writer: "tab", index: 4 }], refused: [] });
});

test("a chain goes on only from the end that was acknowledged, and a fault in one holds up no other", async () => {
  const ana = await somebody();
  const [first, second, third, fourth] = chain("tab", 4) as [JournalEvent, JournalEvent, JournalEvent, JournalEvent];
  await send(ana, { events: [first] });
  const fault = async (...events: object[]) => (await send(ana, { events })).refused.map(({ fault }) => fault);
  expect(await fault(third)).toEqual(["missing"]);
  expect(await fault({ ...second, at: "2026-03-02T11:00:00.000Z" })).toEqual(["altered"]);
  expect(await fault({ ...second, hash: "x" })).toEqual(["altered"]);
  expect(await fault(sealEvent({ ...second, previous: "0".repeat(64) }))).toEqual(["altered"]);
  expect(await fault(sealEvent({ ...second, lab: "module/other" }))).toEqual(["misplaced"]);
  expect(await fault(sealEvent({ ...second, time: first.time }))).toEqual(["misplaced"]);
  expect(await fault(sealEvent({ ...second, id: "tab:7" }))).toEqual(["misplaced"]);
  expect(await fault(sealEvent({ ...first, time: 77 }))).toEqual(["forked"]);
  expect(await fault(second, sealEvent({ ...second, time: 78 }))).toEqual(["forked"]);
  const other = chain("other", 1);
  const answer = await send(ana, { events: [second, third, { ...fourth, hash: "x" }, ...other] });
  expect(answer.refused).toEqual([{ kind: "event", key: "tab", fault: "altered" }]);
  expect(answer.heads).toEqual([
    { writer: "tab", index: 2 },
    { writer: "other", index: 0 },
  ]);
  expect(await receiveAll(ana)).toEqual([first, second, third, ...other]);
});

test("what no page writes is refused by itself", async () => {
  const ana = await somebody();
  const [event] = chain("tab", 1) as [JournalEvent];
  const good = entry("x", 1);
  const events = [
    ...[null, 1, "x", [], {}, { ...event, hash: 7 }, { ...event, writer: "a\u0000" }, { ...event, lab: "../../x" }],
    ...[sealEvent({ ...event, time: 2 ** 53 - 1 }), sealEvent({ ...event, index: 2 ** 40 })],
    sealEvent({ ...event, what: { type: "predicted", prediction: "x".repeat(200_000), option: "", certainty: "bet" } }),
  ];
  const entries = [
    ...[
      { ...good, key: "cell:2" },
      { ...good, time: -1 },
      { ...good, time: 1e300 },
      { ...good, writer: "" },
    ],
    ...[{ ...good, lab: "x" }, { ...good, value: { kind: "other" } }, entry("x".repeat(longestItem), 1)],
  ];
  const history = [
    { lab, cell: {}, text: "", at: "", ran: false },
    { lab: "'; --", cell: 1, text: "", at: "", ran: true },
  ];
  const answer = await send(ana, { events, entries, history });
  expect(answer.refused.map(({ fault }) => fault)).toEqual(Array.from({ length: 20 }, () => "malformed"));
  expect(answer.after).toBe(0);
  for (const sent of [{ events: Array.from({ length: 1001 }, () => event) }, { entries: good }, { history: "x" }]) {
    expect((await ana.ask("POST", "/api/sync", { body: sent })).status).toBe(400);
  }
  for (const after of ["-1", "x", "1.5", "1e99"])
    expect((await ana.ask("GET", `/api/sync?after=${after}`)).status).toBe(400);
});

test("a clock that is days wrong, or no clock, changes nothing: Lamport times decide", async () => {
  const ana = await somebody();
  const past = { ...entry("depois", 5, "b"), at: "1970-01-01T00:00:00.000Z" };
  const future = { ...entry("antes", 4, "a"), at: "2199-01-01T00:00:00.000Z" };
  await send(ana, { entries: [future] });
  await send(ana, { entries: [past] });
  await send(ana, { entries: [{ ...future, time: 3 }] });
  const items = await receiveAll(ana);
  expect(items).toContainEqual(past);
  expect(items).toContainEqual({ lab, cell: 1, text: "antes", at: future.at, ran: false });
  expect(items).toHaveLength(2);
});

test("nobody receives what is another's", async () => {
  const [ana, bia] = [await somebody(), await somebody()];
  const events = chain("tab", 1);
  await send(ana, { events });
  expect(await receiveAll(bia)).toEqual([]);
  // The same writer's name in two accounts is two writers.
  expect(await send(bia, { events: chain("tab", 2) })).toMatchObject({ refused: [], heads: [{ index: 1 }] });
});

test("devices that send at one moment share one order of numbers", async () => {
  const ana = await somebody();
  const sent = Array.from({ length: 8 }, (_, at) => chain(`tab${at}`, 20));
  const answers = await Promise.all(sent.map((events) => send(ana, { events })));
  expect(answers.map(({ after }) => after).sort((a, b) => a - b)).toEqual([20, 40, 60, 80, 100, 120, 140, 160]);
  expect(await receiveAll(ana)).toHaveLength(160);
});

test("an account has a limit, and past it nothing is half kept", async () => {
  const { db, close } = await openNewDatabase();
  await db.insert(users).values({ id: "ana", name: "Ana", email: "ana@example.edu" });
  await db.insert(syncStates).values({ userId: "ana", events: mostEvents });
  const work = readWork({ events: chain("tab", 1), entries: [entry("x", 1)], history: [] });
  await expect(receiveWork(db, "ana", work)).rejects.toMatchObject({
    code: "sync-full",
    values: { events: mostEvents },
  });
  expect(await giveWork(db, "ana", 0)).toEqual({ items: [], after: 0, last: 0 });
  await close();
});
