import { describe, expect, it } from "vitest";
import { commandTexts } from "../messages/commands.ts";
import { type CommandId, type KeyPress, KeyReader, keys } from "./keyboard.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrl: false,
  shift: false,
  alt: false,
  ...held,
});

const read = (key: string, held: Partial<KeyPress> = {}, where: "cell" | "editor" | "elsewhere" = "cell") =>
  new KeyReader().read(press(key, held), where, 0);

describe("keyboard map", () => {
  it.each<[string, Partial<KeyPress>, CommandId]>([
    ["Enter", {}, "edit"],
    ["Enter", { shift: true }, "runNext"],
    ["Enter", { ctrl: true }, "run"],
    ["ArrowDown", {}, "next"],
    ["j", {}, "next"],
    ["ArrowUp", {}, "previous"],
    ["k", {}, "previous"],
    ["a", {}, "addAbove"],
    ["b", {}, "addBelow"],
    ["m", {}, "toProse"],
    ["y", {}, "toCode"],
    ["o", {}, "foldOutput"],
    ["z", {}, "undo"],
    ["ArrowUp", { alt: true }, "moveUp"],
    ["ArrowDown", { alt: true }, "moveDown"],
    ["f", { ctrl: true }, "find"],
    ["h", { ctrl: true }, "replace"],
    ["F", { shift: true, alt: true }, "format"],
    ["?", { shift: true }, "keys"],
    ["s", { ctrl: true }, "save"],
    ["s", { ctrl: true, alt: true }, "stop"],
    ["P", { ctrl: true, shift: true }, "palette"],
    ["F1", {}, "reference"],
  ])("reads %s with %o as %s", (key, held, command) => {
    expect(read(key, held)).toBe(command);
  });

  it("leaves letters to the text in an editor", () => {
    for (const key of ["a", "b", "d", "j", "k", "m", "o", "y", "z", "?", "Enter", "ArrowDown"])
      expect(read(key, {}, "editor")).toBeNull();
  });

  it("runs, saves, stops and opens the commands from an editor too", () => {
    expect(read("Enter", { shift: true }, "editor")).toBe("runNext");
    expect(read("Enter", { ctrl: true }, "editor")).toBe("run");
    expect(read("s", { ctrl: true }, "editor")).toBe("save");
    expect(read("s", { ctrl: true, alt: true }, "editor")).toBe("stop");
    expect(read("P", { ctrl: true, shift: true }, "editor")).toBe("palette");
  });

  it("knows a letter under Caps Lock, and what Alt writes on a Mac", () => {
    expect(read("A")).toBe("addAbove");
    const reader = new KeyReader();
    expect([reader.read(press("D"), "cell", 0), reader.read(press("D"), "cell", 100)]).toEqual([null, "remove"]);
    expect(read("Ï", { code: "KeyF", shift: true, alt: true })).toBe("format");
  });

  it("moves lines, not cells, in an editor", () => {
    expect(read("ArrowUp", { alt: true }, "editor")).toBeNull();
  });

  it("finds, replaces and sets blanks from an editor too", () => {
    expect(read("f", { ctrl: true }, "editor")).toBe("find");
    expect(read("h", { ctrl: true }, "editor")).toBe("replace");
    expect(read("F", { shift: true, alt: true }, "editor")).toBe("format");
  });

  it("makes nothing of a dead key", () => {
    for (const held of [{}, { shift: true }, { alt: true }]) expect(read("Dead", held)).toBeNull();
  });

  it("leaves Enter to a button and a link", () => {
    expect(read("Enter", {}, "elsewhere")).toBeNull();
  });

  it("leaves the browser's own keys alone", () => {
    for (const key of ["a", "c", "d", "j", "k", "r", "v", "x", "z"]) expect(read(key, { ctrl: true })).toBeNull();
  });

  it("takes the browser's key for printing, which would print the page without its outputs", () => {
    expect(read("p", { ctrl: true })).toBe("export");
    expect(read("p", { ctrl: true, shift: true })).toBe("palette");
  });

  it("deletes on a second D, soon, and with nothing between", () => {
    const reader = new KeyReader();
    const d = (now: number) => reader.read(press("d"), "cell", now);
    expect([d(0), d(500)]).toEqual([null, "remove"]);
    expect([d(1000), d(2000), d(2100)]).toEqual([null, null, "remove"]);
    d(3000);
    reader.read(press("x"), "cell", 3100);
    expect(d(3200)).toBeNull();
  });

  it("gives no key two meanings", () => {
    const presses = keys.flatMap(({ shown }) => shown.split(" · ")).filter((shown) => shown.length === 1);
    for (const shown of presses) {
      const all = keys.filter((entry) => entry.matches(press(shown.toLowerCase())));
      expect(all.length, shown).toBeLessThanOrEqual(1);
    }
  });

  it("names every command that has a key", () => {
    for (const { command } of keys) expect(commandTexts.en.names[command]).toBeTruthy();
  });
});
