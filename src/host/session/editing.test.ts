import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Database } from "../storage/database.ts";
import { LabStore } from "../storage/lab-store.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import { Editing } from "./editing.ts";
import { labIn } from "./fakes.testing.ts";
import { baseOf } from "./starters.ts";
import { Work } from "./work.ts";

const labs = { "pt-BR": labIn("pt-BR"), en: labIn("en") };
let databases = 0;

/** A lab opened in a browser; cell 5 waits for a prediction. */
async function open(database = new Database(`editing-test-${++databases}`), clock = new ManualClock()) {
  const store = await LabStore.open({
    lab: labs["pt-BR"].id,
    writer: `writer ${++databases}`,
    database,
    clock,
    channel: null,
    base: baseOf(labs, "hash"),
    opening: () => ({ type: "opened", labVersion: 1, labHash: "hash", studentSeed: 1 }),
    onRemote: () => undefined,
    onStatus: () => undefined,
  });
  let drawn = 0;
  const work = new Work(labs, "pt-BR", store, clock, () => ++drawn);
  const isLocked = (cell: number) => cell === 5;
  const editing = new Editing({ work, store, clock, isLocked, onEdit: () => undefined, onChange: () => undefined });
  const shown = () => work.cells.map(({ id, mode, text }) => `${id} ${mode} ${text}`);
  const order = () => work.cells.map(({ id }) => id);
  return { database, store, clock, work, editing, shown, order };
}

test("own cells move past the lab's cells and past each other; the lab's cells keep their order", async () => {
  const { editing, order } = await open();
  const a = editing.add(2, "below", "js");
  const b = editing.add(a, "below", "md");
  expect(order()).toEqual([1, 2, a, b, 3, 4, 5, 6]);
  editing.move(a, "down");
  expect(order()).toEqual([1, 2, b, a, 3, 4, 5, 6]);
  editing.move(a, "down");
  expect(order()).toEqual([1, 2, b, 3, a, 4, 5, 6]);
  for (let step = 0; step < 9; step += 1) editing.move(b, "up");
  expect(order()).toEqual([b, 1, 2, 3, a, 4, 5, 6]);
  expect(editing.move(b, "up")).toBe(false);
  expect(editing.move(3, "up")).toBe(false);
  for (let step = 0; step < 9; step += 1) editing.move(a, "down");
  expect(order()).toEqual([b, 1, 2, 3, 4, 5, 6, a]);
});

test("a moved cell stands there after a reload", async () => {
  const first = await open();
  const own = first.editing.add(2, "below", "js");
  first.editing.move(own, "down");
  await first.store.close();
  expect((await open(first.database)).order()).toEqual([1, 2, 3, own, 4, 5, 6]);
});

test("a replacement is one step, leaves alone what may not be edited, and undo leaves alone what was typed since", async () => {
  const { editing, work } = await open();
  const texts = [2, 3, 4, 5].map((cell) => ({ cell, text: `const new${cell} = 1;` }));
  const before = [2, 3, 4, 5].map((cell) => work.cell(cell)?.text);
  expect(editing.replace(texts)).toBe(2);
  expect(work.cell(4)?.text).toBe(before[2]);
  expect(work.cell(5)?.text).toBe(before[3]);
  editing.edit(3, "typed since");
  expect(editing.undo()).toBe(true);
  expect(work.cell(2)?.text).toBe(before[0]);
  expect(work.cell(3)?.text).toBe("typed since");
});

