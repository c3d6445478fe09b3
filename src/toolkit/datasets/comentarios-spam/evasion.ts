import type { Draw } from "../draw.ts";
import type { Evasao } from "./record.ts";

const leet = new Map(Object.entries({ a: "4", e: "3", i: "1", o: "0", s: "5", t: "7", á: "4", ê: "3" }));

/** Writes a text so that filters of words and addresses pass it by, and people still read it. */
export function evade(draw: Draw, text: string, how: Evasao): string {
  if (how === "url") {
    const hidden = text.replace(/http:\/\/([\w-]+)\.example\/(\d+)/, (_, name: string, page: string) =>
      draw.chance(0.5) ? `${name} ponto example barra ${page}` : `hxxp ${name} (.) example / ${page}`,
    );
    return hidden === text ? `${text} procura canal-top ponto example` : hidden;
  }
  // the address stays as it is: it has to work
  return text.replace(/http\S+|[\p{L}]{4,}/gu, (word) => {
    if (word.startsWith("http")) return word;
    if (how === "leet") return [...word].map((letter) => leet.get(letter.toLowerCase()) ?? letter).join("");
    const sign = draw.pick(["💰", "🔥", "⭐", "👉"]);
    const cut = draw.integer(1, word.length - 2);
    return `${word.slice(0, cut)}${sign}${word.slice(cut)}`;
  });
}
