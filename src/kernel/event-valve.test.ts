import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createEventValve } from "./event-valve.ts";
import type { KernelEvent } from "./kernel-event.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function valve() {
  const events: KernelEvent[] = [];
  let floods = 0;
  const made = createEventValve({
    deliver: (event) => events.push(event),
    onFlood: () => floods++,
    now: () => Date.now(),
  });
  return { ...made, events, floods: () => floods };
}
const ok = (id: string, version: number): KernelEvent => ({ type: "fulfilled", id, version, durationMs: 0, live: "" });

it("passes what an ordinary notebook sends at once and in order", () => {
  const { pass, events } = valve();
  const sent = Array.from({ length: 1_000 }, (_, version) => ok(String(version % 7), version));
  for (const event of sent) pass(event);
  expect(events).toEqual(sent);
});

it("of too many, keeps the last state of each cell, the newest lines and the newest height", () => {
  const { pass, events } = valve();
  for (let i = 0; i < 50_000; i++) {
    pass(ok("1", i));
    pass({ type: "log", id: "1", level: "log", text: String(i) });
    pass({ type: "heights", heights: [[String(i % 2), i]] });
  }
  pass({ type: "pending", id: "1" });
  const passed = events.length;
  expect(passed).toBeLessThanOrEqual(5_000);
  vi.runAllTimers();
  const rest = events.slice(passed);
  expect(rest.filter((event) => event.type !== "log")).toEqual([
    {
      type: "heights",
      heights: expect.arrayContaining([
        ["0", 49_998],
        ["1", 49_999],
      ]),
    },
    { type: "pending", id: "1" },
  ]);
  expect(rest.filter((event) => event.type === "log")).toHaveLength(200);
  expect(rest.at(-1)).toMatchObject({ text: "49999" });
});

it("delivers nothing after it was closed", () => {
  const { pass, close, events } = valve();
  for (let i = 0; i < 10_000; i++) pass(ok("1", i));
  const passed = events.length;
  close();
  vi.runAllTimers();
  expect(events).toHaveLength(passed);
});

it("tells a flood, and no flood where as many messages take their time", () => {
  const slow = valve();
  for (let i = 0; i < 60_000; i++) {
    if (i % 10 === 0) vi.advanceTimersByTime(1);
    expect(slow.admit()).toBe(true);
  }
  const fast = valve();
  for (let i = 0; i < 20_000; i++) fast.admit();
  expect(fast.admit()).toBe(false);
  expect(fast.floods()).toBe(1);
});

it("takes immense messages for a flood, not the large one that a model or a file is", () => {
  const { spent, floods } = valve();
  for (let second = 0; second < 60; second++) {
    spent(300);
    vi.advanceTimersByTime(1_000);
  }
  spent(1_500);
  expect(floods()).toBe(0);
  spent(600);
  expect(floods()).toBe(1);
});
