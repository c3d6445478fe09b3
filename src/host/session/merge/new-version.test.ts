import { afterEach, expect, test, vi } from "vitest";
import type { Channel } from "../../storage/tabs.ts";
import type { LabSession } from "../session.ts";
import type { Labs } from "../starters.ts";
import { labs as v1, World } from "../world.testing.ts";

/** The lab with other texts in some cells, or without them (null), under the next version. */
function changed(labs: Labs, texts: Readonly<Record<number, string | null>>): Labs {
  const of = (language: "pt-BR" | "en") => {
    const lab = labs[language];
    const cells = lab.notebook.cells.flatMap((cell) => {
      const text = texts[cell.id];
      return text === null ? [] : [{ ...cell, text: text ?? cell.text }];
    });
    const exercises = lab.exercises.filter(({ cell }) => texts[cell] !== null);
    return { ...lab, version: lab.version + 1, exercises, notebook: { ...lab.notebook, cells } };
  };
  return { "pt-BR": of("pt-BR"), en: of("en") };
}

/** A student's browser in which a lab changes. */
class ChangingWorld extends World {
  openLab(labs: Labs, hash: string, channel: Channel | null = null): Promise<LabSession> {
    return this.open({ labs, hash, channel });
  }

  /** A student who opened the first version and wrote these texts. */
  async begin(texts: Readonly<Record<number, string>>): Promise<void> {
    const session = await this.openLab(v1, "hash-1");
    for (const [cell, text] of Object.entries(texts)) session.edit(Number(cell), text);
    await this.leave(session);
  }

  async leave(session: LabSession): Promise<void> {
    await session.save();
    session.dispose();
  }
}

const textOf = (session: LabSession, id: number) =>
  session.getSnapshot().cells.find((cell) => cell.id === id)?.text ?? null;
const pastOf = async (session: LabSession, id: number) => (await session.history(id)).map(({ text }) => text);

afterEach(() => {
  vi.restoreAllMocks();
});

test("who has not begun simply has the new version", async () => {
  const world = new ChangingWorld();
  await world.leave(await world.openLab(v1, "hash-1"));
  const session = await world.openLab(changed(v1, { 2: "const data = [9];" }), "hash-2");
  expect(session.getSnapshot().newVersion).toBe("none");
  expect(textOf(session, 2)).toBe("const data = [9];");
  await world.leave(session);
});

test("who has begun works on in the old version until they take the new one", async () => {
  const world = new ChangingWorld();
  const v2 = changed(v1, { 2: "const data = [9];", 4: "display(data);" });
  await world.begin({ 2: "const data = [1, 2, 3];" });
  for (const _ of ["today", "tomorrow"]) {
    const session = await world.openLab(v2, "hash-2");
    expect(session.getSnapshot().newVersion).toBe("offered");
    expect([textOf(session, 2), textOf(session, 4)]).toEqual(["const data = [1, 2, 3];", "display(mean(data));"]);
    expect((await world.facts()).at(-1)).toMatchObject({ type: "opened", labVersion: 1, labHash: "hash-1" });
    await world.leave(session);
  }
});

test("taken, it is what the lab is from then on; the student's text stays, and the new one is in the history", async () => {
  const world = new ChangingWorld();
  const v2 = changed(v1, { 2: "const data = [9];", 4: "display(data);" });
  await world.begin({ 2: "const data = [1, 2, 3];" });
  const before = await world.openLab(v2, "hash-2");
  expect(await before.newVersion?.take(new Map(), "pt-BR")).toBe(true);
  await world.leave(before);
  const session = await world.openLab(v2, "hash-2");
  expect(session.getSnapshot().newVersion).toBe("none");
  expect([textOf(session, 2), textOf(session, 4)]).toEqual(["const data = [1, 2, 3];", "display(data);"]);
  expect(await pastOf(session, 2)).toContain("const data = [9];");
  expect(await world.facts()).toContainEqual({
    type: "updated",
    fromVersion: 1,
    fromHash: "hash-1",
    labVersion: 2,
    labHash: "hash-2",
    mine: [2],
    next: [],
  });
  await world.leave(session);
});

