import { type Localized, StudentError } from "../../errors.ts";
import { Builder, type Field, type Message, type MessageType, snakeCase } from "./message-type.ts";
import { type Token, tokensOf, unquoted } from "./tokens.ts";

/**
 * Reads the text format of protocol buffers: what `print` writes, and what people write by hand (comments, lists in
 * brackets, commas, `:` before `{`, texts in parts).
 * @throws StudentError `bad-proto-text`, with the line
 */
export function parseText(where: string, type: MessageType, text: string): Message {
  const parser = new Parser(where, tokensOf(text));
  return parser.message(type, "");
}

class Parser {
  #at = 0;

  constructor(
    private readonly where: string,
    private readonly tokens: readonly Token[],
  ) {}

  /** @param close - what ends the message; nothing for the outermost */
  message(type: MessageType, close: string): Message {
    const keys = new Map(Object.entries(type.fields).map(([key, field]) => [snakeCase(key), { key, field }]));
    const builder = new Builder(type);
    for (;;) {
      const token = this.#next();
      if (token.text === close) return builder.finish();
      const known = token.kind === "word" ? keys.get(token.text) : undefined;
      if (!known) throw this.#unknown(token, [...keys.keys()], close);
      const hasColon = this.#skip(":");
      if (!hasColon && known.field.kind !== "message") throw this.#bad(this.#peek(), words(":"));
      if (this.#skip("[")) {
        while (!this.#skip("]")) {
          builder.add(known.key, this.#value(known.field));
          this.#skip(",");
        }
      } else builder.add(known.key, this.#value(known.field));
      if (!this.#skip(",")) this.#skip(";");
    }
  }

  #value(field: Field): unknown {
    const token = this.#next();
    if (field.type) {
      if (token.text !== "{" && token.text !== "<") throw this.#bad(token, words("{"));
      return this.message(field.type, token.text === "{" ? "}" : ">");
    }
    if (field.kind === "string") return this.#text(token);
    if (token.kind === "word" || token.kind === "number") {
      const value = field.kind === "enum" ? enumValue(field, token.text) : scalarValue(field, token.text);
      if (value !== undefined) return value;
    }
    throw this.#bad(token, expectedOf(field));
  }

  /** Texts that stand side by side are one. */
  #text(first: Token): string {
    if (first.kind !== "string") throw this.#bad(first, { "pt-BR": "um texto entre aspas", en: "a text in quotes" });
    let text = unquoted(first.text);
    while (this.#peek().kind === "string") text += unquoted(this.#next().text);
    return text;
  }

  #peek(): Token {
    return this.tokens[this.#at] as Token; // the last token is the end, and stays
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#at++;
    return token;
  }

  #skip(text: string): boolean {
    const isHere = this.#peek().kind === "sign" && this.#peek().text === text;
    if (isHere) this.#at++;
    return isHere;
  }

  #unknown(token: Token, known: readonly string[], close: string): StudentError {
    const list = [...known, ...(close === "" ? [] : [close])].join(", ");
    return this.#bad(token, { "pt-BR": `um destes: ${list}`, en: `one of: ${list}` });
  }

  #bad(token: Token, expected: Localized): StudentError {
    const isEnd = token.kind === "end";
    return new StudentError({
      code: "bad-proto-text",
      where: this.where,
      expected,
      received: {
        "pt-BR": `${isEnd ? "o fim do texto" : `“${token.text}”`}, na linha ${token.line}`,
        en: `${isEnd ? "the end of the text" : `“${token.text}”`}, in line ${token.line}`,
      },
      remedy: {
        "pt-BR": "Corrija essa linha: nomes como min_fraction, textos entre aspas, cada { com seu }.",
        en: "Mend that line: names such as min_fraction, texts in quotes, a } for each {.",
      },
    });
  }
}

const words = (text: string): Localized => ({ "pt-BR": text, en: text });

/** By name, or by number. */
function enumValue({ values = {} }: Field, text: string): string | undefined {
  if (Object.hasOwn(values, text)) return text;
  return Object.entries(values).find(([, number]) => number !== undefined && String(number) === text)?.[0];
}

function scalarValue({ kind }: Field, text: string): number | boolean | undefined {
  if (kind === "bool") return { true: true, t: true, True: true, "1": true, false: false, f: false, False: false, "0": false }[text]; // biome-ignore format: one thought
  const word = text.toLowerCase().replace(/f$/, "");
  if (kind === "double" || kind === "float") {
    if (/^-?inf(inity)?$/.test(text.toLowerCase())) return text.startsWith("-") ? -Infinity : Infinity;
    if (text.toLowerCase() === "nan") return Number.NaN;
    const value = Number(word);
    return Number.isNaN(value) ? undefined : value;
  }
  const value = Number(text);
  return Number.isInteger(value) && (kind === "int64" || value >= 0) ? value : undefined;
}

function expectedOf({ kind, values = {} }: Field): Localized {
  if (kind === "enum") return { "pt-BR": `um destes: ${Object.keys(values).join(", ")}`, en: `one of: ${Object.keys(values).join(", ")}` }; // biome-ignore format: one thought
  if (kind === "bool") return { "pt-BR": "true ou false", en: "true or false" };
  if (kind === "int64" || kind === "uint64") return { "pt-BR": "um número inteiro", en: "a whole number" };
  return { "pt-BR": "um número", en: "a number" };
}
