import { expect, test } from "vitest";
import { byName } from "./by-name.ts";

test("letters with an accent stand where a class's list has them, and small letters beside large ones", () => {
  const names = ["Zé Lima", "Íris Souza", "Ângelo Reis", "ana Souza", "Bia", "Ana d'Ávila", "Andréa", "Conceição"];
  expect(byName(names, (name) => name)).toEqual([
    ...["Ana d'Ávila", "ana Souza", "Andréa", "Ângelo Reis", "Bia", "Conceição", "Íris Souza", "Zé Lima"],
  ]);
});

test("who is called the same stays in the order that was given", () => {
  const rows = [
    { name: "Ana", id: 2 },
    { name: "Ana", id: 1 },
  ];
  expect(byName(rows, ({ name }) => name)).toEqual(rows);
});
