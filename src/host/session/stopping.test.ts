import { expect, test } from "vitest";
import { states, view, World } from "./world.testing.ts";

const right = "const mean = () => data[0] / 2;";

test("stop ends a cell that waits, and only that one is stopped", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(2, 'const data = ["WAIT"];');
  session.run(2);
  await world.pass(100);
  expect(states(session)).toMatchObject({ 2: "running", 4: "running" });
  expect(session.getSnapshot().kernel).toBe("busy");
  await session.stop();
  await world.pass(100);
  expect(world.sandboxes).toHaveLength(1);
  expect(states(session)).toMatchObject({ 2: "stopped", 3: "ok", 4: "blocked" });
  expect(view(session, 4).blockedBy).toBe(2);
  session.dispose();
});

test("stop kills a blocked frame, restores what stood, and does not run the culprit again, also after a reload", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, 'const mean = () => { while (true) {} "HANG"; };');
  session.run(3);
  await world.pass(100);
  await session.stop();
  await world.pass(100);
  expect(world.sandboxes).toHaveLength(2);
  expect(world.sandboxes[0]?.killed).toBe(true);
  expect(states(session)).toMatchObject({ 2: "ok", 3: "stopped", 4: "blocked" });
  expect(view(session, 3).text).toContain("HANG");
  session.dispose();
  await world.pass(100);

  const again = await world.open();
  expect(states(again)).toMatchObject({ 2: "ok", 3: "stopped", 4: "blocked" });
  expect(world.sandbox.cells.has("3")).toBe(false);
  again.edit(3, right);
  await world.pass(600);
  expect(states(again)).toMatchObject({ 3: "ok", 4: "ok" });
  again.dispose();
});

test("running a stopped cell lifts the mark", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, 'const mean = "WAIT" + data;');
  session.run(3);
  await world.pass(100);
  await session.stop();
  session.run(3);
  await world.pass(100);
  expect(states(session)[3]).toBe("running");
  session.dispose();
});

test("a cell that held the frame when the whole tab died is not run when the lab is opened again", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, 'const mean = () => "HANG";');
  session.run(3);
  await world.pass(100);
  world.sandbox.tell({ type: "unresponsive", id: "3" });
  await world.pass(300);
  // The tab dies: nothing is disposed.
  const again = await new World({ database: world.database }).open();
  expect(states(again)[3]).toBe("stopped");
  again.dispose();
});

test("a frame that dies starts again without the cell that ran; three deaths within half a minute leave it dead", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, 'const mean = "WAIT" + data;');
  session.run(3);
  await world.pass(100);
  world.sandbox.die("silent");
  await world.pass(100);
  expect(world.sandboxes).toHaveLength(2);
  expect(states(session)).toMatchObject({ 2: "ok", 3: "stopped" });
  expect(view(session, 3).error?.message).toContain("parou de responder");
  world.sandbox.die("flooded");
  world.sandbox.die("flooded");
  expect(session.getSnapshot().kernel).toBe("dead");
  await session.restart();
  await world.pass(50);
  expect(session.getSnapshot().kernel).toBe("ready");
  session.dispose();
});
