import { deserialize, serialize, toNotebook } from "@observablehq/notebook-kit";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { cellsArbitrary, labArbitrary, notebookArbitrary, word } from "./arbitrary-lab.fixture.ts";
import { parser } from "./lab.fixture.ts";
import type { Lab, Notebook } from "./model.ts";
import { readLab, readNotebook } from "./read.ts";
import { writeLab } from "./write.ts";

/** A failure prints its seed. */
const runs = { numRuns: Number(process.env.BANCADA_ROUND_TRIPS ?? 40) };

const labOf = (notebook: Notebook): Lab => ({
  id: "a/b",
  version: 1,
  language: "pt-BR",
  order: 1,
  track: "path",
  minutes: 1,
  datasets: [],
  notebook,
  editable: [],
  outputAbove: [],
  exercises: [],
  predictions: [],
  reflections: [],
  library: { public: "", sealed: "" },
});

test("reading what was written gives the same lab, and nothing to complain of", () => {
  fc.assert(
    fc.property(labArbitrary, (lab) => {
      const read = readLab(writeLab(lab), { parser });
      expect(read.lab).toEqual(lab);
      expect(read.problems).toEqual([]);
    }),
    runs,
  );
});

test("a file that went through UTF-8 and through CRLF line ends is still the same lab", () => {
  fc.assert(
    fc.property(labArbitrary, (lab) => {
      const file = writeLab(lab);
      const bytes = new TextEncoder().encode(file);
      expect(readLab(new TextDecoder().decode(bytes), { parser }).lab).toEqual(lab);
      // A line end inside an attribute is one that a tool may change too; those of a lab's words are references.
      const crlf = file.replaceAll("\n", "\r\n");
      expect(readLab(crlf, { parser }).lab).toEqual(lab);
    }),
    runs,
  );
});

test("writing is stable: the file of what was read is the file", () => {
  fc.assert(
    fc.property(labArbitrary, (lab) => {
      const file = writeLab(lab);
      expect(writeLab(readLab(file, { parser }).lab)).toBe(file);
    }),
    runs,
  );
});

/** Text that Notebook Kit can carry, by its own rules (its issue: `<script` and `<!--` in one cell swallow the others). */
const isOrdinary = (text: string): boolean =>
  !/[\r\0]/.test(text) &&
  text.isWellFormed() &&
  !text.split("\n").some((line) => line !== "" && line.trim() === "") &&
  !/<\\*\/?script(?![a-z])/i.test(text.replace(/<\\*\/script(?=[\s>])/gi, ""));

test("Notebook Kit reads as many cells from a lab file, and the same text where it is ordinary", () => {
  let ordinary = 0;
  fc.assert(
    fc.property(labArbitrary, (lab) => {
      const kit = deserialize(writeLab(lab), { parser });
      expect(kit.cells.map(({ id, mode, pinned, hidden }) => ({ id, mode, pinned, hidden }))).toEqual(
        lab.notebook.cells.map(({ id, mode, pinned, hidden }) => ({ id, mode, pinned, hidden })),
      );
      expect(kit.title).toBe(lab.notebook.title);
      for (const [index, { text }] of lab.notebook.cells.entries()) {
        if (!isOrdinary(text)) continue;
        if (text !== "") ordinary++;
        expect(kit.cells[index]?.value).toBe(text);
      }
    }),
    runs,
  );
  // Enough of them for the comparison to mean something, however the dice fall.
  expect(ordinary).toBeGreaterThan(runs.numRuns / 4);
});

test("the notebook of ordinary cells is written letter for letter as Notebook Kit writes it", () => {
  const { document } = new JSDOM("").window;
  const ordinaryNotebook = fc.record<Notebook>({
    // Notebook Kit loses the CR of a title.
    title: word.map((text) => text.replaceAll("\r", "")),
    theme: fc.constantFrom("air", "slate"),
    readOnly: fc.boolean(),
    cells: cellsArbitrary.map((cells) =>
      cells
        // Notebook Kit writes defaults of its own (format, database) for the others.
        .filter(({ text, mode }) => isOrdinary(text) && !["sql", "node", "python", "r"].includes(mode))
        .map((cell) => ({ ...cell, attributes: {} })),
    ),
  });
  fc.assert(
    fc.property(ordinaryNotebook, (notebook) => {
      const cells = notebook.cells.map(({ id, mode, text, pinned, hidden }) => ({
        id,
        mode,
        pinned,
        hidden,
        value: text,
      }));
      const [written] = writeLab(labOf(notebook)).split("<lab ");
      expect(written).toBe(
        serialize(
          toNotebook({ title: notebook.title, theme: notebook.theme as "air", readOnly: notebook.readOnly, cells }),
          { document },
        ),
      );
    }),
    runs,
  );
});

test("a notebook that Notebook Kit wrote is read as Notebook Kit reads it", () => {
  const { document } = new JSDOM("").window;
  fc.assert(
    fc.property(notebookArbitrary, (notebook) => {
      const cells = notebook.cells
        .filter(({ text }) => isOrdinary(text))
        .map(({ id, mode, text, pinned, hidden }) => ({ id, mode, pinned, hidden, value: text, output: "shown" }));
      const file = serialize(
        toNotebook({ title: notebook.title, theme: notebook.theme as "air", readOnly: notebook.readOnly, cells }),
        { document },
      );
      const kit = deserialize(file, { parser });
      const { notebook: read, problems } = readNotebook(file, { parser });
      expect(problems).toEqual([]);
      expect(read.title).toBe(kit.title);
      expect(read.cells.map(({ id, mode, text, attributes }) => [id, mode, text, attributes.output])).toEqual(
        kit.cells.map(({ id, mode, value, output }) => [id, mode, value, output]),
      );
    }),
    runs,
  );
});

test("an edit made in another program wins over the exact text kept beside it", () => {
  const notebook = {
    title: "t",
    theme: "air",
    readOnly: false,
    cells: [{ id: 1, mode: "md" as const, text: "one\r\ntwo", pinned: false, hidden: false, attributes: {} }],
  };
  const file = writeLab(labOf(notebook));
  expect(file).toContain('data-text="');
  expect(readLab(file, { parser }).lab.notebook.cells[0]?.text).toBe("one\r\ntwo");
  expect(readLab(file.replace("    two", "    three"), { parser }).lab.notebook.cells[0]?.text).toBe("one\nthree");
});

test("the cell that makes Notebook Kit's own file lose two cells of three loses none here", () => {
  const cells = ["<!-- <script>", "two", "three"].map((text, index) => ({
    id: index + 1,
    mode: "md" as const,
    text,
    pinned: false,
    hidden: false,
    attributes: {},
  }));
  const notebook: Notebook = { title: "t", theme: "air", readOnly: false, cells };
  const { document } = new JSDOM("").window;
  const kitFile = serialize(
    toNotebook({ title: "t", cells: cells.map(({ text, ...cell }) => ({ ...cell, value: text })) }),
    { document },
  );
  expect(deserialize(kitFile, { parser }).cells).toHaveLength(1);
  expect(readNotebook(kitFile, { parser }).problems.map(({ code, line }) => [code, line])).toEqual([
    ["unclosed-script", 4],
  ]);

  const file = writeLab(labOf(notebook));
  expect(deserialize(file, { parser }).cells).toHaveLength(3);
  expect(readLab(file, { parser }).lab.notebook).toEqual(notebook);
});
