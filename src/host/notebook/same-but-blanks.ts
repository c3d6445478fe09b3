import { highlight } from "../../kernel/compile/highlight.ts";

/**
 * Do two codes differ in nothing but blanks? A line break between two tokens counts: JavaScript may end a statement there.
 * Comments may lose the blanks at the ends of their lines.
 */
export function sameButBlanks(a: string, b: string): boolean {
  const first = wordsOf(a);
  const second = wordsOf(b);
  return first.length === second.length && first.every((word, at) => word === second[at]);
}

function wordsOf(code: string): string[] {
  const words: string[] = [];
  let breaks = false;
  for (const { kind, text } of highlight(code.trim())) {
    if (kind === "space") breaks ||= text.includes("\n");
    else {
      const word = kind === "comment" ? text.replace(/[ \t]*\r?\n[ \t]*/g, "\n").trimEnd() : text;
      words.push(breaks ? `\n${word}` : word);
      breaks = false;
    }
  }
  return words;
}
