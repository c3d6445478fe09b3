import { expect, test, vi } from "vitest";
import type { KernelEvent } from "../../kernel/client.ts";
import { EventTape } from "../session/event-tape.ts";
import { GraphBuilder } from "../session/graph.ts";
import type { SandboxPort, SandboxStart } from "../session/sandbox-port.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import { findLines } from "./log/log-line.ts";
import { Records } from "./records.ts";

/** A session as far as records see it: its tape, and a kernel to speak on it. */
function recorded() {
  const clock = new ManualClock();
  const tape = new EventTape();
  const heard: KernelEvent[] = [];
  let tell: SandboxStart["onMessage"] = () => {};
  const start = tape.recording((how) => {
    tell = how.onMessage;
    return {} as SandboxPort;
  }, clock);
  const how = { studentSeed: 1, language: "pt-BR", dark: false, onDeath: () => {} } as const;
  start({ ...how, onMessage: (event) => heard.push(event) });
  const graph = new GraphBuilder().build([], []);
  return {
    clock,
    heard,
    log: (text: string, level: "log" | "warn" = "log", id = "2") => tell({ type: "log", id, level, text }),
    tell: (event: KernelEvent) => tell(event),
    open: () =>
      new Records(
        { tape, graph },
        { ...clock, after: clock.after.bind(clock), now: () => clock.now(), monotonic: () => clock.monotonic() },
      ),
  };
}

test("lines printed before the panels were opened are there, with their cell and time", () => {
  const session = recorded();
  session.clock.advance(5_000);
  session.log("antes");
  session.log("de ninguém", "warn", "");
  const { log } = session.open();
  session.clock.advance(1_000);
  session.log("depois", "log", "7.0");
  expect(log.get().map(({ text, cell, level }) => [text, cell, level])).toEqual([
    ["antes", 2, "log"],
    ["de ninguém", null, "warn"],
    ["depois", 7, "log"],
  ]);
  expect((log.get()[2]?.at ?? 0) - (log.get()[0]?.at ?? 0)).toBe(1_000);
  expect(log.get()[0]?.at).toBe(session.clock.now() - 1_000);
});

test("the last 1,000 lines are kept, opened or not", () => {
  const session = recorded();
  for (let at = 0; at < 1_500; at += 1) session.log(`linha ${at}`);
  const { log } = session.open();
  expect(log.get()).toHaveLength(1_000);
  for (let at = 1_500; at < 1_600; at += 1) session.log(`linha ${at}`);
  expect(log.get()).toHaveLength(1_000);
  expect(log.get()[0]?.text).toBe("linha 600");
  expect(log.get().at(-1)?.text).toBe("linha 1599");
});

test("a flood of lines does not push out what was told of tensors", () => {
  const session = recorded();
  session.tell({ type: "tensors", backend: "wasm", cells: [["2", 3, 12]] });
  for (let at = 0; at < 5_000; at += 1) session.log("x");
  expect(session.open().tensors.get()).toMatchObject([{ cell: 2, count: 3 }]);
});

test("a hundred lines in a moment are told once, and only to who watches the log", () => {
  const session = recorded();
  const records = session.open();
  const [ofLog, ofTensors, ofValues] = [vi.fn(), vi.fn(), vi.fn()];
  records.log.subscribe(ofLog);
  records.tensors.subscribe(ofTensors);
  records.values.subscribe(ofValues);
  for (let at = 0; at < 100; at += 1) session.log("x");
  session.clock.advance(100);
  expect(ofLog).toHaveBeenCalledTimes(1);
  expect(ofTensors).not.toHaveBeenCalled();
  expect(ofValues).not.toHaveBeenCalled();
});

test("a new value rings, and every event still reaches the session", () => {
  const session = recorded();
  const records = session.open();
  const heard = vi.fn();
  records.values.subscribe(heard);
  session.tell({ type: "fulfilled", id: "2", durationMs: 1, version: 1, live: "" });
  session.tell({ type: "heights", heights: [["2", 10]] });
  session.clock.advance(100);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(session.heard.map(({ type }) => type)).toEqual(["fulfilled", "heights"]);
});

test("clearing empties the log", () => {
  const session = recorded();
  const { log } = session.open();
  session.log("x");
  log.clear();
  expect(log.get()).toEqual([]);
});

test("lines are found by level and by text in any case", () => {
  const session = recorded();
  session.log("Perda 0,31");
  session.log("perda alta", "warn");
  session.log("época 2");
  const lines = session.open().log.get();
  const texts = (find: Parameters<typeof findLines>[1]) => findLines(lines, find).map(({ text }) => text);
  expect(texts({ level: null, text: " PERDA " })).toEqual(["Perda 0,31", "perda alta"]);
  expect(texts({ level: "warn", text: "" })).toEqual(["perda alta"]);
  expect(texts({ level: "error", text: "" })).toEqual([]);
});
