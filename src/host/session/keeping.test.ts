import { afterEach, expect, test, vi } from "vitest";
import type { Channel } from "../storage/tabs.ts";
import { labs, states, view, World } from "./world.testing.ts";

const right = "const mean = () => data[0] / 2;";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a reload finds everything: texts, own cells, their order, predictions, reflections, the seed", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(2, "const data = [10];");
  const below = session.editing.add(2, "below", "js");
  const between = session.editing.add(below, "above", "md");
  const top = session.editing.add(1, "above", "js");
  session.edit(below, "const mine = 1;");
  session.edit(between, "own prose ⟦mine⟧");
  session.predict("bet", "b", "bet");
  session.reflect("why", "because");
  await world.pass(800);
  session.dispose();
  await world.pass(100);
  const again = await world.open({ draw: () => 9 });
  expect(again.getSnapshot().cells.map(({ id }) => id)).toEqual([top, 1, 2, between, below, 3, 4, 5, 6]);
  expect(view(again, 2).text).toBe("const data = [10];");
  expect(view(again, between)).toMatchObject({ origin: "student", mode: "md", live: ["42"] });
  expect(again.getSnapshot().reflections[0]?.text).toBe("because");
  expect(again.getSnapshot().predictions[0]?.given?.option).toBe("b");
  expect(again.studentSeed).toBe(1234);
  expect((await world.factTypes()).filter((type) => type === "reflected")).toHaveLength(1);
  again.dispose();
});

test("a deleted cell comes back by undo with its text, and a lab's cell cannot be deleted", async () => {
  const world = new World();
  const session = await world.open();
  const own = session.editing.add(6, "below", "js");
  session.edit(own, "const own = 1;");
  session.editing.delete(own);
  session.editing.delete(2);
  expect(session.getSnapshot().cells.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  session.editing.undo();
  expect(view(session, own).text).toBe("const own = 1;");
  await session.editing.convert(own, "md");
  expect(view(session, own).mode).toBe("md");
  session.dispose();
});

test("restoring the starter keeps what was there in the history", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, right);
  session.restoreStarter(3);
  await session.save();
  expect(view(session, 3).text).toBe(labs["pt-BR"].notebook.cells[2]?.text);
  expect((await session.history(3)).map(({ text }) => text)).toContain(right);
  expect(await world.factTypes()).toContain("reset");
  session.dispose();
});

test("texts that the student did not change follow the language", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(2, "const data = [11];");
  session.setLanguage("en");
  expect(view(session, 3).text).toBe("const mean = () => 0; // the sum");
  expect(view(session, 1).text).toContain("The mean");
  expect(view(session, 2).text).toBe("const data = [11];");
  session.dispose();
});

test("another tab's edit is seen and run, and what was typed here and lost is in the history", async () => {
  const world = new World();
  const channels: (Channel & { connected?: boolean })[] = [];
  const open = () => {
    const channel: Channel = {
      onmessage: null,
      close: () => channels.splice(channels.indexOf(channel), 1),
      postMessage: (data: unknown) => {
        for (const other of channels) {
          if (other !== channel) {
            other.onmessage?.call(
              other as BroadcastChannel,
              new MessageEvent("message", { data: structuredClone(data) }),
            );
          }
        }
      },
    };
    channels.push(channel);
    return channel;
  };
  const here = await world.open({ channel: open() });
  const sandbox = world.sandbox;
  const there = await world.open({ channel: open() });
  expect(here.getSnapshot().otherTabs).toBe(1);
  here.edit(2, "const data = ['typed here'];");
  there.edit(2, "const data = ['typed there'];");
  expect(view(here, 2).text).toBe("const data = ['typed there'];");
  there.predict("bet", "a", "guess");
  await world.pass(700);
  expect(sandbox.cells.get("2")?.body).toContain("typed there");
  expect(states(here)[5]).toBe("ok");
  expect((await here.history(2)).map(({ text }) => text)).toContain("const data = ['typed here'];");
  here.dispose();
  there.dispose();
});

test("storage that refuses: the student goes on, is told, and can download everything", async () => {
  const world = new World();
  const session = await world.open();
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  session.edit(2, "const data = [12];");
  await world.pass(700);
  expect(session.getSnapshot()).toMatchObject({ save: "failed", saveError: "quota" });
  expect(states(session)).toMatchObject({ 2: "ok", 4: "ok" });
  expect(world.sandbox.cells.get("2")?.body).toContain("[12]");
  expect(await session.exportWork()).toContain("const data = [12];");
  session.dispose();
});

test("a page that goes away writes at once", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(2, "const data = [15];");
  world.window.dispatchEvent(new Event("pagehide"));
  await expect.poll(() => session.getSnapshot().save).toBe("saved");
  const again = await new World({ database: world.database }).open();
  expect(view(again, 2).text).toBe("const data = [15];");
  again.dispose();
});
