import { expect, test } from "vitest";
import { averageSource, fillSheet, guessMapping, shareSource } from "./fill-sheet.ts";

const cell = (points: number | null) => ({
  ...{ points, manual: false, justification: "", basisChanged: false },
  state: "graded" as const,
});
const now = new Date("2026-04-01T00:00:00Z");
const gradebook = {
  assignments: [
    { id: "t1", title: "Tarefa 1", maxPoints: 10, dueAt: "2026-03-01T00:00:00Z" },
    { id: "t2", title: "Tarefa 2", maxPoints: 5, dueAt: "2026-05-01T00:00:00Z" },
  ],
  students: [
    { id: "ana", name: "Ana", email: "ana@example.edu", cells: [cell(8.5), cell(null)] },
    { id: "bia", name: "Bia", email: "bia@example.edu", cells: [cell(null), cell(4)] },
  ],
};
const rows = [
  ["First Name", "Last Name", "Email Address", "Tarefa 1", "Points", "Feedback"],
  ["Ana", "Souza", "Ana@Example.edu", "", "10", "bom"],
  ["Bia", "Lima", "bia@example.edu", "3", "10", "-"],
  ["Davi", "Reis", "davi@example.edu", "7", "10", ""],
];

test("guesses the column of e-mails by what stands in it, and columns by the titles of assignments", () => {
  expect(guessMapping(rows, gradebook)).toEqual({ emailAt: 2, sources: ["", "", "", "t1", "", ""] });
  expect(guessMapping([["Nome"], ["Ana"]], gradebook)).toBeNull();
  expect(guessMapping([], gradebook)).toBeNull();
});

test("fills what was chosen, and leaves all else as it came, who is not in the course too", () => {
  const mapping = { emailAt: 2, sources: ["", "", "", "t1", "", ""] };
  expect(fillSheet({ rows, mapping, gradebook, shares: new Map(), now })).toEqual({
    sheet: [rows[0], ["Ana", "Souza", "Ana@Example.edu", 8.5, "10", "bom"], rows[2], rows[3]],
    filled: 2,
    strangers: ["davi@example.edu"],
  });
});

test("a column takes the average or the attendance as well", () => {
  const mapping = { emailAt: 0, sources: ["", averageSource, shareSource] };
  const { sheet } = fillSheet({
    rows: [["E-mail", "Média", "Frequência"], ["ana@example.edu"], ["bia@example.edu", "", "50"]],
    ...{ mapping, gradebook, now },
    shares: new Map([["ana", 66.666]]),
  });
  expect(sheet.slice(1)).toEqual([
    ["ana@example.edu", 8.5, 66.67],
    ["bia@example.edu", 4, "50"],
  ]);
});
