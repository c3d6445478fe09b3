import fc from "fast-check";
import { expect, test } from "vitest";
import { readDelimited, writeDelimited } from "../sheets/delimited.ts";
import { readRubric, sheetOfRubric } from "./rubric-sheet.ts";

const columns = ["Critério", "Peso (%)", "Nível", "Pontos", "Descrição"];
const read = (text: string) => readRubric(readDelimited(text));

test("reads what a teacher writes: % and commas, the criterion once or on every line", () => {
  const text =
    "Critério;Peso;Nível;Pontos;Descrição\nMétodo;62,5 %;Falta;0;Não há\n;;Tudo;2,5;Há\nTexto;37.5;a;0;\nTexto;37.5;b;1;\n";
  expect(read(text)).toEqual({
    criteria: [
      {
        ...{ name: "Método", weight: 62.5 },
        levels: [
          { label: "Falta", points: 0, descriptor: "Não há" },
          { label: "Tudo", points: 2.5, descriptor: "Há" },
        ],
      },
      {
        ...{ name: "Texto", weight: 37.5 },
        levels: [
          { label: "a", points: 0, descriptor: "" },
          { label: "b", points: 1, descriptor: "" },
        ],
      },
    ],
    unread: [],
  });
});

test("tells the lines that it cannot read, and keeps the others", () => {
  const text = "c;p;n;p;d\n;;sem critério;1;\nMétodo;muito;a;0;\nMétodo;100;a;zero;\nMétodo;100;;1;\nMétodo;100;a;1;\n";
  expect(read(text)).toMatchObject({ criteria: [{ name: "Método", levels: [{ label: "a" }] }], unread: [2, 3, 4, 5] });
  expect(read("")).toEqual({ criteria: [], unread: [] });
});

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== "");
const rubric = fc.uniqueArray(
  fc.record({
    name: word,
    weight: fc.integer({ min: 1, max: 100_000 }).map((thousandths) => thousandths / 1000),
    levels: fc.array(
      fc.record({
        label: word,
        points: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
        descriptor: fc.oneof(fc.constant(""), word),
      }),
      { minLength: 2, maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);

test("a rubric that goes out comes back as it was", () => {
  fc.assert(
    fc.property(rubric, (criteria) => {
      // A guard is taken off once: a text that begins with one itself is not a rubric's.
      fc.pre(!JSON.stringify(criteria).includes("'"));
      expect(read(writeDelimited(sheetOfRubric(criteria, columns)))).toEqual({ criteria, unread: [] });
    }),
  );
});
