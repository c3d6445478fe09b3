import { type Layout, readScript } from "./escape.ts";
import type { Problem } from "./model.ts";
import { type SourceTag, sourceTags } from "./source-tags.ts";

/** The DOM parser is the caller's: the browser's own, or jsdom's. Neither runs what it parses. */
export interface HtmlParser {
  parseFromString(text: string, type: "text/html"): Document;
}

export interface ReadOptions {
  readonly parser: HtmlParser;
}

interface NumberRule {
  /** Where the attribute is absent; without it, the attribute must be there. */
  readonly fallback?: number;
  readonly whole?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** A parsed file with the lines of its elements, and a list of what is wrong with it. */
export class LabDocument {
  readonly dom: Document;
  readonly problems: Problem[] = [];
  readonly #tags = new Map<Element, SourceTag>();

  constructor(text: string, parser: HtmlParser) {
    const source = text.replace(/^\uFEFF/, "");
    this.dom = parser.parseFromString(source, "text/html");
    const tags = sourceTags(source);
    // The nth tag of a name in the file is the nth element of that name in the document.
    for (const name of new Set(tags.map((tag) => tag.name).filter((name) => /^[a-z]+$/.test(name)))) {
      const elements = this.dom.querySelectorAll(name);
      tags
        .filter((tag) => tag.name === name)
        .forEach((tag, index) => {
          const element = elements[index];
          if (element) this.#tags.set(element, tag);
        });
    }
    this.#reportSwallowed();
  }

  line(element: Element): number {
    return this.#tags.get(element)?.line ?? 0;
  }

  report(code: string, at: Element | number, portuguese: string, english: string): void {
    const line = typeof at === "number" ? at : this.line(at);
    this.problems.push({ code, line, message: { "pt-BR": portuguese, en: english } });
  }

  text(script: Element, layout: Layout): string {
    return readScript(script.textContent ?? "", script.getAttribute("data-text"), layout);
  }

  required(element: Element, name: string): string {
    const value = element.getAttribute(name)?.trim() ?? "";
    if (value === "") {
      const tag = nameTag(element);
      this.report(
        "missing-attribute",
        element,
        `Falta ${name} em ${tag}. Escreva ${name}="…".`,
        `${name} is missing in ${tag}. Write ${name}="…".`,
      );
    }
    return value;
  }

  /** A value from a closed list; the first one where the attribute is absent or wrong. */
  oneOf<Value extends string>(element: Element, name: string, values: readonly [Value, ...Value[]]): Value {
    const text = element.getAttribute(name);
    const value = text === null ? values[0] : values.find((candidate) => candidate === text);
    if (value !== undefined) return value;
    this.report(
      "unknown-value",
      element,
      `${name}="${text}" não existe em ${nameTag(element)}. Use ${values.join(", ")}.`,
      `${name}="${text}" does not exist in ${nameTag(element)}. Use ${values.join(", ")}.`,
    );
    return values[0];
  }

  number(element: Element, name: string, rule: NumberRule): number {
    const text = element.getAttribute(name)?.trim() ?? "";
    if (text === "" && rule.fallback !== undefined && !element.hasAttribute(name)) return rule.fallback;
    const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    const { min = 0, max = Number.MAX_VALUE, whole = false } = rule;
    if (value >= min && value <= max && (!whole || Number.isSafeInteger(value))) return value;
    const range = max === Number.MAX_VALUE ? `≥ ${min}` : `${min}–${max}`;
    this.report(
      "bad-number",
      element,
      `${name}="${text}" em ${nameTag(element)}: aqui vai um número${whole ? " inteiro" : ""} ${range}, com ponto decimal.`,
      `${name}="${text}" in ${nameTag(element)}: a ${whole ? "whole " : ""}number ${range} goes here.`,
    );
    return rule.fallback ?? min;
  }

  /** Words parted by blanks or commas, such as `datasets="renda-censo comentarios-spam"`. */
  words(element: Element, name: string): string[] {
    return (element.getAttribute(name) ?? "").split(/[\s,]+/).filter((word) => word !== "");
  }

