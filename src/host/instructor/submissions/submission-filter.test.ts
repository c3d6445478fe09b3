import { expect, test } from "vitest";
import { beside, isIn } from "./submission-filter.ts";

const work = (id: string, state: "waiting" | "graded" | "broken", hasFeedback = false) => ({ id, state, hasFeedback });
const list = [work("a", "graded"), work("b", "waiting"), work("c", "graded", true), work("d", "broken")];

test("a filter lets through one state, or what nobody said anything of", () => {
  const idsIn = (filter: Parameters<typeof isIn>[0]) => list.filter((one) => isIn(filter, one)).map(({ id }) => id);
  expect(idsIn("all")).toEqual(["a", "b", "c", "d"]);
  expect(idsIn("graded")).toEqual(["a", "c"]);
  expect(idsIn("without-feedback")).toEqual(["a", "b", "d"]);
});

test("before and after one stand those that the filter lets through, also where it does not let this one through any more", () => {
  const idsBeside = (id: string, filter: Parameters<typeof isIn>[0]) => {
    const { previous, next } = beside(list, { id, filter });
    return [previous?.id, next?.id];
  };
  expect(idsBeside("b", "all")).toEqual(["a", "c"]);
  expect(idsBeside("a", "graded")).toEqual([undefined, "c"]);
  expect(idsBeside("c", "without-feedback")).toEqual(["b", "d"]);
  expect(idsBeside("d", "all")).toEqual(["c", undefined]);
  expect(idsBeside("gone", "all")).toEqual([undefined, undefined]);
});
