import { expect, test, vi } from "vitest";
import type { TapedEvent } from "../../session/event-tape.ts";
import { GraphBuilder } from "../../session/graph.ts";
import { ownCell } from "../../session/work-cell.ts";
import { ManualClock } from "../../storage/manual-clock.ts";
import { TensorWatch } from "./tensor-watch.ts";

/** A notebook whose cells run as they are told to, and whose kernel counts its tensors 250 ms later. */
class Notebook {
  readonly clock = new ManualClock();
  readonly builder = new GraphBuilder();
  texts: string[];
  readonly watch: TensorWatch;

  constructor(...texts: string[]) {
    this.texts = texts;
    this.watch = new TensorWatch(() => this.graph(), this.clock.after.bind(this.clock));
  }

  graph() {
    return this.builder.build(
      this.texts.map((text, at) => ownCell(at + 1, "js", text)),
      [],
    );
  }

  tell(event: TapedEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never): void {
    this.watch.receive({ ...event, at: this.clock.monotonic() } as TapedEvent);
  }

  begin(...ids: string[]): void {
    for (const id of ids) this.tell({ type: "pending", id });
  }

  end(...ids: string[]): void {
    for (const id of ids) this.tell({ type: "fulfilled", id, durationMs: 1, version: 1, live: "" });
  }

  count(counts: Readonly<Record<string, readonly [count: number, bytes: number]>>): void {
    this.clock.advance(250);
    this.tell({
      type: "tensors",
      backend: "wasm",
      cells: Object.entries(counts).map(([id, [count, bytes]]) => [id, count, bytes]),
    });
  }

  /** Cells run, and then this many tensors of 4 bytes are counted. */
  run(ids: readonly string[], counts: Readonly<Record<string, number>>): void {
    this.begin(...ids);
    this.end(...ids);
    this.count(Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, [count, 4 * count]])));
  }

  get leaking(): number[] {
    return this.watch.get().flatMap(({ cell, leaking }) => (leaking ? [cell] : []));
  }
}

const keeper = () => new Notebook("const kept = [];", "kept.push(tf.scalar(1));", "display(1);");

test("counts and bytes stand by cell, the heaviest first, and those of a prose cell's values together", () => {
  const notebook = new Notebook("const a = tf.ones([2]);");
  notebook.count({ "1": [1, 8], "3.0": [1, 4], "3.1": [2, 40] });
  expect(notebook.watch.get()).toEqual([
    { cell: 3, count: 3, bytes: 44, leaking: false },
    { cell: 1, count: 1, bytes: 8, leaking: false },
  ]);
});

test("a cell that holds more after each of three runs of what uses it leaks", () => {
  const notebook = keeper();
  notebook.run(["1", "2"], { "1": 1 });
  notebook.run(["2"], { "1": 2 });
  notebook.run(["2"], { "1": 3 });
  expect(notebook.leaking).toEqual([]);
  notebook.run(["2"], { "1": 4 });
  expect(notebook.leaking).toEqual([1]);
});

test("runs of other cells count neither for nor against", () => {
  const notebook = keeper();
  notebook.run(["1", "2"], { "1": 1 });
  for (const count of [2, 3, 4]) {
    notebook.run(["2"], { "1": count });
    notebook.run(["3"], { "1": count });
  }
  expect(notebook.leaking).toEqual([1]);
});

test("a run without growth ends the row", () => {
  const notebook = keeper();
  for (const count of [1, 2, 3, 3, 4, 5]) notebook.run(["2"], { "1": count });
  expect(notebook.leaking).toEqual([]);
  notebook.run(["2"], { "1": 6 });
  expect(notebook.leaking).toEqual([1]);
  notebook.run(["1", "2"], { "1": 1 });
  expect(notebook.leaking).toEqual([]);
});

test("a cell whose inputs have new values may hold more each time", () => {
  const notebook = new Notebook("const n = view(Inputs.range());", "const parts = d3.range(n).map(tf.scalar);");
  for (const count of [1, 2, 3, 4, 5]) notebook.run(["1", "2"], { "2": count });
  expect(notebook.leaking).toEqual([]);
});

test("a cell that the student writes on may hold more each time", () => {
  const notebook = new Notebook("const a = [1];");
  for (const count of [1, 2, 3, 4, 5]) {
    notebook.texts = [`const a = [${"tf.scalar(1), ".repeat(count)}];`];
    notebook.run(["1"], { "1": count });
  }
  expect(notebook.leaking).toEqual([]);
});

test("a generator that keeps what each of its values made leaks; no run of it begins anew", () => {
  const notebook = new Notebook("const loss = (async function* () { /* … */ })();");
  notebook.run(["1"], { "1": 10 });
  for (const count of [20, 30, 40]) {
    notebook.end("1");
    notebook.count({ "1": [count, 4 * count] });
  }
  expect(notebook.leaking).toEqual([1]);
});

test("as many tensors that are larger each time leak too", () => {
  const notebook = keeper();
  for (const bytes of [4, 8, 12, 16]) {
    notebook.begin("2");
    notebook.end("2");
    notebook.count({ "1": [1, bytes] });
  }
  expect(notebook.leaking).toEqual([1]);
});

test("what a cell holds in the middle of its run is not compared", () => {
  const notebook = new Notebook("const model = await train();");
  notebook.begin("1");
  for (const count of [10, 20, 30, 40, 50]) notebook.count({ "1": [count, count] });
  notebook.end("1");
  notebook.count({ "1": [5, 5] });
  expect(notebook.leaking).toEqual([]);
});

test("a count that came while cells ran is taken once they rest, when the next run begins", () => {
  const notebook = keeper();
  for (const count of [1, 2, 3, 4, 5]) {
    notebook.begin("2");
    notebook.count({ "1": [count, count] });
    notebook.end("2");
    notebook.clock.advance(400);
  }
  expect(notebook.leaking).toEqual([1]);
});

test("a new kernel holds nothing, and has leaked nothing", () => {
  const notebook = keeper();
  for (const count of [1, 2, 3, 4]) notebook.run(["2"], { "1": count });
  notebook.tell({ type: "started" });
  expect(notebook.watch.get()).toEqual([]);
  notebook.run(["1", "2"], { "1": 9 });
  expect(notebook.leaking).toEqual([]);
});

test("a cell deleted while it ran does not keep the others from resting", () => {
  const notebook = keeper();
  notebook.begin("3");
  notebook.texts = notebook.texts.slice(0, 2);
  for (const count of [1, 2, 3, 4]) notebook.run(["2"], { "1": count });
  expect(notebook.leaking).toEqual([1]);
});

test("who watches hears of many counts once", () => {
  const notebook = keeper();
  const heard = vi.fn();
  notebook.watch.subscribe(heard);
  for (let count = 0; count < 50; count += 1)
    notebook.tell({ type: "tensors", backend: "wasm", cells: [["1", count, 4]] });
  notebook.clock.advance(100);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(notebook.watch.get()[0]?.count).toBe(49);
});