  /** Whole numbers parted by blanks or commas, such as `editable="4 7"`. */
  cellList(element: Element, name: string): number[] {
    const words = this.words(element, name);
    const bad = words.find((word) => !/^[1-9]\d*$/.test(word));
    if (bad !== undefined) {
      this.report(
        "bad-number",
        element,
        `“${bad}” em ${name} não é id de célula. Escreva números separados por espaço: ${name}="4 7".`,
        `“${bad}” in ${name} is not a cell id. Write numbers parted by spaces: ${name}="4 7".`,
      );
    }
    return words.filter((word) => /^[1-9]\d*$/.test(word)).map(Number);
  }

  /** Says that an id is taken; the ids seen so far are the caller's. */
  unique(element: Element, id: string, seen: Set<string>, what = "id"): void {
    if (id !== "" && seen.has(id)) {
      this.report(
        "duplicate-id",
        element,
        `${nameTag(element)} repete ${what} "${id}". Dê um nome diferente a um dos dois.`,
        `${nameTag(element)} repeats the ${what} "${id}". Give one of the two another name.`,
      );
    }
    seen.add(id);
  }

  allowAttributes(element: Element, names: readonly string[]): void {
    for (const { name } of element.attributes) {
      if (names.includes(name)) continue;
      this.report(
        "unknown-attribute",
        element,
        `${nameTag(element)} não tem o atributo ${name}. Os que existem: ${names.join(", ")}.`,
        `${nameTag(element)} has no attribute ${name}. Those that exist: ${names.join(", ")}.`,
      );
    }
  }

  /** Text that stands outside every script is never meant: most often a `</script>` inside a text ended it early. */
  reportStrayText(parent: Element): void {
    for (const node of parent.childNodes) {
      const text = node.nodeType === 3 ? (node.textContent ?? "").trim() : "";
      if (text === "") continue;
      const before = previousElement(node);
      const line = (before && this.#tags.get(before)?.endLine) ?? this.line(parent);
      const shown = text.slice(0, 40).replace(/\s+/g, " ");
      this.report(
        "stray-text",
        line,
        `Há texto fora de qualquer <script>: “${shown}”. Se ele é de um texto que contém </script>, escreva <\\/script> lá dentro.`,
        `There is text outside every <script>: “${shown}”. If it belongs to a text that holds </script>, write <\\/script> in there.`,
      );
    }
  }

  #reportSwallowed(): void {
    for (const { name, line, closed, swallowed } of this.#tags.values()) {
      const lines = swallowed.join(", ");
      const [portuguese, english] =
        lines === ""
          ? ["", ""]
          : [
              ` Ele contém outro <script (linha ${lines}): se este é parte do texto, escreva <\\script.`,
              ` It holds another <script (line ${lines}): if that is part of the text, write <\\script.`,
            ];
      if (!closed) {
        this.report(
          "unclosed-script",
          line,
          `O <${name}> que abre aqui não fecha até o fim do arquivo, e engoliu o que vem depois. Escreva </${name}> onde ele termina.${portuguese}`,
          `The <${name}> that opens here is not closed before the end of the file, and swallowed what follows. Write </${name}> where it ends.${english}`,
        );
      } else if (lines !== "") {
        this.report(
          "swallowed-script",
          line,
          `Falta um </script> para o <script> que abre aqui, ou o texto dele precisa de uma barra.${portuguese}`,
          `The <script> that opens here lacks its </script>, or its text needs a backslash.${english}`,
        );
      }
    }
  }
}

/** An element as an author knows it: `<exercise id="idf">`. */
export function nameTag(element: Element): string {
  const shown = ["role", "id", "value"].filter((name) => element.hasAttribute(name));
  const attributes = shown.map((name) => ` ${name}="${element.getAttribute(name)}"`).join("");
  return `<${element.localName}${attributes}>`;
}

function previousElement(node: ChildNode): Element | null {
  let before = node.previousSibling;
  while (before !== null && before.nodeType !== 1) before = before.previousSibling;
  return before === null ? null : (before as Element);
}
