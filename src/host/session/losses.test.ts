import { afterEach, expect, test, vi } from "vitest";
import type { Lab } from "../../notebook/model.ts";
import { FakeSandbox } from "./fakes.testing.ts";
import type { LabSession } from "./session.ts";
import { exerciseOf, labs, verdictOf, view, World } from "./world.testing.ts";

/** A student's browser whose checks answer when they are let. */
class GatedWorld extends World {
  /** The body that the kernel held when each check began. */
  readonly judged: string[] = [];
  /** Each check waits for this. */
  gate: Promise<void> = Promise.resolve();

  constructor() {
    super({
      judge: async (request, sandbox) => {
        const body = sandbox.cells.get(String(request.exercise.cell))?.body ?? "nothing";
        this.judged.push(body);
        await this.gate;
        return verdictOf(request, body.includes("right"));
      },
    });
  }
}

const ids = (session: LabSession) => session.getSnapshot().cells.map(({ id }) => id);
const mean = (session: LabSession) => exerciseOf(session, "mean");
const without = (lab: Lab, cell: number): Lab => ({
  ...lab,
  version: 2,
  editable: lab.editable.filter((id) => id !== cell),
  notebook: { ...lab.notebook, cells: lab.notebook.cells.filter(({ id }) => id !== cell) },
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("a click on Check while the text is on its way to the kernel does not judge the old value", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  await world.pass(300);
  session.edit(3, 'const mean = () => "right";');
  await world.pass(800);
  expect(mean(session).outcome).toBe("passed");
  world.judged.length = 0;
  // The device is slow: the kernel gets the text only after half a second.
  vi.spyOn(world.database, "connect").mockImplementation(() => new Promise(() => undefined));
  session.edit(3, 'const mean = () => "other";');
  session.check("mean");
  await world.pass(1_000);
  expect(world.judged.every((body) => body.includes("other"))).toBe(true);
  expect(mean(session).outcome).toBe("failed");
  session.dispose();
});

test("a verdict that was on its way when the text changed is thrown away", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  let open: () => void = () => undefined;
  world.gate = new Promise((resolve) => {
    open = resolve;
  });
  session.edit(3, 'const mean = () => "right";');
  await world.pass(800);
  expect(mean(session).checking).toBe(true);
  session.edit(3, 'const mean = "WAIT" + data;');
  session.run(3);
  await world.pass(100);
  open();
  await world.pass(300);
  expect(mean(session)).toMatchObject({ outcome: "not-attempted", checking: false });
  expect(await world.checked()).toEqual([]);
  session.dispose();
});

test("while a new kernel is on its way nothing is checked: it holds no cell yet", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.edit(3, 'const mean = () => "right";');
  await world.pass(800);
  world.judged.length = 0;
  session.check("mean");
  const connect = vi.spyOn(world.database, "connect").mockImplementation(() => new Promise(() => undefined));
  session.reflect("why", "unsaved, so that the kernel waits for the device");
  world.sandbox.die("silent");
  expect(view(session, 3).state).not.toBe("ok");
  await world.pass(200);
  expect(world.judged).toEqual([]);
  connect.mockRestore();
  await world.pass(1_000);
  expect(mean(session).outcome).toBe("passed");
  expect(await world.checked()).toEqual(["passed"]);
  session.dispose();
});

test("pressing Stop twice stops the cell that runs, not those that wait for it", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.edit(2, 'const data = ["WAIT"];');
  session.run(2);
  await world.pass(100);
  // The kernel takes its time to end what waits.
  world.sandbox.kernel.stopCells = () => undefined;
  await Promise.all([session.stop(), session.stop()]);
  await session.stop();
  expect([2, 4].map((id) => view(session, id).state)).toEqual(["stopped", "blocked"]);
  session.dispose();
});

test("a text that was mended while the frame hung runs after a reload; the one that hung does not", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.edit(3, 'const mean = () => "HANG";');
  session.run(3);
  await world.pass(100);
  session.edit(3, "const mean = () => 1;");
  world.sandbox.tell({ type: "unresponsive", id: "3" });
  await world.pass(300);
  const again = await world.open();
  expect(view(again, 3)).toMatchObject({ text: "const mean = () => 1;", state: "ok" });
  again.dispose();
});

test("a navigation is blamed on the cell that speaks of it, not on one that ran after", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.edit(3, 'globalThis.location.assign("about:blank"); const mean = () => 1;');
  session.edit(2, "const data = [1];");
  session.run(3);
  session.run(2);
  await world.pass(200);
  expect([2, 3].map((id) => view(session, id).state)).toEqual(["ok", "ok"]);
  world.sandbox.die("navigated");
  await world.pass(100);
  expect([2, 3].map((id) => view(session, id).state)).toEqual(["ok", "stopped"]);
  session.dispose();
});

