import { describe, expect, it } from "vitest";
import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";
import { faultsOf } from "./table-faults.testing.ts";
import { allTables, leavesOf } from "./tables.testing.ts";

const tables = await allTables();

/** Looked at: numbers that are always many, and English words that have no plural. */
const sound = [
  "findTexts: most: ",
  "panelTexts: tensors.leakText: ",
  "panelTexts: log.kept: ",
  "ownFilesTexts: absentCount: has a plural in pt-BR only",
  "runsTexts: selected: has a plural in pt-BR only",
  "runsTexts: cut: ",
];

describe("messages", () => {
  it("finds the table of every part", () => {
    expect(tables.length).toBeGreaterThan(10);
  });

  it.each(tables)("$name says everything in both languages, with the same values and every plural", (table) => {
    expect(faultsOf(table).filter((fault) => !sound.some((known) => fault.includes(known)))).toEqual([]);
  });

  it.each([
    ["en is missing", { a: "Um texto", b: "Outro" }, { a: "A text" }],
    ["pt-BR says nothing", { a: " " }, { a: "A text" }],
    [
      "value 2 stands in one language only",
      { a: (x: string, y: string) => `${x} e ${y}` },
      { a: (x: string) => `of ${x}` },
    ],
    ["takes values in one language only", { a: (x: string) => `de ${x}` }, { a: "of it" }],
    ["en counts one “cells”", { a: (n: number) => `total: ${n}` }, { a: (n: number) => `${n} cells` }],
    [
      "has a plural in pt-BR only",
      { a: (n: number) => (n === 1 ? "1 sim" : `${n} sins`) },
      { a: (n: number) => `${n} sin` },
    ],
    ["pt-BR cannot be filled", { a: (n: number) => `${n} ${undefined}` }, { a: (n: number) => `at ${n}` }],
  ])("would tell that a message %s", (fault, pt, en) => {
    expect(faultsOf({ name: "canary", pt, en }).join()).toContain(fault);
  });

  it("says different words in the two languages", () => {
    const same = tables.flatMap(({ name, pt, en }) => {
      const english = new Map(leavesOf(en));
      return leavesOf(pt).flatMap(([path, leaf]) =>
        typeof leaf === "string" && leaf.trim().split(/\s+/).length > 2 && english.get(path) === leaf
          ? [`${name}: ${path}: ${leaf}`]
          : [],
      );
    });
    expect(same).toEqual([]);
  });

  it("refuses a table that lacks a text when it is compiled", () => {
    // @ts-expect-error The English text is missing.
    expect(bilingual({ "pt-BR": { a: "texto", b: "outro" }, en: { a: "text" } })).toBeDefined();
  });
});

describe("formats", () => {
  it("writes decimals as the language does", () => {
    expect(formatFor("pt-BR").number(1234.5)).toBe("1.234,5");
    expect(formatFor("en").number(1234.5)).toBe("1,234.5");
  });

  it("counts one, none and many", () => {
    const forms = { one: "ponto", other: "pontos" };
    expect([0, 1, 2].map((count) => formatFor("pt-BR").count(count, forms))).toEqual([
      "0 ponto",
      "1 ponto",
      "2 pontos",
    ]);
    expect([0, 1, 2].map((count) => formatFor("en").count(count, { one: "point", other: "points" }))).toEqual([
      "0 points",
      "1 point",
      "2 points",
    ]);
  });

  it("writes times from milliseconds to hours", () => {
    const { duration, minutes } = formatFor("pt-BR");
    expect([4.4, 840, 1320, 59_960, 124_000].map(duration)).toEqual([
      "4 ms",
      "840 ms",
      "1,3 s",
      "1 min 0 s",
      "2 min 4 s",
    ]);
    expect([8, 60, 125].map(minutes)).toEqual(["8 min", "1 h", "2 h 5 min"]);
  });
});
