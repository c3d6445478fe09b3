import fc from "fast-check";
import { expect, test } from "vitest";
import { wins } from "../../shared/work-entry.ts";
import { cell, clock, newDatabase, open, Street, textOf } from "./lab-store.testing.ts";
import type { LabStore } from "./lab-store.ts";

test("two tabs see each other's edits and count each other", async () => {
  const database = newDatabase();
  const street = new Street();
  const a = await open(database, "a", { channel: street.open() });
  const changed: string[] = [];
  const b = await open(database, "b", {
    channel: street.open(),
    onRemote: (entries) => changed.push(...entries.map((entry) => entry.key)),
  });
  expect([a.otherTabs, b.otherTabs]).toEqual([1, 1]);
  a.set(cell(9, "from a"));
  expect(textOf(b, 9)).toBe("from a");
  expect(changed).toEqual(["cell:9"]);
  await b.close();
  expect(a.otherTabs).toBe(0);
});

test("a tab silent for minutes is no longer counted", async () => {
  const street = new Street();
  const database = newDatabase();
  const a = await open(database, "a", { channel: street.open() });
  const dying = street.open();
  await open(database, "b", { channel: dying });
  dying.connected = false;
  expect(a.otherTabs).toBe(1);
  clock.advance(200_000);
  expect(a.otherTabs).toBe(0);
});

test("two writers who hear nothing of each other: the later edit stands, the other is in the history", async () => {
  const database = newDatabase();
  const a = await open(database, "a");
  const b = await open(database, "b");
  a.set(cell(9, "of a"));
  b.set(cell(9, "x"));
  b.set(cell(9, "of b"));
  b.set(cell(14, "only b"));
  await Promise.all([b.flush(), a.flush()]);
  expect(textOf(a, 9)).toBe("of b");
  await a.refresh();
  expect(textOf(a, 14)).toBe("only b");
  expect((await a.history(9)).map((row) => row.text)).toContain("of a");
});

test("an edit heard of by a tab survives the death of the tab that made it", async () => {
  const database = newDatabase();
  const street = new Street();
  const a = await open(database, "a", { channel: street.open() });
  const b = await open(database, "b", { channel: street.open() });
  a.set(cell(9, "never written by a"));
  await b.flush();
  const next = await open(database, "c");
  expect(textOf(next, 9)).toBe("never written by a");
});

test("two tabs that open a lab for the first time draw one seed", async () => {
  const database = newDatabase();
  const [a, b] = await Promise.all([open(database, "a"), open(database, "b")]);
  await b.refresh();
  await a.refresh();
  const seeds = b.journal.map((event) => (event.what.type === "opened" ? event.what.studentSeed : null));
  expect(seeds).toHaveLength(2);
  expect(new Set(seeds).size).toBe(1);
});

test("whatever the order of edits, messages and writes, all tabs and the device end with the same work and no text is lost", async () => {
  const step = fc.record({
    tab: fc.nat(2),
    cell: fc.nat(1),
    after: fc.constantFrom("nothing", "flush", "refresh", "deafen", "hear"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const database = newDatabase();
      const street = new Street();
      const channels = [0, 1, 2].map(() => street.open());
      const tabs: LabStore[] = [];
      for (const [at, channel] of channels.entries()) tabs.push(await open(database, `w${at}`, { channel }));
      const last = new Map<string, string>();
      for (const [at, { tab, cell: id, after }] of steps.entries()) {
        const text = `${at}`;
        tabs[tab]?.set(cell(id + 1, text));
        last.set(`${tab}:${id + 1}`, text);
        if (after === "flush") await tabs[tab]?.flush();
        if (after === "refresh") await tabs[tab]?.refresh();
        const channel = channels[tab];
        if (channel && after === "deafen") channel.connected = false;
        if (channel && after === "hear") channel.connected = true;
      }
      await Promise.all(tabs.map((tab) => tab.flush()));
      for (const tab of tabs) await tab.refresh();
      await Promise.all(tabs.map((tab) => tab.flush()));
      const reader = await open(database, "reader");
      for (const id of [1, 2]) {
        const texts = [...tabs, reader].map((tab) => textOf(tab, id));
        expect(new Set(texts).size).toBe(1);
        const kept = (await reader.history(id)).map((row) => row.text).concat(texts[0] ?? []);
        // A tab's own earlier keystrokes may go; the last text that each tab left never does.
        for (const tab of [0, 1, 2]) {
          const text = last.get(`${tab}:${id}`);
          if (text !== undefined) expect(kept).toContain(text);
        }
      }
      const opened = reader.journal.filter((event) => event.what.type === "opened");
      expect(opened).toHaveLength(4);
      await database.close();
    }),
    { numRuns: 60 },
  );
});

test("merging is commutative, associative and idempotent", () => {
  const entry = fc
    .record({ time: fc.nat(5), writer: fc.constantFrom("a", "b", "c") })
    .map((stamp) => ({ ...stamp, text: `${stamp.time}${stamp.writer}` }));
  const merge = <T extends { time: number; writer: string }>(a: T, b: T) => (wins(b, a) ? b : a);
  fc.assert(
    fc.property(entry, entry, entry, (a, b, c) => {
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(a, a)).toEqual(a);
    }),
  );
});