test("a kernel that never starts is given up after three tries, however long each takes", async () => {
  const world = new GatedWorld();
  const session = await world.open({
    startSandbox: (start) => {
      const sandbox = new FakeSandbox(start, () => Promise.reject(new Error("no")));
      Object.assign(sandbox, { ready: new Promise(() => undefined) });
      world.sandboxes.push(sandbox);
      return sandbox;
    },
  });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await world.pass(15_000);
    world.sandbox.die("not-started");
  }
  expect(session.getSnapshot().kernel).toBe("dead");
  expect(world.sandboxes).toHaveLength(3);
  session.dispose();
});

test("in lazy mode another language does not run what waits to be run", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.setRunMode("lazy");
  session.edit(2, "const data = [7];");
  session.run(2);
  await world.pass(100);
  expect(view(session, 4).state).toBe("stale");
  session.setLanguage("en");
  await world.pass(100);
  expect(view(session, 4).state).toBe("stale");
  session.dispose();
});

test("a blocked cell names the cell that failed first, also where that is the student's own", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  const own = session.editing.add(1, "below", "js");
  session.edit(own, 'const alpha = "FAIL";');
  session.edit(2, "const data = [alpha];");
  session.edit(3, "const mean = () => alpha + data;");
  await world.pass(700);
  expect(view(session, 3)).toMatchObject({ state: "blocked", blockedBy: own });
  expect(view(session, 4)).toMatchObject({ state: "blocked", blockedBy: own });
  session.dispose();
});

test("a deleted cell comes back by undo after a reload too", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  const own = session.editing.add(6, "below", "js");
  session.edit(own, "const own = 1;");
  session.editing.delete(own);
  await world.pass(300);
  session.dispose();
  await world.pass(100);
  const again = await world.open();
  expect(ids(again)).not.toContain(own);
  again.editing.undo();
  expect(view(again, own).text).toBe("const own = 1;");
  again.dispose();
});

test("cells put in one place again and again stand in the order that was asked for", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  const last = session.editing.add(2, "below", "js");
  const put: number[] = [];
  for (let time = 0; time < 120; time += 1) put.push(session.editing.add(last, "above", "js"));
  expect(ids(session).slice(2, -4)).toEqual([...put, last]);
  session.dispose();
});

test("where a new version takes a cell away, what the student wrote in it and after it stays in its place", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.edit(2, "const data = [42];");
  const own = session.editing.add(2, "below", "js");
  session.edit(own, "const mine = 1;");
  await world.pass(700);
  session.dispose();
  await world.pass(100);
  const newer = { "pt-BR": without(labs["pt-BR"], 2), en: without(labs.en, 2) };
  const offered = await world.open({ labs: newer, hash: "hash-2" });
  expect(await offered.newVersion?.take(new Map(), "pt-BR")).toBe(true);
  offered.dispose();
  await world.pass(100);
  const again = await world.open({ labs: newer, hash: "hash-2" });
  const [, rescued = 0] = ids(again);
  expect(ids(again)).toEqual([1, rescued, own, 3, 4, 5, 6]);
  expect(view(again, rescued)).toMatchObject({ text: "const data = [42];", origin: "student", state: "disabled" });
  await again.editing.convert(rescued, "js");
  await world.pass(700);
  expect(view(again, rescued)).toMatchObject({ text: "const data = [42];", state: "ok" });
  again.editing.delete(rescued);
  expect(ids(again)).toEqual([1, own, 3, 4, 5, 6]);
  again.editing.undo();
  expect(view(again, rescued).text).toBe("const data = [42];");
  again.dispose();
});

test("the download holds the reflections too", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.reflect("why", "because the mean is not robust");
  expect(await session.exportWork()).toContain("because the mean is not robust");
  session.dispose();
});

test("after dispose nothing waits to run, whatever the store still tells", async () => {
  const world = new GatedWorld();
  const session = await world.open();
  session.edit(3, 'const mean = () => "right";');
  session.check("mean");
  const told = vi.fn();
  session.subscribe(told);
  session.dispose();
  told.mockClear();
  session.entriesChanged([]);
  session.storeChanged();
  await world.pass(1_000);
  expect(told).not.toHaveBeenCalled();
  expect(world.judged).toEqual([]);
  expect(world.sandbox.killed).toBe(true);
});
