/**
 * Text inside `<script>`, without loss.
 *
 * Ordinary text is written as Notebook Kit writes it: indented, readable, with one more backslash in `</script`.
 * `<script` gets the same backslash: without a raw `<script`, `<!--` cannot put the HTML parser into the state in which
 * it swallows the cells that follow, so comments stay as they are. What no such text can carry (CR, NUL, lone
 * surrogates, lines of blanks) goes whole, as JSON, into the attribute `data-text`, beside the closest readable text.
 */

const tag = /<(?=\\*\/?script(?:[\s/>]|$))/gi;
const escapedTag = /<\\(?=\\*\/?script(?:[\s/>]|$))/gi;

const escapeTags = (text: string): string => text.replace(tag, "<\\");
const unescapeTags = (text: string): string => text.replace(escapedTag, "<");

/** How the lines of a script stand in the file. */
export interface Layout {
  /** Before each line of the text. */
  readonly margin: string;
  /** Before `</script>`. */
  readonly closing: string;
  /** Takes the margin away again. */
  readonly dedent: (content: string) => string;
}

const newline = /\r\n?|\n/;
const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === "";

function innerLines(content: string): string[] {
  const lines = content.split(newline);
  if (isBlank(lines.at(-1))) lines.pop();
  if (isBlank(lines[0])) lines.shift();
  return lines;
}

/** Notebook Kit's rule: four spaces, where a line has them. */
const dedentCell = (content: string): string =>
  innerLines(content)
    .map((line) => line.replace(/^ {4}/, ""))
    .join("\n");

/** Takes away the blanks with which every line begins, so that an author may indent as deep as the tags stand. */
function dedentCommon(content: string): string {
  const lines = innerLines(content);
  const margins = lines.filter((line) => !isBlank(line)).map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  const margin = margins.reduce((common, other) => {
    let length = 0;
    while (length < common.length && common[length] === other[length]) length++;
    return common.slice(0, length);
  }, margins[0] ?? "");
  return lines.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : "")).join("\n");
}

/** A cell of the notebook. */
export const cellLayout: Layout = { margin: "    ", closing: "  ", dedent: dedentCell };

/** A script of `<lab>`, `depth` elements deep. */
export const labLayout = (depth: number): Layout => ({
  margin: "  ".repeat(depth + 1),
  closing: "  ".repeat(depth),
  dedent: dedentCommon,
});

/** Readable content for the text; it equals the text after reading wherever the text is ordinary. */
function contentOf(text: string, { margin, closing }: Layout): string {
  const lines = escapeTags(readable(text)).split(newline);
  return `\n${lines.map((line) => (isBlank(line) ? "" : margin + line)).join("\n")}\n${closing}`;
}

const readable = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

/** The content of a `<script>`, and the value of its `data-text`: null where the content alone brings the text back. */
export function writeScript(text: string, layout: Layout): { content: string; exact: string | null } {
  const content = contentOf(text, layout);
  return { content, exact: unescapeTags(layout.dedent(content)) === text ? null : JSON.stringify(text) };
}

/**
 * The text of a `<script>`.
 * @param exact - its `data-text`; it is not believed if the content was edited since, for that is what a person sees
 */
export function readScript(content: string, exact: string | null, layout: Layout): string {
  const visible = unescapeTags(layout.dedent(content));
  const text = exact === null ? null : parseText(exact);
  if (text === null) return visible;
  return unescapeTags(layout.dedent(contentOf(text, layout))) === visible ? text : visible;
}

function parseText(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\u00a0": "&nbsp;",
  "\r": "&#13;",
};

/** An attribute's value. HTML has no way to write NUL or a lone surrogate there: they become U+FFFD. */
export const escapeAttribute = (value: string): string =>
  readable(value).replace(/[&<>"\u00a0\r]/g, (character) => references[character] ?? character);

/** The text of an element that holds only text, such as `<title>`. */
export const escapeText = (text: string): string =>
  readable(text).replace(/[&<>\u00a0\r]/g, (character) => references[character] ?? character);
