import type { Language } from "../shared/text.ts";
import type { MessageValue } from "./outcome.ts";

type Values = Readonly<Record<string, MessageValue>>;

const maxItems = 20;
const maxStringLength = 200;
// {name}, {name:all} (every digit) or {name:2} (that many decimals), and the full stop of the template's sentence after it
const placeholder = /\{([A-Za-z_][A-Za-z0-9_]*)(?::(all|\d{1,2}))?\}(\.(?=\s|$))?/g;

/**
 * Fills the `{placeholders}` of a check's message, and returns inline markdown.
 * Only names that were given are filled, for texts may contain braces of their own (`{"ar": 0}`, `{…}`).
 * Whole numbers are written as they are, others with four decimals in the language's notation (`-0,0006`);
 * `{name:2}` asks for that many decimals, `{name:all}` for every digit. Lists are written `[a; b; c]`, up to 20 items.
 * Strings come from students: they are capped at 200 characters and never act as markdown or HTML.
 * One that ends its sentence itself, as most errors do, takes the place of the template's full stop.
 */
export function formatMessage(template: string, values: Values, language: Language): string {
  return fill(template, values, language, (text, before) =>
    insideCode(before) ? text.replaceAll("`", "ˋ") : escapeMarkdown(text),
  );
}

/** The same message as a reader sees its text, for programs: strings are put in unescaped. Never render it as markdown. */
export function messageText(template: string, values: Values, language: Language): string {
  return fill(template, values, language, (text) => text);
}

function fill(
  template: string,
  values: Values,
  language: Language,
  escaped: (text: string, before: string) => string,
): string {
  return template.replace(placeholder, (whole, name: string, format?: string, stop = "", at = 0) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    const write = (item: string | number) =>
      typeof item === "number" ? formatNumber(item, format, language) : escaped(readable(item), template.slice(0, at));
    if (typeof value === "string") return write(value) + (/[.!?…]$/.test(readable(value)) ? "" : stop);
    if (typeof value === "number") return write(value) + stop;
    const items: readonly (string | number)[] = value;
    const shown = items.slice(0, maxItems).map(write);
    return `[${[...shown, ...(items.length > maxItems ? ["…"] : [])].join("; ")}]${stop}`;
  });
}

function formatNumber(value: number, format: string | undefined, language: Language): string {
  const written = digits(value, format);
  return language === "pt-BR" ? written.replace(".", ",") : written;
}

function digits(value: number, format: string | undefined): string {
  if (!Number.isFinite(value) || format === "all") return String(value);
  if (format === undefined && Number.isInteger(value)) return String(value);
  const written = value.toFixed(format === undefined ? 4 : Number(format));
  // a small negative number must not read as minus zero
  return /^-0(\.0*)?$/.test(written) ? written.slice(1) : written;
}

/** One line without characters that hide or turn text around, cut at 200 characters. */
function readable(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "");
  const characters = Array.from(line.slice(0, 4 * maxStringLength));
  return characters.length > maxStringLength
    ? `${characters.slice(0, maxStringLength - 1).join("")}…`
    : characters.join("");
}

/** Does the template's text so far leave a code span open? */
const insideCode = (before: string): boolean => (before.match(/`/g)?.length ?? 0) % 2 === 1;

// Everything that starts something in inline markdown, HTML, maths or a link that is made of plain text.
const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>&~$|!@#^=]|:(?=\/\/)|(?<=www)\./gi, (character) => `\\${character}`);
