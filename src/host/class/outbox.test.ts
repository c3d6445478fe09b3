// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Database } from "../storage/database.ts";
import { moveOutbox } from "./move-outbox.ts";
import { Outbox } from "./outbox.ts";

/** What the server would say; the network itself is the only thing that is replaced. */
const server = {
  isThere: true,
  user: "ana" as string | null,
  put: (_path: string): { status: number; body: object } => ({ status: 201, body: receipt }),
  received: [] as string[],
};
const receipt = {
  id: "s1",
  hash: "h",
  receivedAt: "2026-03-02T12:00:00.000Z",
  studentName: "Ana",
  state: "waiting",
  points: null,
  possible: null,
};
const account = (id: string) => ({ id, name: id, email: `${id}@example.edu`, mayCreateCourses: false });

let database: Database;
let count = 0;
beforeEach(() => {
  database = new Database(`outbox-${++count}`);
  Object.assign(server, { isThere: true, user: "ana", put: () => ({ status: 201, body: receipt }), received: [] });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit = {}) => {
    if (!server.isThere) throw new TypeError("Failed to fetch");
    if (url.endsWith("/session")) return Response.json({ user: server.user && account(server.user) });
    if (method !== "PUT") throw new Error(`nobody asks ${url}`);
    const { status, body } = server.put(url);
    if (status < 300) server.received.push(url);
    return Response.json(body, { status });
  });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await database.close();
});

const row = (hash: string, by = "ana") => ({
  ...{ account: by, assignment: "t1", hash, lab: "a/b", text: "<p>", at: `2026-03-02T10:00:0${count % 10}.000Z` },
});
const states = async (outbox: Outbox, of = "ana") => (await outbox.of(of)).map(({ state }) => state);

test("what was handed in without a network is sent by the next page that has one, once", async () => {
  server.isThere = false;
  const before = new Outbox(database);
  await before.put(row("h"));
  expect(await before.send()).toBe("no-network");
  expect(await states(before)).toEqual(["waiting"]);
  server.isThere = true;
  const after = new Outbox(database);
  expect(await Promise.all([after.send(), after.send()])).toEqual(["sent", "sent"]);
  expect(server.received).toHaveLength(1);
  expect(await after.of("ana")).toMatchObject([{ state: "received", text: "", receivedAt: receipt.receivedAt }]);
  expect(await after.send()).toBe("nothing-waits");
});

test("what is handed in while another is on its way goes out with it", async () => {
  const outbox = new Outbox(database);
  await outbox.put(row("first"));
  let second: Promise<unknown> = Promise.resolve();
  server.put = (path) => {
    if (path.endsWith("first")) second = outbox.put(row("second")).then(() => outbox.send());
    return { status: 201, body: receipt };
  };
  await outbox.send();
  await second;
  expect(server.received).toHaveLength(2);
  expect(await states(outbox)).toEqual(["received", "received"]);
});

test("when the browser hears of a network, what waits goes out", async () => {
  server.isThere = false;
  const outbox = new Outbox(database);
  await outbox.put(row("h"));
  await outbox.send();
  server.isThere = true;
  const told = new Promise<void>((resolve) => outbox.subscribe(resolve));
  dispatchEvent(new Event("online"));
  await told;
  expect(await states(outbox)).toEqual(["received"]);
});

test("what one person handed in is sent in no other's name, and waits for them", async () => {
  const outbox = new Outbox(database);
  await outbox.put(row("h", "bia"));
  await outbox.send();
  expect(server.received).toEqual([]);
  server.user = null;
  expect(await outbox.send()).toBe("signed-out");
  server.user = "bia";
  expect(await outbox.send()).toBe("sent");
  expect(await states(outbox, "bia")).toEqual(["received"]);
});

test("a refusal is kept with its reason and does not hold up the others; a server that cannot now is asked again", async () => {
  const outbox = new Outbox(database);
  await outbox.put(row("bad"));
  await outbox.put(row("good"));
  const refusal = { status: 409, body: { code: "not-open-yet", title: "A tarefa ainda não abriu." } };
  server.put = (path) => (path.endsWith("bad") ? refusal : { status: 201, body: receipt });
  await outbox.send();
  expect((await outbox.of("ana")).map(({ hash, state, told }) => [hash, state, told]).sort()).toEqual([
    ["bad", "refused", "A tarefa ainda não abriu."],
    ["good", "received", ""],
  ]);
  for (const status of [429, 500, 503, 507]) {
    await outbox.put(row(`later-${status}`));
    server.put = () => ({
      status,
      body: { code: status === 429 ? "too-many-attempts" : "unavailable", title: "Espere." },
    });
    expect(await outbox.send()).toBe("no-network");
  }
  server.put = () => ({ status: 201, body: receipt });
  await outbox.send();
  expect(await states(outbox)).not.toContain("waiting");
});

test("what was handed in before the account had its own place goes with it, and what is another's stays", async () => {
  const own = new Database(`outbox-own-${count}`);
  await new Outbox(database).put(row("mine"));
  await new Outbox(database).put(row("other", "bia"));
  await moveOutbox(database, own, "ana");
  expect(await states(new Outbox(own))).toEqual(["waiting"]);
  expect([await states(new Outbox(database)), await states(new Outbox(database), "bia")]).toEqual([[], ["waiting"]]);
  await own.close();
});

test("the same file handed in again keeps its receipt", async () => {
  const outbox = new Outbox(database);
  await outbox.put(row("h"));
  await outbox.send();
  await outbox.put(row("h"));
  expect(await states(outbox)).toEqual(["received"]);
});
