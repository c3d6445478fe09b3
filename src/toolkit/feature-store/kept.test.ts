// What is materialised outlives the page: through a store that answers as the notebook's does.
import { afterEach, expect, test } from "vitest";
import { emptyRecord, readRecord, writeRecord } from "./online-record.ts";
import { OnlineStore } from "./online-store.ts";

const notebook = Symbol.for("bancada.kernel");
afterEach(() => Reflect.deleteProperty(globalThis, notebook));

function pageThatKeeps(hasRoom = true) {
  const kept = new Map<string, string>();
  const store = async ({ kind, key, text }: Record<string, string>) => {
    if (kind === "list") return { rows: [...kept.keys()].map((name) => ({ key: name, text: "" })) };
    if (kind === "get") return { text: kept.get(key ?? "") };
    if (kind === "delete") return { ok: kept.delete(key ?? "") };
    if (hasRoom) kept.set(key ?? "", text ?? "");
    return { ok: hasRoom };
  };
  Object.assign(globalThis, { [notebook]: { store } });
  return kept;
}

const record = {
  intervals: [[0, 5]] as const,
  rows: new Map([
    ["[7]", { eventMs: 3, createdMs: null, values: { saldo: 1.5, nome: "Zé", ativo: true, limite: null } }],
  ]),
};

test("another page finds what one has put, and nothing after teardown", async () => {
  const kept = pageThatKeeps();
  kept.set("clientes-antigos/saldos", "de outro projeto");
  await new OnlineStore("clientes").put("saldos", record);
  expect(await new OnlineStore("clientes").record("saldos")).toEqual(record);
  await new OnlineStore("clientes").clear();
  expect(await new OnlineStore("clientes").record("saldos")).toEqual(emptyRecord);
  expect([...kept.keys()]).toEqual(["clientes-antigos/saldos"]);
});

test("where there is no room it says so, and keeps the values for this page", async () => {
  pageThatKeeps(false);
  const store = new OnlineStore("clientes");
  await expect(store.put("saldos", record)).rejects.toThrow(expect.objectContaining({ code: "no-room" }));
  expect(await store.record("saldos")).toEqual(record);
});

test.each([
  "",
  "[]",
  "{}",
  '{"version":1,"intervals":[],"rows":[["k",{"eventMs":"x"}]]}',
  '{"version":2,"intervals":[],"rows":[]}',
])("what it did not write, it does not read: %s", (text) => {
  expect(readRecord(text)).toBeUndefined();
});

test("what it wrote, it reads", () => {
  expect(readRecord(writeRecord(record))).toEqual(record);
});
