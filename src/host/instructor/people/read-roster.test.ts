import { expect, test } from "vitest";
import { readRoster } from "./read-roster.ts";

const ana = { name: "Ana Souza", email: "ana@example.edu" };

test("reads names and e-mails under headings, in any order, beside other columns", () => {
  expect(readRoster("Matrícula;Nome completo;E-mail\n202601;Ana Souza;Ana@Example.edu\n").people).toEqual([ana]);
  expect(readRoster("email,name\nana@example.edu,Ana Souza\n").people).toEqual([ana]);
});

test("reads a list without headings", () => {
  expect(readRoster("202601;Ana Souza;ana@example.edu\n").people).toEqual([ana]);
});

test("counts who stands there twice once, and names the lines that name nobody", () => {
  const text = "Nome;E-mail\nAna Souza;ana@example.edu\nAna de Souza;ANA@example.edu\nBia;\n;davi@example.edu\n";
  expect(readRoster(text)).toEqual({ people: [ana], unread: [4, 5] });
});

test("a file that is no list names nobody", () => {
  expect(readRoster("uma carta\nde duas linhas").people).toEqual([]);
  expect(readRoster("").people).toEqual([]);
});
