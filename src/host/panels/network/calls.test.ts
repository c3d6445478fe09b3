import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { ManualClock } from "../../storage/manual-clock.ts";
import { CallList } from "./call-list.ts";
import { findCalls, type NetworkCall } from "./network-call.ts";
import { parseCalls } from "./parse-calls.ts";

const told = {
  key: 1,
  cell: "7.2",
  method: "GET",
  url: "http://api.lab/pacientes?pagina=2",
  at: 1,
  state: "done",
  status: 200,
  durationMs: 3,
  sizeBytes: 10,
  requestHeaders: [["accept", "*/*"]],
  requestBody: { text: "", isWhole: true },
  responseHeaders: [],
  responseBody: { text: "{}", isWhole: true },
  error: "",
};
const parsed = (...calls: object[]) => parseCalls(JSON.stringify(calls), 3);

test("a call that the kernel tells is taken with its cell, under a key that no other kernel gives", () => {
  expect(parsed(told)).toEqual([{ ...told, key: "3.1", cell: 7 }]);
  expect(parsed({ ...told, cell: "" })[0]?.cell).toBeNull();
});

test("what is no call, or is too long, is left out; nothing throws, whatever comes", () => {
  expect(parsed({ ...told, status: "200" }, { ...told, url: "x".repeat(5_000) }, told)).toHaveLength(1);
  for (const text of ["", "{", "null", "{}", "[null, 1]"]) expect(parseCalls(text, 0)).toEqual([]);
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.json()),
      fc.record({ state: fc.anything(), cell: fc.anything() }),
      (text, odd) => {
        parseCalls(text, 0);
        parseCalls(JSON.stringify([{ ...told, ...odd }]) ?? "", 0);
      },
    ),
  );
});

test("a call that is told again takes its own place; beyond the most, the oldest go", () => {
  const clock = new ManualClock();
  const list = new CallList(2, clock.after.bind(clock));
  const call = (key: string, fields: Partial<NetworkCall> = {}): NetworkCall => ({
    ...(parsed(told)[0] as NetworkCall),
    key,
    ...fields,
  });
  list.put([call("a", { state: "waiting", status: 0 }), call("b")]);
  list.put([call("a", { status: 201 })]);
  expect(list.get().map(({ key, status }) => [key, status])).toEqual([
    ["a", 201],
    ["b", 200],
  ]);
  list.put([call("c", { state: "answering" })]);
  list.breakOff();
  expect(list.get().map(({ key, state }) => [key, state])).toEqual([
    ["b", "done"],
    ["c", "failed"],
  ]);
  const heard = vi.fn();
  list.subscribe(heard);
  list.clear();
  clock.advance(100);
  expect([heard.mock.calls.length, list.get().length]).toEqual([1, 0]);
});

test("calls are found by class of status, and by words of method, address and status", () => {
  const calls = parsed(
    told,
    { ...told, key: 2, method: "POST", status: 422 },
    { ...told, key: 3, status: 500 },
    { ...told, key: 4, status: 0, state: "failed" },
  );
  const found = (kind: "all" | "wrong" | "2" | "4", text = "") =>
    findCalls(calls, { kind, text }).map(({ key }) => key);
  expect(found("all")).toHaveLength(4);
  expect(found("wrong")).toEqual(["3.2", "3.3", "3.4"]);
  expect(found("4")).toEqual(["3.2"]);
  expect(found("all", " post PACIENTES ")).toEqual(["3.2"]);
  expect(found("2", "500")).toEqual([]);
});
