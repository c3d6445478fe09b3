/** The languages that messages speak. */
export type Language = "pt-BR" | "en";

/** One text in both. */
export type Localized = Readonly<Record<Language, string>>;

let language: Language = "pt-BR";

/** Chooses the language of the messages made from now on; the notebook calls it, with the reader's. */
export function setLanguage(next: Language): void {
  language = next;
}

/** The reader's language, for what is drawn rather than said. */
export const readersLanguage = (): Language => language;

/** What a {@link StudentError} says. */
export interface StudentErrorParts {
  /** Stable and in kebab-case: `not-fitted`. Tests and checks read this, never the message. */
  readonly code: string;
  /** The call: `TfidfVectorizer.transform`. */
  readonly where: string;
  readonly expected: Localized;
  readonly received: Localized;
  /** A whole sentence: what to try. */
  readonly remedy: Localized;
}

/**
 * Something to mend in the code or the data of whoever called the toolkit.
 * The message says where, what was expected, what came and what to do, in the reader's language.
 */
export class StudentError extends Error {
  override readonly name = "StudentError";
  readonly code: string;
  readonly where: string;
  readonly expected: Localized;
  readonly received: Localized;
  readonly remedy: Localized;

  constructor(parts: StudentErrorParts) {
    super(sentence(parts, language));
    this.code = parts.code;
    this.where = parts.where;
    this.expected = parts.expected;
    this.received = parts.received;
    this.remedy = parts.remedy;
  }

  /** The message in a language of choice. */
  messageIn(chosen: Language): string {
    return sentence(this, chosen);
  }
}

function sentence({ where, expected, received, remedy }: StudentErrorParts, chosen: Language): string {
  return chosen === "en"
    ? `${where}: expected ${expected.en}, received ${received.en}. ${remedy.en}`
    : `${where}: esperava ${expected["pt-BR"]}; veio ${received["pt-BR"]}. ${remedy["pt-BR"]}`;
}

/** A value in a few words, for the `received` of a message. */
export function inWords(value: unknown): Localized {
  if (value === undefined) return { "pt-BR": "nada (undefined)", en: "nothing (undefined)" };
  if (value === null) return { "pt-BR": "nada (null)", en: "nothing (null)" };
  if (Array.isArray(value)) {
    if (value.length === 0) return { "pt-BR": "uma lista vazia", en: "an empty list" };
    const counted = value.length === 1 ? "1 item" : undefined;
    return {
      "pt-BR": `uma lista de ${counted ?? `${value.length} itens`}`,
      en: `a list of ${counted ?? `${value.length} items`}`,
    };
  }
  if (typeof value === "string") {
    const text = value.length > 40 ? `${value.slice(0, 40)}…` : value;
    return { "pt-BR": `o texto “${text}”`, en: `the text “${text}”` };
  }
  if (typeof value === "number")
    return { "pt-BR": `o número ${String(value).replace(".", ",")}`, en: `the number ${value}` };
  if (typeof value === "boolean") return { "pt-BR": String(value), en: String(value) };
  if (typeof value === "function") return { "pt-BR": "uma função", en: "a function" };
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  return { "pt-BR": `um objeto (${kind})`, en: `an object (${kind})` };
}
