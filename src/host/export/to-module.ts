import { type ImportDeclaration, type Node, parse } from "acorn";
import { stripTypes } from "../../kernel/compile/typescript.ts";
import type { ExportedCell, ExportedNotebook } from "./exported.ts";

interface ModuleTexts {
  /** What stands at the top, in lines. */
  readonly head: (title: string) => string;
  readonly cell: (id: number, exercise: string) => string;
  readonly prose: string;
  /** A cell that is no JavaScript that can be read. */
  readonly unread: string;
}

/**
 * The cells in their order as one ES module: imports first, each name once, and a comment before each cell. A cell that
 * does not parse stands as a comment, so the module does.
 * @param texts - what the comments say. Await `prepareTypeScript` before, where there are `ts` cells.
 */
export function toModule({ title, cells }: ExportedNotebook, texts: ModuleTexts): string {
  const imports = new Imports();
  const parts = cells.flatMap((cell) => {
    if (cell.text.trim() === "") return [];
    if (cell.mode === "md") return [comment(cell.text)];
    const head = comment(texts.cell(cell.id, cell.exercise));
    const body = cell.mode === "js" || cell.mode === "ts" ? bodyOf(cell, imports) : null;
    if (body !== null) return [`${head}\n${body}`];
    return [
      `${head}\n${comment(cell.mode === "js" || cell.mode === "ts" ? texts.unread : texts.prose)}\n${comment(cell.text)}`,
    ];
  });
  return `${[comment(texts.head(title)), imports.text, ...parts].filter((part) => part !== "").join("\n\n")}\n`;
}

/** A cell's code without its imports; null where it cannot be read. */
function bodyOf({ text, mode }: ExportedCell, imports: Imports): string | null {
  try {
    const code = mode === "ts" ? stripTypes(text) : text;
    const { body } = parse(code, { ecmaVersion: "latest", sourceType: "module", allowAwaitOutsideFunction: true });
    const isImport = (node: Node): node is ImportDeclaration => node.type === "ImportDeclaration";
    let rest = code;
    for (const node of body.filter(isImport).reverse()) rest = rest.slice(0, node.start) + rest.slice(node.end);
    for (const node of body.filter(isImport)) imports.add(node, code);
    // Without it, the next cell could be read as the rest of this one.
    const last = body.at(-1);
    const end = last && !isImport(last) ? code.slice(last.start, last.end).at(-1) : ";";
    // A value may end in a brace, and go on in what stands after it; a block may not.
    const isValue = last?.type === "VariableDeclaration" || last?.type === "ExpressionStatement";
    const isOpen = end !== ";" && (end !== "}" || isValue);
    return isOpen ? `${rest.trim().replace(/(\/\/[^\n]*)$/, "$1\n")};` : rest.trim();
  } catch {
    return null;
  }
}

/** The imports of all cells; a name that two cells import comes in once. */
class Imports {
  readonly #lines: string[] = [];
  readonly #names = new Set<string>();

  get text(): string {
    return this.#lines.join("\n");
  }

  add({ specifiers, source }: ImportDeclaration, code: string): void {
    const fresh = specifiers.filter(({ local }) => !this.#names.has(local.name));
    for (const { local } of fresh) this.#names.add(local.name);
    const from = code.slice(source.start, source.end);
    if (specifiers.length === 0) this.#lines.push(`import ${from};`);
    for (const specifier of fresh) {
      const text = code.slice(specifier.start, specifier.end);
      this.#lines.push(`import ${specifier.type === "ImportSpecifier" ? `{ ${text} }` : text} from ${from};`);
    }
  }
}

const comment = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `// ${line}`.trimEnd())
    .join("\n");
