import { expect, test } from "vitest";
import { newCourseKey } from "./course-key.ts";
import { lockLab, unlockLab } from "./locked-lab.ts";

const texts = { "pt-BR": "<notebook>segredo: ação</notebook>", en: "<notebook>secret</notebook>" };
const lab = { id: "module/lab", hash: "a1".repeat(32) };
const key = newCourseKey();

test("a locked lab opens with its key, for its id and its hash, and for nothing else", async () => {
  const locked = await lockLab(texts, lab, key);
  expect(await unlockLab(locked, lab, key)).toEqual(texts);
  expect(await unlockLab(locked, lab, newCourseKey())).toBeNull();
  expect(await unlockLab(locked, { ...lab, id: "module/other" }, key)).toBeNull();
  expect(await unlockLab(locked, { ...lab, hash: "b2".repeat(32) }, key)).toBeNull();
});

test("no bit of it can be changed, and what is cut or no lab at all does not open", async () => {
  const locked = await lockLab(texts, lab, key);
  for (const at of [0, 11, 12, locked.length >> 1, locked.length - 1]) {
    const changed = locked.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await unlockLab(changed, lab, key), `byte ${at}`).toBeNull();
  }
  for (const bytes of [
    locked.slice(0, -1),
    locked.slice(0, 5),
    new Uint8Array(),
    new TextEncoder().encode("<!doctype html>"),
  ])
    expect(await unlockLab(bytes, lab, key)).toBeNull();
});

test("nothing of the lab stands in it, and the same lab is never locked to the same bytes", async () => {
  const [one, other] = [await lockLab(texts, lab, key), await lockLab(texts, lab, key)];
  expect(one).not.toEqual(other);
  expect(one.slice(0, 12)).not.toEqual(other.slice(0, 12));
  expect(new TextDecoder("latin1").decode(one)).not.toMatch(/segredo|secret|notebook/);
});
