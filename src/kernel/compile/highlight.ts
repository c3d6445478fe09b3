// biome-ignore format: one line says it
export type TokenKind = "keyword" | "string" | "template" | "number" | "comment" | "regexp" | "function" | "name" | "property" | "punctuation" | "operator" | "space";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const keywords: ReadonlySet<string> = new Set(
  `as async await break case catch class const continue debugger declare default delete do else enum export extends
  false finally for from function get if implements import in instanceof interface keyof let new null of private
  protected public readonly return satisfies set static super switch this throw true try type typeof undefined var void
  while with yield`.split(/\s+/),
);

/** Keywords that are plain names as well: only a keyword where a name, a string or a bracket follows. */
const sometimes: ReadonlySet<string> = new Set(
  "as async declare from get implements interface keyof of private protected public readonly satisfies set static type".split(
    " ",
  ),
);

/** Keywords that are values: a slash behind them divides. */
const values: ReadonlySet<string> = new Set(["this", "super", "true", "false", "null", "undefined"]);

const scanners: readonly (readonly [TokenKind, RegExp])[] = [
  ["space", /\s+/y],
  ["comment", /\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/y],
  ["string", /"(?:[^"\\\n\r]|\\[\s\S])*"?|'(?:[^'\\\n\r]|\\[\s\S])*'?/y],
  ["number", /0[xob][\da-f_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?n?/iy],
  ["name", /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200c\u200d]*/uy],
  ["punctuation", /[()[\]{};,]|\.(?!\d)(?:\.\.)?|\?\.(?!\d)/y],
  ["operator", /[=!<>+\-*%&|^~?:/]+?(?=[^=!<>+\-*%&|^~?:]|$)/y],
];

const regexp = /\/(?:[^\\/[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/y;
const lineRest = /.*/y;
const anything = /[\s\S]/uy;
const templateText = /[`}](?:[^\\`$]|\\[\s\S]|\$(?!\{))*\\?/y;

/**
 * Cuts JavaScript or TypeScript into coloured pieces, for text that is shown and not yet edited.
 * The pieces joined are always the text, whatever it holds; code that does not parse gets its best guess. Takes linear time.
 */
export function highlight(text: string): Token[] {
  const tokens: Token[] = [];
  /** Brackets still open inside each template's `${`; a template's own text is read when its `}` comes. */
  const templates: number[] = [];
  let at = 0;
  let before: Token | undefined;
  let noRegexpBefore = 0;

  const take = (kind: TokenKind, length: number) => {
    const token = { kind, text: text.slice(at, at + length) };
    tokens.push(token);
    if (kind !== "space" && kind !== "comment") before = token;
    at += length;
  };
  const lengthOf = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  /** Reads template text, from its backtick or the `}` of a value, up to the next `${` or the closing backtick. */
  const template = () => {
    const length = lengthOf(templateText);
    const end = text[at + length];
    if (end === "$") templates.push(0);
    take("template", length + (end === "$" ? 2 : end === "`" ? 1 : 0));
  };

  while (at < text.length) {
    const char = text[at] ?? "";
    const depth = templates.at(-1);
    if (char === "`") template();
    else if (char === "}" && depth === 0) {
      templates.pop();
      template();
    } else {
      if (char === "/" && !/[/*]/.test(text[at + 1] ?? "") && mayBeRegexp(before) && at >= noRegexpBefore) {
        const length = lengthOf(regexp);
        if (length > 0) {
          take("regexp", length);
          continue;
        }
        noRegexpBefore = at + lengthOf(lineRest);
      }
      const [kind, pattern] = scanners.find(([, pattern]) => lengthOf(pattern) > 0) ?? ["operator", anything];
      const length = lengthOf(pattern);
      if (depth !== undefined && (char === "{" || char === "}"))
        templates[templates.length - 1] = depth + (char === "{" ? 1 : -1);
      take(kind === "name" ? nameKind(text, at, length, before) : kind, length);
    }
  }
  return tokens;
}

function mayBeRegexp(before: Token | undefined): boolean {
  if (!before || before.kind === "operator") return true;
  if (before.kind === "punctuation") return !/^[)\]}]$/.test(before.text);
  if (before.kind === "template") return before.text.endsWith("${");
  return before.kind === "keyword" && !values.has(before.text);
}

const follows = /[ \t]*(\(|[\p{ID_Start}$_"'`[{*#]|$)?/uy;

function nameKind(text: string, at: number, length: number, before: Token | undefined): TokenKind {
  const name = text.slice(at, at + length);
  follows.lastIndex = at + length;
  const next = follows.exec(text)?.[1] ?? "";
  const isMember = before?.text === "." || before?.text === "?.";
  if (!isMember && keywords.has(name) && (!sometimes.has(name) || (next !== "" && (next !== "(" || name === "async"))))
    return "keyword";
  if (next === "(") return "function";
  return isMember ? "property" : "name";
}
