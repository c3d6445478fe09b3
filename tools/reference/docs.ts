import ts from "typescript/lib/typescript.js";

/** What a docstring says, part by part. */
export interface Docs {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
  readonly returns: string;
  readonly throws: readonly string[];
  readonly example: string;
  readonly see: readonly string[];
  readonly isInternal: boolean;
}

export function docsOf(symbol: ts.Symbol, checker: ts.TypeChecker): Docs {
  const tags = symbol.getJsDocTags(checker).map(({ name, text }) => ({ name, text: plainText(text) }));
  const of = (...names: readonly string[]) => tags.filter(({ name }) => names.includes(name)).map(({ text }) => text);
  return {
    text: plainText(symbol.getDocumentationComment(checker)),
    parameters: of("param").map((text) => {
      const [name = "", ...rest] = text.split(/\s+(?:-\s+)?/);
      return { name, text: rest.length > 0 ? text.slice(name.length).replace(/^\s+(?:-\s+)?/, "") : "" };
    }),
    returns: of("returns", "return").join("\n"),
    throws: of("throws"),
    example: of("example").join("\n\n"),
    see: of("see").map((text) => text.trim()),
    isInternal: tags.some(({ name }) => name === "internal"),
  };
}

/** `{@link Matrix}` is `Matrix` in code. */
function plainText(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString([...(parts ?? [])])
    .replace(/\{@link (?:plain |code )?([^}|\s]+)[^}]*\}/g, "`$1`")
    .trim();
}
