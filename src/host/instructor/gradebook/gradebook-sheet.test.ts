import { expect, test } from "vitest";
import { readDelimited, writeDelimited } from "../sheets/delimited.ts";
import { readXlsx, writeXlsx } from "../sheets/xlsx.ts";
import type { Gradebook } from "./gradebook-data.ts";
import { sheetOf } from "./gradebook-sheet.ts";
import { readGrades } from "./read-grades.ts";

const cell = (points: number | null) => ({
  points,
  manual: false,
  justification: "",
  basisChanged: false,
  state: null,
});
const gradebook: Gradebook = {
  assignments: [
    { id: "a", title: "Tarefa", maxPoints: 10, dueAt: "2026-03-01T00:00:00Z" },
    { id: "b", title: "Tarefa", maxPoints: 4, dueAt: "2026-04-01T00:00:00Z" },
    { id: "c", title: "=CMD|x", maxPoints: 10, dueAt: "2190-01-01T00:00:00Z" },
  ],
  students: [
    { id: "1", name: "@Ana; Souza", email: "ana@example.edu", cells: [cell(8.333333), cell(4), cell(null)] },
    { id: "2", name: "Bia", email: "bia@example.edu", cells: [cell(null), cell(1.5), cell(0)] },
  ],
};
const words = { name: "Nome", email: "E-mail", average: "Média" };
const sheet = sheetOf(gradebook, words, new Date("2026-05-01T00:00:00Z"));
const unchanged = { changes: [], strangers: [], repeated: [], ragged: [], unread: [], otherHeads: [] };
const read = (rows: Parameters<typeof readGrades>[0]) => readGrades(rows, gradebook, words);

test("a gradebook that goes out and comes back changes nothing, as CSV and as XLSX", async () => {
  expect(read(readDelimited(writeDelimited(sheet).slice(1)))).toEqual(unchanged);
  expect(read(await readXlsx(writeXlsx(sheet)))).toEqual(unchanged);
});

test("points have a decimal comma, the average is from 0 to 10, and no text is a formula", () => {
  expect(writeDelimited(sheet).split("\r\n").slice(0, 3)).toEqual([
    "\ufeffNome;E-mail;Tarefa;Tarefa (2);'=CMD|x;Média",
    '"\'@Ana; Souza";ana@example.edu;8,333333;4;;9,17',
    "Bia;bia@example.edu;;1,5;0;1,25",
  ]);
});

test("what was changed in the spreadsheet is found, by e-mail and by title", () => {
  const rows = [
    ["E-mail", "Tarefa (2)", "Observação"],
    ["BIA@example.edu", "3,25", "boa"],
    ["ana@example.edu", "", ""],
  ];
  const found = read(rows);
  expect(found?.otherHeads).toEqual(["Observação"]);
  expect(found?.changes.map(({ student, task, before, points }) => [student.name, task.id, before, points])).toEqual([
    ["Bia", "b", 1.5, 3.25],
  ]);
});

test("people who are not in the course, and what is no grade of the assignment, are told and not taken", () => {
  const rows = [
    ["E-mail", "Tarefa"],
    ["davi@example.edu", "9"],
    ["ana@example.edu", "dez"],
    ["bia@example.edu", "10,5"],
  ];
  expect(read(rows)).toEqual({
    ...unchanged,
    strangers: ["davi@example.edu"],
    unread: [
      { email: "ana@example.edu", head: "Tarefa", text: "dez" },
      { email: "bia@example.edu", head: "Tarefa", text: "10,5" },
    ],
  });
  expect(read([["Nome", "Tarefa"]])).toBeNull();
});

test("a line that stands twice, or whose cells have moved, is told and not taken", () => {
  const rows = readDelimited("E-mail,Tarefa\nana@example.edu,8,5\nbia@example.edu,7\nBia@example.edu,9\n");
  expect(read(rows)).toEqual({ ...unchanged, repeated: ["bia@example.edu"], ragged: ["ana@example.edu"] });
});

test("another system's spreadsheet is known by its column of e-mails; columns that are no assignments are named", () => {
  const rows = [
    ["Endereço de e-mail", "Tarefa (real)", "Nome"],
    ["ana@example.edu", "9", "Ana"],
  ];
  expect(read(rows)).toEqual({ ...unchanged, otherHeads: ["Tarefa (real)"] });
});
