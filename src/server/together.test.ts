import fc from "fast-check";
import { expect, test } from "vitest";
import { Together } from "./together.ts";

/** Answers that wait until they are let go. */
function held() {
  const asked: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const together = new Together(async (numbers: readonly number[]) => {
    asked.push(numbers);
    await new Promise<void>((open) => gates.push(open));
    if (numbers.includes(13)) throw new Error("thirteen");
    return numbers.map((number) => 2 * number);
  });
  const letGo = async () => {
    for (let rounds = 0; rounds < 20; rounds++) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const open of gates.splice(0)) open();
    }
  };
  return { together, asked, letGo };
}

test("who asks in the same moment is answered at once, each with their own answer", async () => {
  const { together, asked, letGo } = held();
  const answers = Promise.all([1, 2, 3].map((number) => together.ask(number)));
  await letGo();
  expect(await answers).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test("who comes while an answer is under way shares the next", async () => {
  const { together, asked, letGo } = held();
  const first = together.ask(1);
  await new Promise((resolve) => setImmediate(resolve));
  const others = Promise.all([together.ask(2), together.ask(3)]);
  await letGo();
  expect([await first, ...(await others)]).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1], [2, 3]]);
});

test("what one asked for fails for that one alone", async () => {
  const { together, asked, letGo } = held();
  const answers = Promise.allSettled([1, 13, 3].map((number) => together.ask(number)));
  await letGo();
  expect(
    (await answers).map((answer) => (answer.status === "fulfilled" ? answer.value : String(answer.reason))),
  ).toEqual([2, "Error: thirteen", 6]);
  expect(asked).toEqual([[1, 13, 3], [1], [13], [3]]);
});

test("an answer that is missing is an error, and is nobody else's answer", async () => {
  const forgetful = new Together(async (numbers: readonly number[]) => numbers.filter((number) => number !== 2));
  const answers = await Promise.allSettled([1, 2, 3].map((number) => forgetful.ask(number)));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("everybody is answered, however many ask and whenever", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      async (asks, most) => {
        const sizes: number[] = [];
        const together = new Together(
          async (numbers: readonly number[]) => {
            sizes.push(numbers.length);
            await new Promise((resolve) => setImmediate(resolve));
            return numbers.map((number) => number + 1);
          },
          { most },
        );
        const answers = asks.map(async ([number, turns]) => {
          for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
          return together.ask(number);
        });
        expect(await Promise.all(answers)).toEqual(asks.map(([number]) => number + 1));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(most);
      },
    ),
  );
});
