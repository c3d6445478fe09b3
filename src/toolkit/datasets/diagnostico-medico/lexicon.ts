import { denials, endings, newEndings, newOpenings, newWords, openings, phrases } from "./phrases.ts";
import { withoutAccents } from "./text.ts";

/**
 * Every word that the records can hold without a typing error, in lower case, two letters or more;
 * `true` for one that has lost its accents. What is not in here was mistyped.
 */
export const lexicon: ReadonlyMap<string, boolean> = buildLexicon();

function buildLexicon(): Map<string, boolean> {
  const texts = [
    ...Object.values(phrases).flat(),
    ...Object.values(newWords),
    ...[openings, endings, newOpenings, newEndings, denials].flat(),
  ];
  const words = texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? []);
  const plain = words.map((word) => [withoutAccents(word), true] as const);
  return new Map([...plain, ...words.map((word) => [word, false] as const)]);
}
