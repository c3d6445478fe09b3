import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePictures } from "./pictures.ts";

const ids = new Map([["2", 2]]);

test("a drawing counts only where it was asked for, as a text", () => {
  expect([
    ...parsePictures(
      [
        { name: "2", html: "<p>" },
        { name: "3", html: "x" },
      ],
      ids,
    ),
  ]).toEqual([[2, "<p>"]]);
  expect([...parsePictures([{ name: "2", html: { toString: () => "x" } }], ids)]).toEqual([]);
});

test("nothing that a kernel answers throws", () => {
  fc.assert(fc.property(fc.anything(), (value) => void parsePictures(value, ids)));
});
