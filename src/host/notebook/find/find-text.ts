/** What is looked for. */
export interface Query {
  readonly text: string;
  readonly caseSensitive: boolean;
  readonly wholeWord: boolean;
  readonly regex: boolean;
}

export interface SearchedCell {
  readonly cell: number;
  readonly text: string;
}

/** One place where it stands. */
export interface Match {
  readonly cell: number;
  /** Offsets in the cell's text. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The line before it, itself, and the line after it, each cut where it is long. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
  /** What takes its place. */
  readonly replacement: string;
}

/** More than these are not looked for: nobody reads them. */
export const mostMatches = 5_000;
const shownChars = 60;
/** Fewer before it: on a telephone, too, the line is wide enough to show what was found. */
const shownBefore = 16;

/** @throws SyntaxError where a regular expression cannot be read */
export function patternOf({ text, caseSensitive, wholeWord, regex }: Query): RegExp {
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const word = String.raw`[\p{L}\p{N}_$]`;
  return new RegExp(wholeWord ? `(?<!${word})(?:${source})(?!${word})` : source, caseSensitive ? "gmu" : "gimu");
}

/**
 * Every place where the query stands, in the order of the cells.
 * @param replacement - with a regular expression, `$1`, `$<name>`, `$&` and `$$` mean what they mean in JavaScript
 * @throws SyntaxError where a regular expression cannot be read
 */
export function findIn(cells: readonly SearchedCell[], query: Query, replacement: string): Match[] {
  if (query.text === "") return [];
  const pattern = patternOf(query);
  const matches: Match[] = [];
  for (const { cell, text } of cells) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const lineStart = text.lastIndexOf("\n", start - 1) + 1;
      const lineEnd = text.indexOf("\n", end);
      matches.push({
        cell,
        start,
        end,
        line: text.slice(0, start).split("\n").length,
        column: start - lineStart + 1,
        before: beginning(text.slice(Math.max(lineStart, start - shownChars), start).trimStart()),
        found: match[0].slice(0, 2 * shownChars),
        after: text.slice(end, lineEnd < 0 ? end + shownChars : Math.min(lineEnd, end + shownChars)),
        replacement: query.regex ? expand(replacement, match) : replacement,
      });
      if (matches.length === mostMatches) return matches;
    }
  }
  return matches;
}

const beginning = (before: string): string =>
  before.length > shownBefore ? `…${before.slice(1 - shownBefore)}` : before;

/** The texts of the cells once these matches are replaced. */
export function replaceIn(cells: readonly SearchedCell[], matches: readonly Match[]): SearchedCell[] {
  return cells.flatMap(({ cell, text }) => {
    const own = matches.filter((match) => match.cell === cell);
    if (own.length === 0) return [];
    let made = "";
    let at = 0;
    for (const { start, end, replacement } of own) {
      made += text.slice(at, start) + replacement;
      at = end;
    }
    return [{ cell, text: made + text.slice(at) }];
  });
}

function expand(template: string, match: RegExpExecArray): string {
  return template.replace(/\$(?:(\$)|(&)|<([^>]*)>|(\d{1,2}))/g, (whole, dollar, all, name, digits) => {
    if (dollar) return "$";
    if (all) return match[0];
    if (name !== undefined) return match.groups ? (match.groups[name] ?? "") : whole;
    const two = Number(digits);
    if (two > 0 && two < match.length) return match[two] ?? "";
    const one = Number(digits[0]);
    return one > 0 && one < match.length ? (match[one] ?? "") + digits.slice(1) : whole;
  });
}
