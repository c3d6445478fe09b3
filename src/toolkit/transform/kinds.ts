import type { Localized } from "../errors.ts";

/** What a column holds in each row; a scalar is a number that is the same in all rows. Lists are of any length. */
export type Kind = "number" | "scalar" | "text" | "boolean" | "numbers" | "texts";

/** What stands in one row. A missing number is NaN; a missing text or boolean is null. */
export type Value = number | string | boolean | null | readonly number[] | readonly string[];

const words: Readonly<Record<Kind, Localized>> = {
  number: { "pt-BR": "números", en: "numbers" },
  scalar: { "pt-BR": "um número só, o mesmo em todas as linhas", en: "one number, the same in all rows" },
  text: { "pt-BR": "textos", en: "texts" },
  boolean: { "pt-BR": "true e false", en: "true and false" },
  numbers: { "pt-BR": "listas de números", en: "lists of numbers" },
  texts: { "pt-BR": "listas de textos", en: "lists of texts" },
};

export const isKind = (value: unknown): value is Kind => typeof value === "string" && Object.hasOwn(words, value);

/** The kinds in words, for messages. */
export const kindsInWords = (kinds: readonly Kind[]): Localized => ({
  "pt-BR": kinds.map((kind) => words[kind]["pt-BR"]).join(", ou "),
  en: kinds.map((kind) => words[kind].en).join(", or "),
});

export const numeric: readonly Kind[] = ["number", "scalar"];
