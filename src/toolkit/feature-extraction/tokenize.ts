import type { TermOptions } from "./options.ts";

type Options = Required<TermOptions>;

/** Cuts a text into tokens: lower case, accents, tokens, in scikit-learn's order. Made once for many texts. */
export function tokenizer({ lowercase, stripAccents, tokenPattern }: Options): (text: string) => readonly string[] {
  const { source, flags, global } = tokenPattern;
  const everywhere = global ? tokenPattern : new RegExp(source, `${flags}g`);
  const hasGroup = groupCount(tokenPattern) > 0;
  return (text) => {
    const clean = withAccentsAs(stripAccents, lowercase ? text.toLowerCase() : text);
    if (!hasGroup) return clean.match(everywhere) ?? [];
    // the group is the token, as in Python's `findall`
    return Array.from(clean.matchAll(everywhere), (match) => match[1] ?? "");
  };
}

function withAccentsAs(mode: Options["stripAccents"], text: string): string {
  if (mode === null) return text;
  const parts = text.normalize("NFKD");
  return mode === "ascii" ? parts.replace(/\P{ASCII}/gu, "") : parts.replace(/\p{M}/gu, "");
}

/** Number of capturing groups of a pattern. */
export function groupCount(pattern: RegExp): number {
  return (new RegExp(`${pattern.source}|`, pattern.flags.replace(/[gy]/g, "")).exec("")?.length ?? 1) - 1;
}
