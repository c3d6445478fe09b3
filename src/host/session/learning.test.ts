import { expect, test } from "vitest";
import { exerciseOf, labs, states, view, World } from "./world.testing.ts";

const right = "const mean = () => data[0] / 2;";

test("the starter in either language is not attempted, and nothing is checked", async () => {
  const world = new World();
  const session = await world.open();
  await world.pass(300);
  expect(exerciseOf(session, "mean").verdicts.map(({ outcome }) => outcome)).toEqual([
    "not-attempted",
    "not-attempted",
  ]);
  session.edit(3, `\n${labs.en.exercises[0] ? labs.en.notebook.cells[2]?.text : ""}  `);
  session.check("mean");
  await world.pass(300);
  expect(exerciseOf(session, "mean").outcome).toBe("not-attempted");
  expect(world.sandbox.checked).toEqual([]);
  expect(await world.factTypes()).not.toContain("checked");
  session.dispose();
});

test("checks answer as the student edits, run again when what they asked for changes, and are recorded only on change", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, "const mean = () => 5;");
  await world.pass(800);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "failed", checking: false, points: 0 });
  expect(world.sandbox.checked).toEqual(["mean/first", "mean/second"]);
  world.passing.add("mean");
  session.edit(3, right);
  await world.pass(800);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "passed", points: 1 });
  // Cell 3 now reads cell 2: what it defines is made anew.
  world.sandbox.checked.length = 0;
  session.edit(2, "const data = [9];");
  await world.pass(800);
  expect(world.sandbox.checked).toEqual(["mean/first", "mean/second"]);
  expect((await world.factTypes()).filter((type) => type === "checked")).toHaveLength(2);
  session.dispose();
});

test("a failed cell fails its checks with the reason, without asking the referee", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, 'const mean = "FAIL" + data;');
  await world.pass(800);
  expect(exerciseOf(session, "mean").verdicts[0]).toMatchObject({
    outcome: "failed",
    message: { id: "$cell-failed", values: { name: "mean", cell: 3, error: "it failed" } },
  });
  expect(world.sandbox.checked).toEqual([]);
  session.dispose();
});

test("a cell in words of Python fails its checks by the name that the lab gave it", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(3, "def mean(values):\n  return 1");
  session.run(3);
  await world.pass(800);
  expect(exerciseOf(session, "mean").verdicts[0]?.message).toMatchObject({
    id: "$cell-failed",
    values: { name: "mean" },
  });
  session.dispose();
});

test("a prediction unlocks its exercise; passing reveals the answer with the notebook's own value", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(5, "const guessed = 1;");
  expect(view(session, 5).text).toBe("const guessed = 0;");
  session.predict("bet", "nonsense", "bet");
  expect(states(session)[5]).toBe("locked");
  session.predict("bet", "a", "think");
  session.predict("bet", "b", "bet");
  await world.pass(100);
  expect(states(session)).toMatchObject({ 5: "ok", 6: "ok" });
  const [prediction] = session.getSnapshot().predictions;
  expect(prediction).toMatchObject({ given: { option: "a", certainty: "think" }, revealed: false, value: null });
  world.passing.add("guess");
  session.edit(5, "const guessed = 1;");
  await world.pass(800);
  expect(session.getSnapshot().predictions[0]).toMatchObject({ revealed: true, value: "42" });
  session.dispose();
});

test("hints open in order; the solution after a real attempt; both are recorded once", async () => {
  const world = new World();
  const session = await world.open();
  await session.openSolution("mean");
  expect(exerciseOf(session, "mean").solution).toBeNull();
  session.edit(3, "const mean = () => 5;");
  await world.pass(800);
  expect(exerciseOf(session, "mean").solutionAllowed).toBe(false);
  for (let click = 0; click < 4; click += 1) session.openHint("mean");
  expect(exerciseOf(session, "mean")).toMatchObject({ hintsOpened: 2, solutionAllowed: true });
  await session.openSolution("mean");
  await session.openSolution("mean");
  expect(exerciseOf(session, "mean")).toMatchObject({ solution: "solução", solutionOpened: true });
  session.setLanguage("en");
  expect(exerciseOf(session, "mean").solution).toBe("solution");
  await session.save();
  const recorded = await world.factTypes();
  expect(recorded.filter((type) => type === "hint-opened")).toHaveLength(2);
  expect(recorded.filter((type) => type === "solution-opened")).toHaveLength(1);
  session.dispose();
});

test("what the class has opened to everybody needs no attempt, and is recorded all the same", async () => {
  const both = { "pt-BR": { code: "da turma", why: "" }, en: { code: "the class's", why: "" } };
  const world = new World();
  const session = await world.open({ solutions: { load: async () => both, areOpen: Promise.resolve(true) } });
  await world.pass(50);
  expect(exerciseOf(session, "mean").solutionAllowed).toBe(true);
  await session.openSolution("mean");
  expect(exerciseOf(session, "mean")).toMatchObject({ solution: "da turma", solutionOpened: true });
  session.dispose();
});

test("a second different attempt opens the way to the solution too", async () => {
  const world = new World();
  const session = await world.open();
  for (const text of ["const mean = () => 5;", "const mean = () => 6;"]) {
    session.edit(3, text);
    await world.pass(800);
  }
  expect(exerciseOf(session, "mean").solutionAllowed).toBe(true);
  session.dispose();
});
