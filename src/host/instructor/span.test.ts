import { expect, test } from "vitest";
import { spanOf, widen } from "./span.ts";

test("an item that is partly in sight is in sight", () => {
  expect(spanOf({ startPx: 0, lengthPx: 120, itemPx: 40 })).toEqual({ from: 0, to: 3 });
  expect(spanOf({ startPx: 39, lengthPx: 120, itemPx: 40 })).toEqual({ from: 0, to: 4 });
  expect(spanOf({ startPx: 40, lengthPx: 121, itemPx: 40 })).toEqual({ from: 1, to: 5 });
});

test("a span is widened to the first and the last item, and no further", () => {
  expect(widen({ from: 10, to: 20 }, { by: 8, count: 500 })).toEqual({ from: 2, to: 28 });
  expect(widen({ from: 3, to: 20 }, { by: 8, count: 24 })).toEqual({ from: 0, to: 24 });
  expect(widen({ from: 0, to: Number.POSITIVE_INFINITY }, { by: 8, count: 500 })).toEqual({ from: 0, to: 500 });
});

test("a list that became shorter than where one was shows its end, and an empty one nothing", () => {
  expect(widen({ from: 400, to: 420 }, { by: 8, count: 30 })).toEqual({ from: 29, to: 30 });
  expect(widen({ from: 0, to: 20 }, { by: 8, count: 0 })).toEqual({ from: 0, to: 0 });
});
