import { expect, it } from "vitest";
import { type CellContext, type Run, Runs, StaleRun } from "./runs.ts";

function world() {
  const runs = new Runs(7);
  const begin = (cell: string): { run: Run; c: CellContext } => {
    const run = runs.begin(cell);
    return {
      run,
      c: runs.context(
        run,
        async () => null,
        () => 1,
      ),
    };
  };
  return { runs, begin };
}
const tick = () => new Promise<void>((resolve) => setTimeout(resolve));

it("knows whose code runs, before and after each await", async () => {
  const { runs, begin } = world();
  const seen: (string | undefined)[] = [];
  const body = async (c: CellContext) => {
    for (let i = 0; i < 3; i++) {
      seen.push(runs.owner?.cell);
      c.back(await c.out(tick()));
      seen.push(runs.owner?.cell);
    }
  };
  const a = begin("a");
  const b = begin("b");
  await Promise.all([runs.within(a.run, () => body(a.c)), runs.within(b.run, () => body(b.c))]);
  expect(seen.sort()).toEqual([...Array(6).fill("a"), ...Array(6).fill("b")]);
  await tick();
  expect(runs.owner).toBeNull();
});

it("gives what a function of another cell makes to the run that called it, also after an await", async () => {
  const { runs, begin } = world();
  const library = begin("library");
  const caller = begin("caller");
  const f = async () => {
    library.c.back(await library.c.out(tick()));
    return runs.owner?.cell;
  };
  expect(await runs.within(caller.run, () => f())).toBe("caller");
});

it("keeps the owner through a rejection", async () => {
  const { runs, begin } = world();
  const { run, c } = begin("a");
  const other = begin("b");
  const body = async () => {
    try {
      c.back(await c.out(Promise.reject(new Error("x"))));
    } catch {
      c.back();
      return runs.owner?.cell;
    }
  };
  const noise = runs.within(other.run, async () => other.c.back(await other.c.out(Promise.resolve(1))));
  expect(await runs.within(run, body)).toBe("a");
  await noise;
});

it("takes the only waiting run for the owner of what a library makes after its own awaits, and none of two", async () => {
  const { runs, begin } = world();
  const a = begin("a");
  const b = begin("b");
  const end = tick();
  runs.waitFor(a.run, end);
  expect(runs.owner).toBe(a.run);
  runs.waitFor(b.run, end);
  expect(runs.owner).toBeNull();
  await end;
  await tick();
  expect(runs.owner).toBeNull();
});

it("ends a replaced run at its next await, lets it put things in order, and not for ever", async () => {
  const { runs, begin } = world();
  const { run, c } = begin("a");
  let order = 0;
  const tidy = async () => {
    try {
      c.back(await c.out(tick()));
    } finally {
      c.back();
      order += 1;
    }
  };
  const stubborn = async () => {
    for (;;) {
      try {
        c.back(await c.out(Promise.resolve(1)));
      } catch {
        c.back();
      }
    }
  };
  const first = runs.within(run, () => tidy());
  runs.end(run);
  await expect(first).rejects.toBeInstanceOf(StaleRun);
  expect(order).toBe(1);
  await expect(runs.within(run, () => stubborn())).rejects.toBeInstanceOf(StaleRun);
});

it("gives each run of a cell the same random numbers, and each cell and student others", () => {
  const draw = (seed: number, cell: string) => {
    const run = new Runs(seed).begin(cell);
    return [run.random(), run.random()];
  };
  expect(draw(7, "1")).toEqual(draw(7, "1"));
  expect(draw(7, "1")).not.toEqual(draw(7, "2"));
  expect(draw(7, "1")).not.toEqual(draw(8, "1"));
});