test("undo takes every step back to the beginning, whatever the steps were", async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant("add" as const),
      at: fc.nat(20),
      where: fc.constantFrom("above" as const, "below" as const),
    }),
    fc.record({ do: fc.constant("delete" as const), at: fc.nat(20) }),
    fc.record({
      do: fc.constant("move" as const),
      at: fc.nat(20),
      way: fc.constantFrom("up" as const, "down" as const),
    }),
    fc.record({
      do: fc.constant("convert" as const),
      at: fc.nat(20),
      mode: fc.constantFrom("js" as const, "ts" as const, "md" as const),
    }),
    fc.record({ do: fc.constant("replace" as const), text: fc.string() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { editing, shown, order, work } = await open();
      const was: string[][] = [];
      for (const one of steps) {
        const before = shown();
        if (one.do === "replace") editing.replace(work.cells.map(({ id }) => ({ cell: id, text: one.text })));
        else {
          const cell = order()[one.at % order().length] ?? 0;
          if (one.do === "add") editing.add(cell, one.where, "js");
          if (one.do === "delete") editing.delete(cell);
          if (one.do === "move") editing.move(cell, one.way);
          if (one.do === "convert") await editing.convert(cell, one.mode);
        }
        if (shown().join("\n") !== before.join("\n")) was.push(before);
      }
      for (const before of was.toReversed()) {
        const undone = editing.undo();
        // A cell that was added and written in since is not taken away.
        if (steps.some((one) => one.do === "replace")) continue;
        expect(undone).toBe(true);
        expect(shown()).toEqual(before);
      }
    }),
    { numRuns: 40 },
  );
});

test("deleted cells come back one after the other, also after a reload", async () => {
  const first = await open();
  const ids = ["one", "two", "three"].map((text) => {
    const id = first.editing.add(6, "below", "js");
    first.editing.edit(id, text);
    return id;
  });
  for (const id of ids) first.editing.delete(id);
  await first.store.close();
  const again = await open(first.database);
  expect(again.order()).toHaveLength(6);
  for (const text of ["three", "two", "one"]) {
    expect(again.editing.undo()).toBe(true);
    expect(again.shown().some((cell) => cell.endsWith(text))).toBe(true);
  }
  expect(again.editing.undo()).toBe(false);
});

test("the notebook goes back to a moment, with its cells, places and kinds, and forth again", async () => {
  const { editing, shown, store } = await open();
  const own = editing.add(2, "below", "js");
  editing.edit(own, "const mine = 1;");
  editing.edit(3, "const mean = () => 1;");
  const then = shown();
  editing.replace([{ cell: 3, text: "const mean = () => 2;" }]);
  await editing.convert(own, "ts");
  editing.move(own, "down");
  editing.delete(own);
  const late = editing.add(1, "above", "md");
  editing.edit(late, "later");
  const now = shown();
  await store.flush();
  const versions = await editing.versions();
  const version = versions.find(({ cells }) => cells.some(({ text }) => text === "const mean = () => 1;"));
  if (!version) throw new Error("the moment before the replacement was not kept");
  expect(await editing.restore(version)).toBe(true);
  expect(shown()).toEqual(then);
  await store.flush();
  // What stood before going back is a moment too.
  expect((await editing.versions()).some(({ cells }) => cells.some(({ text }) => text === "later"))).toBe(true);
  expect(editing.undo()).toBe(true);
  expect(shown()).toEqual(now);
});

test("moments are kept before the first change of a sitting, after ten minutes, and never twice the same", async () => {
  const first = await open();
  first.editing.edit(2, "first sitting");
  await first.store.close();
  const { editing, clock, store } = await open(first.database);
  const texts = async () => {
    await store.flush();
    return (await editing.versions()).map(({ cells }) => cells.map(({ text }) => text).join());
  };
  editing.edit(2, "second sitting");
  editing.edit(2, "second sitting, more");
  expect(await texts()).toEqual(["first sitting"]);
  clock.advance(10 * 60_000 + 1);
  editing.edit(2, "after ten minutes");
  expect(await texts()).toEqual(["second sitting, more", "first sitting"]);
  editing.delete(editing.add(2, "below", "js"));
  editing.delete(3);
  editing.delete(3);
  expect((await texts()).filter((text) => text === "after ten minutes,")).toHaveLength(1);
});

test("a moment that cannot be read is left out", async () => {
  const { editing, store } = await open();
  for (const text of ["{", "[1]", '[{"cell":2,"text":"a","own":{"anchor":1,"rank":1,"mode":"py"}}]'])
    store.keep("notebook", text, false);
  await store.flush();
  expect(await editing.versions()).toEqual([]);
});
