import { expect, test } from "vitest";
import { labs, states, view, World } from "./world.testing.ts";

test("a lab opens with every cell run, and the exercise behind a prediction locked", async () => {
  const world = new World();
  const session = await world.open();
  expect(states(session)).toEqual({ 2: "ok", 3: "ok", 4: "ok", 5: "locked", 6: "idle" });
  expect(view(session, 5)).toMatchObject({ lockedBy: "bet", editable: false });
  expect(view(session, 1).live).toEqual(["42"]);
  expect(session.getSnapshot()).toMatchObject({ kernel: "ready", save: "saved", otherTabs: 0, newVersion: "none" });
  session.dispose();
});

test("a draft that parses runs 500 ms after the last keystroke, saved before", async () => {
  const world = new World();
  const session = await world.open();
  world.sandbox.calls.length = 0;
  session.edit(2, "const data = [3];");
  await world.pass(400);
  session.edit(2, "const data = [4];");
  await world.pass(400);
  expect(world.sandbox.calls).toEqual([]);
  const connection = await world.database.connect();
  expect((await connection.get("entries", [labs.en.id, "cell:2"]))?.value).toMatchObject({ text: "const data = [4];" });
  await world.pass(150);
  expect(world.sandbox.calls).toEqual(["define 2"]);
  await session.save();
  expect(await world.factTypes()).toContain("ran");
  session.dispose();
});

test("running saves first, and runs at once", async () => {
  const world = new World();
  const session = await world.open();
  world.sandbox.calls.length = 0;
  session.edit(2, "const data = [5];");
  session.run(2);
  expect(world.sandbox.calls).toEqual([]);
  await expect.poll(() => world.sandbox.calls).not.toEqual([]);
  const connection = await world.database.connect();
  expect((await connection.get("entries", [labs.en.id, "cell:2"]))?.value).toMatchObject({ text: "const data = [5];" });
  session.dispose();
});

test("a draft that does not parse shows its problem, and what depends on the cell stays as it was", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(2, "const data = [");
  await world.pass(600);
  expect(view(session, 2).problems[0]?.code).toBe("syntax");
  expect(states(session)).toMatchObject({ 2: "ok", 4: "ok" });
  session.run(2);
  await world.pass(100);
  expect(states(session)).toMatchObject({ 2: "failed", 4: "blocked" });
  expect(view(session, 4).blockedBy).toBe(2);
  session.dispose();
});

test("a cell that fails blocks what needs it, however far, and names itself", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, "const mean = FAIL(data);");
  session.run(3);
  await world.pass(100);
  expect(view(session, 3).problems[0]).toMatchObject({ code: "undefined", name: "FAIL" });
  session.edit(3, 'const mean = "FAIL" + data;');
  session.run(3);
  await world.pass(100);
  expect(states(session)).toMatchObject({ 3: "failed", 4: "blocked" });
  expect(view(session, 3).error?.message).toBe("it failed");
  expect(view(session, 4)).toMatchObject({ blockedBy: 3, error: null });
  session.dispose();
});

test("in lazy mode an edited cell and what depends on it are stale until run", async () => {
  const world = new World();
  const session = await world.open();
  session.setRunMode("lazy");
  session.edit(2, "const data = [7];");
  await world.pass(1000);
  expect(states(session)).toMatchObject({ 2: "stale", 3: "ok", 4: "stale" });
  session.run(2);
  await world.pass(100);
  expect(states(session)).toMatchObject({ 2: "ok", 4: "stale" });
  session.run(4);
  await world.pass(100);
  expect(states(session)).toMatchObject({ 2: "ok", 4: "ok" });
  session.dispose();
});

test("running a stale cell in lazy mode runs what it needs, edited but not run", async () => {
  const world = new World();
  const session = await world.open();
  session.setRunMode("lazy");
  session.edit(2, "const data = [8];");
  session.run(4);
  await world.pass(100);
  expect(states(session)).toMatchObject({ 2: "ok", 4: "ok" });
  expect(world.sandbox.cells.get("2")?.body).toContain("[8]");
  session.dispose();
});

test("what did not change keeps its identity", async () => {
  const world = new World();
  const session = await world.open();
  await world.pass(300);
  const before = session.getSnapshot();
  expect(session.getSnapshot()).toBe(before);
  session.edit(2, "const data = [14];");
  const after = session.getSnapshot();
  expect(after).not.toBe(before);
  expect(view(session, 2)).not.toBe(before.cells.find(({ id }) => id === 2));
  for (const id of [1, 3, 4, 5, 6])
    expect(after.cells.find((cell) => cell.id === id)).toBe(before.cells.find((cell) => cell.id === id));
  expect(after.exercises).toBe(before.exercises);
  expect(after.predictions).toBe(before.predictions);
  session.dispose();
});
