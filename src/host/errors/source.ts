import { parseJavaScript } from "@observablehq/notebook-kit";
import type { AnyNode, Node } from "acorn";
import { placesIn, visit } from "../../kernel/compile/ast.ts";
import { isTypeScriptReady, stripTypes } from "../../kernel/compile/typescript.ts";

/** The text of a cell, and what can be read in it. */
export class Source {
  readonly text: string;
  /** The parsed cell; null where it does not parse. */
  readonly body: Node | null;
  /** What was parsed: the text, without its types where it is TypeScript. */
  readonly parsed: string;
  readonly #placeAt: (offset: number) => { readonly line: number; readonly column: number };

  constructor(text: string, mode: "js" | "ts" = "js") {
    this.text = text;
    this.parsed = text;
    this.#placeAt = placesIn(text);
    let body: Node | null = null;
    try {
      if (mode === "ts") this.parsed = isTypeScriptReady() ? stripTypes(text) : text;
      this.#placeAt = placesIn(this.parsed);
      body = parseJavaScript(this.parsed).body;
    } catch {
      // A cell that does not parse has no more than its text.
    }
    this.body = body;
  }

  line(number: number): string {
    return this.text.split(/\r\n|[\n\r\u2028\u2029]/)[number - 1] ?? "";
  }

  placeOf(node: Node): { readonly line: number; readonly column: number } {
    return this.#placeAt(node.start);
  }

  textOf(node: Node): string {
    return this.parsed.slice(node.start, node.end);
  }

  /** The nodes that begin or end on a line; all nodes where the line is not known. */
  nodesAt(line: number): AnyNode[] {
    const found: AnyNode[] = [];
    if (!this.body) return found;
    visit(this.body, (node) => {
      const touches = line === 0 || this.#placeAt(node.start).line === line || this.#placeAt(node.end).line === line;
      if (touches) found.push(node);
    });
    return found;
  }

  /** What stands before `.property` on a line, in short; null where there are several, or none. */
  objectOf(property: string, line: number): AnyNode | null {
    const objects = this.nodesAt(line).flatMap((node) => {
      if (node.type !== "MemberExpression") return [];
      const { property: key, computed } = node;
      const name =
        !computed && key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : null;
      const isIt = name === property || (computed && name === null);
      return isIt && this.#placeAt(key.start).line === (line || this.#placeAt(key.start).line)
        ? [node.object as AnyNode]
        : [];
    });
    const texts = new Set(objects.map((node) => this.textOf(node)));
    return texts.size === 1 ? (objects[0] ?? null) : null;
  }
}

const longest = 40;

/** Code in a sentence: short, on one line. */
export function inBrief(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
