import { inWords, StudentError } from "../errors.ts";

const maxTold = 6;

/** The error of a name that is none of those that exist: of many, the six most like it are told, the likest first. */
export function noSuchName(code: string, where: string, name: string, known: readonly string[]): StudentError {
  const told = [...known].sort((a, b) => likeness(b, name) - likeness(a, name)).slice(0, maxTold);
  const list = told.map((one) => `“${one}”`).join(", ");
  const others = known.length - told.length;
  return new StudentError({
    code,
    where,
    expected: {
      "pt-BR": `um destes nomes: ${list || "(nenhum)"}${others > 0 ? ` (e mais ${others})` : ""}`,
      en: `one of these names: ${list || "(none)"}${others > 0 ? ` (and ${others} more)` : ""}`,
    },
    received: inWords(name),
    remedy: { "pt-BR": "Confira o nome, letra por letra.", en: "Check the name, letter by letter." },
  });
}

/** Share of pairs of letters that two names have in common, whatever their case, accents and underscores. */
function likeness(a: string, b: string): number {
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  const common = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * common) / (pairs.size + others.size || 1);
}

function pairsOf(name: string): ReadonlySet<string> {
  const letters = name.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase(); // biome-ignore format: one thought
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}
