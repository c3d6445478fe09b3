/** A start tag as it stands in the file. */
export interface SourceTag {
  /** Lower case. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** Where its content ends: for a script the line of its `</script>`, otherwise the line of the tag. */
  readonly endLine: number;
  /** False for a script (or a title) that the end of the file closes. */
  readonly closed: boolean;
  /** Raw `<script` tags that the content of a script holds and does not close: cells swallowed, by line. */
  readonly swallowed: readonly number[];
}

const attributes = /(?:[^>"']|"[^"]*"|'[^']*')*>/y;
/** Elements whose content is text to the HTML parser. */
const textElements = new Set(["title", "textarea", "style", "xmp", "iframe", "noembed", "noframes"]);

/**
 * The start tags of a file in their order, found as the HTML parser finds them. DOMParser tells no lines, and hides
 * what an unclosed script swallowed; this tells both.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#script-data-state
 */
export function sourceTags(source: string): SourceTag[] {
  const lineAt = lineCounter(source);
  const tags: SourceTag[] = [];
  const opening = /<!--|<[!?/]|<([a-z][^\s/>]*)/gi;
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const [token, tagName] = found;
    if (token === "<!--") {
      opening.lastIndex = endOfComment(source, found.index);
      continue;
    }
    const name = tagName?.toLowerCase();
    attributes.lastIndex = opening.lastIndex;
    // An end tag, a doctype or a bogus comment ends at the next `>`.
    opening.lastIndex = attributes.test(source) ? attributes.lastIndex : after(source, ">", opening.lastIndex);
    if (name === undefined) continue;
    const contentStart = opening.lastIndex;
    const content = name === "script" ? scriptContent(source, contentStart) : textContent(source, name, contentStart);
    opening.lastIndex = content.end;
    tags.push({
      name,
      line: lineAt(found.index),
      endLine: content.end === contentStart ? lineAt(found.index) : lineAt(content.end),
      closed: content.closed,
      swallowed: content.openers.map(lineAt),
    });
  }
  return tags;
}

interface Content {
  readonly end: number;
  readonly closed: boolean;
  readonly openers: readonly number[];
}

function textContent(source: string, name: string, start: number): Content {
  if (!textElements.has(name)) return { end: start, closed: true, openers: [] };
  const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  closing.lastIndex = start;
  const found = closing.exec(source);
  return { end: found?.index ?? source.length, closed: found !== null, openers: [] };
}

/** Walks a script's content through the parser's three states: plain, after `<!--`, and after `<script` inside that. */
function scriptContent(source: string, start: number): Content {
  const marks = /<!--|-->|<(\\*)(\/?)script(?=[\s/>])/gi;
  marks.lastIndex = start;
  const openers: number[] = [];
  let state: "plain" | "escaped" | "doubly-escaped" = "plain";
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    const [token, backslashes, slash] = mark;
    if (token === "<!--") {
      if (state === "plain") state = "escaped";
      // The dashes of `<!-->` close it at once.
      marks.lastIndex -= 2;
    } else if (token === "-->") {
      state = "plain";
    } else if (backslashes !== "") {
      if (slash === "/") openers.pop();
    } else if (slash === "") {
      openers.push(mark.index);
      if (state === "escaped") state = "doubly-escaped";
    } else if (state === "doubly-escaped") {
      state = "escaped";
    } else {
      return { end: mark.index, closed: true, openers };
    }
  }
  return { end: source.length, closed: false, openers };
}

function endOfComment(source: string, start: number): number {
  // `<!-->` and `<!--->` are whole comments; `<!--!>` is not.
  const inside = start + "<!--".length;
  const short = /^-?>/.exec(source.slice(inside, inside + 2));
  if (short !== null) return inside + short[0].length;
  const end = /--!?>/g;
  end.lastIndex = inside;
  return end.exec(source) === null ? source.length : end.lastIndex;
}

function after(source: string, mark: string, from: number): number {
  const index = source.indexOf(mark, from);
  return index < 0 ? source.length : index + mark.length;
}

/** The line (from 1) of a place in the file, by bisection. */
function lineCounter(source: string): (index: number) => number {
  const starts = [0];
  for (const { index, 0: end } of source.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (index) => {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