test("where the student chose the new text, it follows the language, and theirs is in the history", async () => {
  const world = new ChangingWorld();
  const v2 = changed(v1, { 2: "const data = [9];" });
  await world.begin({ 2: "const data = [1, 2, 3];" });
  const before = await world.openLab(v2, "hash-2");
  expect(await before.newVersion?.take(new Map([[2, "next"]]), "pt-BR")).toBe(true);
  await world.leave(before);
  const session = await world.openLab(v2, "hash-2");
  expect(textOf(session, 2)).toBe("const data = [9];");
  expect(await pastOf(session, 2)).toContain("const data = [1, 2, 3];");
  await world.leave(session);
});

test("what was written in a cell that went is a cell of the student's own, shown and not run", async () => {
  const world = new ChangingWorld();
  const v2 = changed(v1, { 3: null, 4: "display(data);" });
  await world.begin({ 3: "const mean = () => 7;" });
  const before = await world.openLab(v2, "hash-2");
  expect(await before.newVersion?.take(new Map(), "pt-BR")).toBe(true);
  await world.leave(before);
  const session = await world.openLab(v2, "hash-2");
  const kept = session.getSnapshot().cells.find(({ text }) => text === "const mean = () => 7;");
  expect(kept).toMatchObject({ id: 3, origin: "student", mode: "node", editable: true });
  expect(session.getSnapshot().cells.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  await world.leave(session);
});

test("a version that touches no cell is taken at once", async () => {
  const world = new ChangingWorld();
  await world.begin({ 2: "const data = [1, 2, 3];" });
  const session = await world.openLab(changed(v1, {}), "hash-2");
  expect(session.getSnapshot()).toMatchObject({ newVersion: "none", lab: { version: 2 } });
  expect((await world.facts()).at(-1)).toMatchObject({ type: "updated", labHash: "hash-2" });
  await world.leave(session);
});

test("an older version that is served is not offered: the work goes on in the newer one", async () => {
  const world = new ChangingWorld();
  await world.begin({ 2: "const data = [1, 2, 3];" });
  const v2 = changed(v1, { 4: "display(data);" });
  const taking = await world.openLab(v2, "hash-2");
  await taking.newVersion?.take(new Map(), "pt-BR");
  await world.leave(taking);
  const session = await world.openLab(v1, "hash-1");
  expect(session.getSnapshot()).toMatchObject({ newVersion: "none", lab: { version: 2 } });
  expect(textOf(session, 4)).toBe("display(data);");
  await world.leave(session);
});

test("a tab that has the old version is told when another takes the new one, and what is written in it is not lost", async () => {
  const world = new ChangingWorld();
  await world.begin({ 3: "const mean = () => 7;" });
  const channels: Channel[] = [];
  const join = (): Channel => {
    const channel: Channel = {
      postMessage: (message: unknown) => {
        for (const other of channels.filter((one) => one !== channel)) {
          other.onmessage?.call(new BroadcastChannel("x"), new MessageEvent("message", { data: message }));
        }
      },
      close: () => undefined,
      onmessage: null,
    };
    channels.push(channel);
    return channel;
  };
  const v2 = changed(v1, { 3: null });
  const old = await world.openLab(v1, "hash-1", join());
  const taking = await world.openLab(v2, "hash-2", join());
  expect(old.getSnapshot().newVersion).toBe("none");
  await taking.newVersion?.take(new Map(), "pt-BR");
  expect(old.getSnapshot().newVersion).toBe("elsewhere");
  expect(old.getSnapshot().cells.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  old.edit(3, "const mean = () => 8;");
  await world.leave(old);
  await world.leave(taking);
  const session = await world.openLab(v2, "hash-2");
  expect(session.getSnapshot().cells.map(({ text }) => text)).toContain("const mean = () => 8;");
  await world.leave(session);
});

test("storage that refuses: nothing is taken, and the old version stays", async () => {
  const world = new ChangingWorld();
  await world.begin({ 2: "const data = [1, 2, 3];" });
  const v2 = changed(v1, { 2: "const data = [9];" });
  const session = await world.openLab(v2, "hash-2");
  session.edit(2, "const data = [4];");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await session.newVersion?.take(new Map(), "pt-BR")).toBe(false);
  expect(session.getSnapshot().newVersion).toBe("offered");
  expect(textOf(session, 2)).toBe("const data = [4];");
  session.dispose();
});
