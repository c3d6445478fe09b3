import { expect, test } from "vitest";
import type { Answer } from "../class/class-server.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import type { Erratum } from "./errata-data.ts";
import { ErrataWatch } from "./errata-watch.ts";

const erratum: Erratum = {
  ...{ id: "e1", courseId: "c1", course: "Turma A", labId: "module/lab", exercise: null },
  ...{ text: { "pt-BR": "Leia 4.", en: "Read 4." }, createdAt: "2026-11-20T12:00:00.000Z" },
};
const away: Answer<never> = { ok: false, why: "later" };

function watched(kept = new Map<string, string>()) {
  const clock = new ManualClock();
  const world = { answer: { ok: true, value: [] } as Answer<readonly Erratum[]>, isSeen: true, asked: 0 };
  const ask = () => {
    world.asked++;
    return Promise.resolve(world.answer);
  };
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  const watch = new ErrataWatch({ account: "a", ask, storage, clock, isSeen: () => world.isSeen });
  const wait = async (ms: number) => {
    clock.advance(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { watch, world, wait, kept };
}

test("an erratum that is written while the page is open is there within a minute", async () => {
  const { watch, world, wait } = watched();
  await watch.look();
  let told = 0;
  watch.subscribe(() => told++);
  world.answer = { ok: true, value: [erratum] };
  await wait(60_000);
  expect(watch.get().errata).toEqual([erratum]);
  await wait(60_000);
  expect(told).toBe(1);
});

test("without a network it asks ever more seldom, and keeps what it knew", async () => {
  const { watch, world, wait } = watched();
  world.answer = { ok: true, value: [erratum] };
  await watch.look();
  world.answer = away;
  const hour = async () => {
    const before = world.asked;
    for (let minute = 0; minute < 60; minute++) await wait(60_000);
    return world.asked - before;
  };
  expect(await hour()).toBeLessThan(12);
  expect(await hour()).toBeLessThanOrEqual(6);
  expect(watch.get().errata).toEqual([erratum]);
});

test("asked to look while an answer is under way, it asks once more", async () => {
  const { watch, world } = watched();
  const first = watch.look();
  world.answer = { ok: true, value: [erratum] };
  await Promise.all([first, watch.look(), watch.look()]);
  expect(world.asked).toBe(2);
  expect(watch.get().errata).toEqual([erratum]);
});

test("nobody looks: nobody asks", async () => {
  const { watch, world, wait } = watched();
  world.isSeen = false;
  await watch.look();
  await wait(600_000);
  expect(world.asked).toBe(0);
});

test("what was put aside stays aside after a reload, and is kept with its text for when there is no network", async () => {
  const first = watched();
  first.world.answer = { ok: true, value: [erratum] };
  await first.watch.look();
  first.watch.putAside("e1");
  const second = watched(first.kept);
  expect(second.watch.get()).toEqual({ errata: [erratum], putAside: new Set(["e1"]) });
});

test("what is kept and cannot be read counts as nothing", () => {
  const { watch } = watched(new Map([["bancada.errata:a", '{"errata":[{}]}']]));
  expect(watch.get().errata).toEqual([]);
});
