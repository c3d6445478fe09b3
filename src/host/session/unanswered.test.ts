import { expect, test } from "vitest";
import { broken } from "../../grading/run-check.ts";
import { asUnheard } from "../sandbox/unheard.ts";
import "./unanswered.ts";
import { exerciseOf, verdictOf, World } from "./world.testing.ts";

const right = "const mean = () => data[0] / 2;";

/** A student's browser whose answers are right; a check waits 5 s for one. */
class SilentWorld extends World {
  readonly checkedNow: string[] = [];
  /** Exercises whose code gets no time. What they are asked now waits, as in the kernel's queue. */
  silent: readonly string[] = [];
  readonly #queue: (() => void)[] = [];

  constructor() {
    super({
      judge: async (request) => {
        const { exercise, check } = request;
        this.checkedNow.push(`${exercise.id}/${check.id}`);
        const isAnswered =
          !this.silent.includes(exercise.id) ||
          (await new Promise<boolean>((resolve) => {
            this.clock.after(5_000, () => resolve(false));
            this.#queue.push(() => resolve(true));
          }));
        const verdict = verdictOf(request, isAnswered);
        return isAnswered ? verdict : { ...verdict, message: { id: "$timeout", values: { name: exercise.id } } };
      },
    });
  }

  /** The kernel comes to what it was asked. */
  answer(): void {
    this.silent = [];
    for (const resolve of this.#queue.splice(0)) resolve();
  }
}

test("a right answer that another cell kept waiting is not judged by the silence: it is asked for again", async () => {
  const world = new SilentWorld();
  const session = await world.open();
  await world.pass(300);
  // Cell 2 needs nothing of the student's. It works until after the check has lost its patience.
  world.sandbox.tell({ type: "pending", id: "2" });
  world.sandbox.tell({ type: "enter", id: "2" });
  world.silent = ["mean"];
  session.edit(3, "const mean = () => 3;");
  session.run(3);
  await world.pass(5_300);
  expect(world.checkedNow).toEqual(["mean/first", "mean/first"]);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "not-attempted", checking: true, verdicts: [{}, {}] });
  world.sandbox.tell({ type: "leave", id: "2" });
  world.sandbox.fulfil("2");
  world.answer();
  await world.pass(300);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "passed", checking: false });
  expect(await world.checked()).toEqual(["passed"]);
  session.dispose();
});

test("an answer that never comes is judged after its 5 s, also where a figure of its own waits for it for ever", async () => {
  const world = new SilentWorld();
  const session = await world.open();
  world.silent = ["mean"];
  session.edit(3, right);
  await world.pass(700);
  world.sandbox.tell({ type: "pending", id: "4" });
  world.sandbox.tell({ type: "enter", id: "4" });
  await world.pass(10_500);
  expect(world.checkedNow).toEqual(["mean/first", "mean/second"]);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "failed", checking: false });
  await world.pass(20_000);
  expect(world.checkedNow).toHaveLength(2);
  session.dispose();
});

test("a right answer that a slow figure kept waiting is asked for again when the figure has ended", async () => {
  const world = new SilentWorld();
  const session = await world.open();
  world.silent = ["mean"];
  session.edit(3, right);
  await world.pass(700);
  world.sandbox.tell({ type: "pending", id: "4" });
  world.sandbox.tell({ type: "enter", id: "4" });
  await world.pass(7_000);
  // The figure ends while the second check still waits.
  world.sandbox.fulfil("4");
  world.answer();
  await world.pass(300);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "passed", checking: false });
  session.dispose();
});

test("a notebook that others keep busy without an end is judged in the end", async () => {
  const world = new SilentWorld();
  const session = await world.open();
  await world.pass(300);
  world.silent = ["mean"];
  session.edit(3, "const mean = () => 3;");
  for (let k = 0; k < 50; k++) {
    world.sandbox.tell({ type: "enter", id: "2" });
    await world.pass(1_000);
  }
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "failed", checking: false });
  session.dispose();
});

test("after a call without an answer, other exercises are checked once the kernel is free of it", async () => {
  const world = new SilentWorld();
  const session = await world.open();
  let free = () => {};
  session.predict("bet", "a", "guess");
  await world.pass(300);
  world.silent = ["mean"];
  Object.assign(world.sandbox.kernel, {
    ping: () =>
      new Promise((resolve) => {
        free = () => resolve(true);
      }),
  });
  session.edit(3, right);
  await world.pass(800);
  session.edit(5, "const guessed = 1;");
  await world.pass(10_500);
  expect(world.checkedNow.filter((check) => check.startsWith("guess"))).toEqual([]);
  free();
  await world.pass(300);
  expect(exerciseOf(session, "guess").outcome).toBe("passed");
  expect(exerciseOf(session, "mean").outcome).toBe("failed");
  session.dispose();
});

/** A student's browser in which nothing is heard of the referee for some checks. */
class UnheardWorld extends World {
  constructor(unheard: number) {
    let left = unheard;
    super({
      judge: async (request) =>
        left-- > 0 ? asUnheard({ check: request.check.id, durationMs: 0, ...broken("") }) : verdictOf(request, true),
    });
  }
}

test("a check whose referee was not heard of while a loop held both is put again when the notebook is heard of", async () => {
  const world = new UnheardWorld(1);
  const session = await world.open();
  session.edit(3, right);
  await world.pass(2_000);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "passed", checking: false });
  session.dispose();
});

test("a check that holds the referee each time is broken", async () => {
  const world = new UnheardWorld(1_000);
  const session = await world.open();
  session.edit(3, right);
  await world.pass(2_000);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "broken", checking: false });
  session.dispose();
});

test("while neither the referee nor the notebook is heard of, nothing is said of the check", async () => {
  const world = new UnheardWorld(1_000);
  const session = await world.open();
  Object.assign(world.sandbox.kernel, { ping: () => Promise.resolve(false) });
  session.edit(3, right);
  await world.pass(2_000);
  expect(exerciseOf(session, "mean")).toMatchObject({ outcome: "not-attempted", checking: false });
  session.dispose();
});
