import { expect, test } from "vitest";
import { submissionWith } from "../submission/submission.fixture.ts";
import { gradedCsv } from "./graded-csv.ts";
import { gradingOf, tenPoints } from "./grading.ts";

const facts = {
  exercises: [{ id: "idf", cell: 9, title: "idf", points: 3, publicShare: 1, solutionCap: 0.5 }],
  reflectionPoints: 0,
  problems: [],
};
const passed = [
  {
    exercise: "idf",
    outcome: "passed" as const,
    checks: [
      {
        check: "c",
        sealed: false,
        outcome: "passed" as const,
        messageId: "",
        text: "",
        studentText: "",
        detail: "",
        durationMs: 1,
      },
    ],
  },
];
const graded = (names: readonly string[]) => ({
  file: "ana.html",
  grading: gradingOf(submissionWith({ names: [...names] }), facts, passed, { maxGrade: tenPoints.maxGrade / 4 }),
});

test("a Brazilian spreadsheet reads the table: byte order mark, semicolons, decimal commas, a column for each exercise", () => {
  const [head, row] = gradedCsv([graded(["Ana; Bia"])], "pt-BR").split("\r\n");
  expect(head).toBe("\uFEFFarquivo;nomes;laboratório;versão;código;pontos;de;nota;à mão;observações;idf");
  expect(row).toMatch(/^ana\.html;"Ana; Bia";module\/lab;1;[0-9a-f]{8};3;3;2,5;0;;3$/);
});

test("no name is a formula, and none breaks a row", () => {
  for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "a\r\n=1"]) {
    const rows = gradedCsv([graded([name])], "en").split("\r\n");
    expect(rows).toHaveLength(3);
    expect(rows[1]?.split(";")[1]).toMatch(/^('|a )/);
  }
});

test("a file that was not graded has no points, and the reason", () => {
  const message = { "pt-BR": "Não é.", en: "It is not." };
  const grading = { state: "not-graded" as const, who: null, reason: "file" as const, message, detail: "" };
  expect(gradedCsv([{ file: "x.html", grading }], "pt-BR").split("\r\n")[1]).toBe("x.html;;;;;;;;;Não é.");
});
