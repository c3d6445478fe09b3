import { afterEach, expect, test } from "vitest";
import { inWords, StudentError, setLanguage } from "./errors.ts";

afterEach(() => setLanguage("pt-BR"));

const fourColumns = () =>
  new StudentError({
    code: "other-columns",
    where: "StandardScaler.transform",
    expected: { "pt-BR": "4 colunas", en: "4 columns" },
    received: { "pt-BR": "3", en: "3" },
    remedy: { "pt-BR": "Use as mesmas colunas do fit.", en: "Use the columns that you fitted with." },
  });

test("says where, what was expected, what came and what to do, in Portuguese unless told otherwise", () => {
  expect(fourColumns().message).toBe(
    "StandardScaler.transform: esperava 4 colunas; veio 3. Use as mesmas colunas do fit.",
  );
  setLanguage("en");
  expect(fourColumns().message).toBe(
    "StandardScaler.transform: expected 4 columns, received 3. Use the columns that you fitted with.",
  );
});

test("keeps both languages, and a code that does not change with them", () => {
  const error = fourColumns();
  expect(error.messageIn("en")).toContain("received 3");
  expect(error.messageIn("pt-BR")).toContain("veio 3");
  expect(error).toMatchObject({ name: "StudentError", code: "other-columns" });
});

test.each([
  [undefined, "nada (undefined)", "nothing (undefined)"],
  [null, "nada (null)", "nothing (null)"],
  [[1, 2], "uma lista de 2 itens", "a list of 2 items"],
  [[1], "uma lista de 1 item", "a list of 1 item"],
  [[], "uma lista vazia", "an empty list"],
  ["oi", "o texto “oi”", "the text “oi”"],
  [0.5, "o número 0,5", "the number 0.5"],
  [false, "false", "false"],
  [() => 1, "uma função", "a function"],
  [new Map(), "um objeto (Map)", "an object (Map)"],
])("describes %j in a few words", (value, pt, en) => {
  expect(inWords(value)).toEqual({ "pt-BR": pt, en });
});
