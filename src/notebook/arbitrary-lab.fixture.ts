import fc from "fast-check";
import type { Cell, CellMode, Exercise, Lab, Notebook, Prediction, Reflection } from "./model.ts";

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
export const word = nastyText.map((text) => `x${text.replaceAll("\0", "").toWellFormed()}x`);
const modes: CellMode[] = ["js", "ts", "md", "html", "tex", "sql", "dot", "node", "python", "r", "ojs"];
const number = fc.double({ min: 0, noNaN: true, max: 1e9 }).map((value) => (Object.is(value, -0) ? 0 : value));
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));

export const cellsArbitrary = fc.uniqueArray(
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

export const notebookArbitrary = fc.record<Notebook>({
  title: word,
  theme: fc.constantFrom("air", "light-dark(air, slate)"),
  readOnly: fc.boolean(),
  cells: cellsArbitrary,
});

const named = <Item extends { readonly id: string }>(item: fc.Arbitrary<Item>, maxLength = 3) =>
  fc.uniqueArray(item, { selector: ({ id }) => id, maxLength });

/** Any lab whose names agree with one another: reading it must find nothing to say. */
export const labArbitrary: fc.Arbitrary<Lab> = notebookArbitrary.chain((notebook) => {
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
