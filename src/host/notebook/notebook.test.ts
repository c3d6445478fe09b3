import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { piecesOf } from "../editor/highlight.ts";
import { linesOf } from "../editor/highlighted-code.tsx";
import { cellName } from "./cell-name.ts";
import { clockText } from "./incident-clock.tsx";
import { plain } from "./palette.tsx";

describe("names of cells", () => {
  const cells = [4, 900_001, 9, 900_002].map((id) => ({
    id,
    origin: id > 900_000 ? ("student" as const) : ("lab" as const),
  }));

  it("are the lab's numbers, and letters for the student's own", () => {
    expect([4, 9, 900_001, 900_002].map((id) => cellName(id, cells))).toEqual(["4", "9", "A", "B"]);
  });
});

describe("highlighted code", () => {
  it("is the code, line by line", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const lines = linesOf(piecesOf(text)).map((line) => line.map((piece) => piece.text).join(""));
        expect(lines.join("\n")).toBe(text.replaceAll("\r\n", "\n"));
      }),
    );
  });
});

describe("clock and palette", () => {
  it("writes minutes and hours", () => {
    expect([0, 187_000, 3_765_000].map((ms) => clockText(ms, "pt-BR"))).toEqual(["0:00", "3:07", "1:02:45"]);
  });

  it("finds commands without accents", () => {
    expect(plain("Execução")).toBe("execucao");
  });
});
