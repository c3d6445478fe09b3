import { tokenizer, tokTypes } from "acorn";

/**
 * Do both codes do the same but for the words they show? Comments, strings and the fixed text of templates may differ,
 * for those are what a translation changes. Code that cannot be read as JavaScript is not judged: true.
 */
export function isSameCode(a: string, b: string): boolean {
  const first = tokensOf(a);
  const second = tokensOf(b);
  if (first === null || second === null) return true;
  return first.length === second.length && first.every((token, index) => token === second[index]);
}

function tokensOf(code: string): string[] | null {
  const tokens: string[] = [];
  try {
    for (const { type, start, end } of tokenizer(code, { ecmaVersion: "latest", sourceType: "module" })) {
      const isWords = type === tokTypes.string || type === tokTypes.template;
      tokens.push(isWords ? type.label : code.slice(start, end));
    }
  } catch {
    return null;
  }
  return tokens;
}
