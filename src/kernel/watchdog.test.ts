import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWatchdog } from "./watchdog.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A kernel that answers pings while `answers.now` says so; later answers to earlier pings come with `catchUp`. */
function watched() {
  const told: string[] = [];
  const kernel = { answers: true, open: [] as ((answered: boolean) => void)[] };
  const watchdog = createWatchdog({
    ping: () => new Promise((resolve) => (kernel.answers ? resolve(true) : kernel.open.push(resolve))),
    onUnresponsive: (id) => told.push(`unresponsive ${id}`),
    onResponsive: () => told.push("responsive"),
    onSilent: () => told.push("silent"),
  });
  watchdog.start();
  return { told, kernel, watchdog };
}

it("says nothing while the kernel answers", async () => {
  const { told } = watched();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
});

it("tells once that the kernel is busy, with the cell that was entered last, and once that it answers again", async () => {
  const { told, kernel, watchdog } = watched();
  watchdog.note({ type: "enter", id: "3" });
  watchdog.note({ type: "enter", id: "4" });
  watchdog.note({ type: "fulfilled", id: "4" });
  kernel.answers = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(["unresponsive 3"]);
  kernel.answers = true;
  for (const answer of kernel.open.splice(0)) answer(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(["unresponsive 3", "responsive"]);
});

it("takes a kernel for dead that is silent with no cell to blame", async () => {
  const { told, kernel } = watched();
  kernel.answers = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told.slice(0, 2)).toEqual(["unresponsive null", "silent"]);
});

it("counts beats, not the clock: a sleep between two beats is no silence", async () => {
  const { told, watchdog } = watched();
  await vi.advanceTimersByTimeAsync(1_000);
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual([]);
  watchdog.stop();
});
