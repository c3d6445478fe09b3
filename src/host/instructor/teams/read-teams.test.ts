import { expect, test } from "vitest";
import { readTeams } from "./read-teams.ts";

test("the columns are known by their titles, in any order and between others", () => {
  const text = "Nome;Grupo;E-mail\r\nAna;A;ANA@example.edu\r\nBia; A ;bia@example.edu\r\nCaio;;caio@example.edu\r\n";
  expect([...(readTeams(text) ?? [])]).toEqual([
    ["ana@example.edu", "A"],
    ["bia@example.edu", "A"],
  ]);
});

test("a list in English with commas is read too", () => {
  expect(readTeams("email,team\na@b.c,1\n")?.get("a@b.c")).toBe("1");
});

test("without titles nobody can tell which column is the team", () => {
  expect(readTeams("ana@example.edu;1\n")).toBeNull();
  expect(readTeams("")).toBeNull();
});
