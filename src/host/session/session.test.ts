import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import type { Verdict } from "../../grading/outcome.ts";
import type { CheckRequest } from "../sandbox/referee-client.ts";
import { Database } from "../storage/database.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import type { Channel } from "../storage/tabs.ts";
import { FakeSandbox, labIn } from "./fakes.testing.ts";
import { type OpenSessionOptions, openSession } from "./open-session.ts";
import type { LabSession } from "./session.ts";

const labs = { "pt-BR": labIn("pt-BR"), en: labIn("en") };
const right = "const mean = () => data[0] / 2;";
let databases = 0;

/** A check passes a text that says `data`, and fails others with the author's message. */
async function judge({ exercise, check, ask }: CheckRequest, world: World): Promise<Verdict> {
  await ask({ kind: "value", name: exercise.id === "mean" ? "mean.of" : "guessed" });
  const passes = world.passing.has(exercise.id);
  const message = passes ? null : { id: "wrong", values: {} };
  return { check: check.id, outcome: passes ? "passed" : "failed", message, detail: "", durationMs: 1 };
}

/** One student's browser. */
class World {
  readonly clock = new ManualClock();
  readonly database: Database;
  readonly sandboxes: FakeSandbox[] = [];
  readonly passing = new Set<string>();
  readonly window = new EventTarget();
  readonly document = Object.assign(new EventTarget(), { visibilityState: "visible" });

  constructor(database?: Database) {
    databases += 1;
    this.database = database ?? new Database(`session-test-${databases}`);
  }

  get sandbox(): FakeSandbox {
    const last = this.sandboxes.at(-1);
    if (!last) throw new Error("no sandbox was started");
    return last;
  }

  async open(more: Partial<OpenSessionOptions> = {}): Promise<LabSession> {
    return openSession({
      labs,
      hash: "hash-1",
      language: "pt-BR",
      dark: false,
      database: this.database,
      channel: null,
      clock: this.clock,
      draw: () => 1234,
      startSandbox: (start) => {
        const sandbox = new FakeSandbox(start, (request) => judge(request, this));
        this.sandboxes.push(sandbox);
        return sandbox;
      },
      solutions: {
        load: async () => ({ "pt-BR": { code: "solução", why: "" }, en: { code: "solution", why: "" } }),
        areOpen: Promise.resolve(false),
      },
      page: { window: this.window, document: this.document },
      ...more,
    });
  }

  /** Lets time pass in small steps, and whatever was started end. */
  async pass(ms: number): Promise<void> {
    for (let step = 0; step < ms; step += 50) {
      this.clock.advance(Math.min(50, ms - step));
      for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const view = (session: LabSession, id: number) => {
  const found = session.getSnapshot().cells.find((cell) => cell.id === id);
  if (!found) throw new Error(`no cell ${id}`);
  return found;
};
const states = (session: LabSession) =>
  Object.fromEntries(
    session
      .getSnapshot()
      .cells.filter(({ mode }) => mode === "js")
      .map(({ id, state }) => [id, state]),
  );
const exerciseOf = (session: LabSession, id: string) => {
  const found = session.getSnapshot().exercises.find(({ exercise }) => exercise.id === id);
  if (!found) throw new Error(`no exercise ${id}`);
  return found;
};
async function facts(world: World): Promise<string[]> {
  const connection = await world.database.connect();
  const events = await connection.getAll("journal");
  return events.sort((a, b) => a.time - b.time).map(({ what }) => what.type);
}

afterEach(() => {
  vi.restoreAllMocks();
});

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
  expect(await facts(world)).toContain("ran");
  session.dispose();
});

test("running saves first, and runs at once", async () => {
  const world = new World();
  const session = await world.open();
  world.sandbox.calls.length = 0;
  session.edit(2, "const data = [5];");
  session.run(2);
  expect(world.sandbox.calls).toEqual([]);
  await vi.waitUntil(() => world.sandbox.calls.length > 0);
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
  const again = await new World(world.database).open();
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
  expect(await facts(world)).not.toContain("checked");
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
  expect((await facts(world)).filter((type) => type === "checked")).toHaveLength(2);
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
  const recorded = await facts(world);
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
  expect((await facts(world)).filter((type) => type === "reflected")).toHaveLength(1);
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
  expect(await facts(world)).toContain("reset");
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

test("a page that goes away writes at once", async () => {
  const world = new World();
  const session = await world.open();
  session.edit(2, "const data = [15];");
  world.window.dispatchEvent(new Event("pagehide"));
  await vi.waitUntil(() => session.getSnapshot().save === "saved");
  const again = await new World(world.database).open();
  expect(view(again, 2).text).toBe("const data = [15];");
  again.dispose();
});
