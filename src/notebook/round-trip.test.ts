import { deserialize, serialize, toNotebook } from "@observablehq/notebook-kit";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { parser } from "./lab.fixture.ts";
import type { Cell, CellMode, Exercise, Lab, Notebook, Prediction, Reflection } from "./model.ts";
import { readLab, readNotebook } from "./read.ts";
import { writeLab } from "./write.ts";

/** A failure prints its seed. */
const runs = { numRuns: 100 };

// What breaks HTML, scripts, lines or indentation; joined at random these make the texts that were ever lost.
const fragments = [
  ..."<!-- --> <!--> <!---> --!> <script <script> </script </script> </SCRIPT> <\\script <\\/script> <\\\\/script> </script/ <script/ < \\ /".split(
    " ",
  ),
  ..."</title> <title> </notebook> <lab> </lab> <exercise <![CDATA[ &lt; &amp; &#13; \" ' = {got} ⟦x⟧ 👩‍🔬 ç".split(
    " ",
  ),
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\0",
  "\uD800",
  "\uDC00",
  "\uFEFF",
  "\u00a0",
  "\u2028",
  "\t",
  "\f",
  "\v",
  " ",
  "    ",
  "     ",
  "x",
  "const a = 1;",
];
const mild = fragments.filter((part) => /^[^\r\0\uD800-\uDFFF]*$/u.test(part) && !/^\s+$/.test(part));
const nastyText = fc.oneof(
  fc.array(fc.constantFrom(...mild), { maxLength: 8 }).map((parts) => parts.join("\n")),
  fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary" })), { maxLength: 12 })
    .map((parts) => parts.join("")),
);
/** Attributes and titles: HTML has no way to write NUL or a lone surrogate in them. */
const word = nastyText.map((text) => `x${text.replaceAll("\0", "").toWellFormed()}x`);
const modes: CellMode[] = ["js", "ts", "md", "html", "tex", "sql", "dot", "node", "python", "r", "ojs"];
const number = fc.double({ min: 0, noNaN: true, max: 1e9 }).map((value) => (Object.is(value, -0) ? 0 : value));
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));

const cellsArbitrary = fc.uniqueArray(
  fc.record<Cell>({
    id: fc.integer({ min: 1, max: 9999 }),
    mode: fc.constantFrom(...modes),
    text: nastyText,
    pinned: fc.boolean(),
    hidden: fc.boolean(),
    attributes: fc.dictionary(fc.constantFrom("output", "format", "database", "since", "data-x"), word),
  }),
  { selector: ({ id }) => id, maxLength: 6, minLength: 1 },
);

const notebookArbitrary = fc.record<Notebook>({
  title: word,
  theme: fc.constantFrom("air", "light-dark(air, slate)"),
  readOnly: fc.boolean(),
  cells: cellsArbitrary,
});

const named = <Item extends { readonly id: string }>(item: fc.Arbitrary<Item>, maxLength = 3) =>
  fc.uniqueArray(item, { selector: ({ id }) => id, maxLength });

/** Any lab whose names agree with one another: reading it must find nothing to say. */
const labArbitrary: fc.Arbitrary<Lab> = notebookArbitrary.chain((notebook) => {
  const cell = fc.constantFrom(...notebook.cells.map(({ id }) => id));
  const check = fc.record({
    id: word,
    title: word,
    kind: fc.constantFrom("V", "P", "B", "M", "H", "R", "T"),
    sealed: fc.boolean(),
    code: nastyText,
    messages: fc.dictionary(fc.oneof(word, fc.constant("__proto__")), nastyText),
  });
  const exercise = fc
    .record({
      id: word,
      title: word,
      kind: fc.constantFrom("exercise", "incident"),
      cell,
      points: number,
      minutes: number,
      topics: fc.array(
        word.filter((id) => !/[\s,]/.test(id)),
        { maxLength: 3 },
      ),
      closed: fc.boolean(),
      publicShare: share,
      solutionCap: share,
      hints: fc.array(nastyText, { maxLength: 3 }),
      solution: fc.option(nastyText),
      why: nastyText,
      withheld: fc.boolean(),
      checks: named(check),
      alternatives: fc.array(nastyText, { maxLength: 2 }),
      wrongCode: named(fc.record({ id: word, code: nastyText })),
    })
    .map(({ wrongCode, ...exercise }): Exercise => {
      const messages = exercise.checks.flatMap(({ id, messages }) =>
        Object.keys(messages).map((message) => ({ fails: id, message })),
      );
      const wrongAnswers = wrongCode.flatMap(({ id, code }, index) => {
        const target = messages[index % Math.max(1, messages.length)];
        return target === undefined ? [] : [{ id, ...target, code }];
      });
      return { ...exercise, wrongAnswers };
    });
  return named(exercise).chain((exercises) => {
    const [first = "", ...others] = exercises.map(({ id }) => id);
    const prediction = fc
      .record({
        id: word,
        cell,
        exercise: fc.constantFrom(first, ...others),
        question: nastyText,
        options: fc.uniqueArray(fc.record({ value: word, text: nastyText, comment: nastyText }), {
          selector: ({ value }) => value,
          minLength: 1,
          maxLength: 3,
        }),
        reveal: fc.oneof(word, fc.constant("")),
      })
      .map((prediction): Prediction => ({ ...prediction, answer: prediction.options[0]?.value ?? "" }));
    return fc.record<Lab>({
      id: word,
      version: fc.integer({ min: 1 }),
      language: fc.constantFrom("pt-BR", "en"),
      order: number,
      track: fc.constantFrom("path", "extra"),
      minutes: number,
      datasets: fc.array(fc.stringMatching(/^[a-z-]+$/), { maxLength: 2 }),
      notebook: fc.constant(notebook),
      editable: fc.array(cell, { maxLength: 3 }),
      outputAbove: fc.array(cell, { maxLength: 3 }),
      exercises: fc.constant(exercises),
      predictions: exercises.length === 0 ? fc.constant([]) : named(prediction),
      reflections: named(
        fc.record<Reflection>({
          id: word,
          cell,
          points: number,
          question: nastyText,
          levels: fc.array(nastyText, { maxLength: 3 }),
        }),
      ),
      library: fc.record({ public: nastyText, sealed: nastyText }),
    });
  });
});

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
  expect(ordinary).toBeGreaterThan(runs.numRuns);
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
