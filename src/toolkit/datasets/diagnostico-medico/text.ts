import type { Draw } from "../draw.ts";
import type { Illness } from "./illnesses.ts";
import {
  denials,
  endings,
  feverRange,
  newEndings,
  newOpenings,
  newWords,
  openings,
  phrases,
  type Symptom,
} from "./phrases.ts";

/** The symptoms part of a record, kept because a return visit often copies it. */
export interface Complaint {
  readonly affirmed: readonly Symptom[];
  readonly denied: readonly Symptom[];
  readonly words: string;
  /** °C, where there is fever: from and to. */
  readonly fever: readonly [number, number] | undefined;
}

/** Half of the nurses write what is there and then what is not; the other half mix the two. */
export function complain(draw: Draw, illness: Illness, isNewMonth: boolean): Complaint {
  const affirmed: Symptom[] = [];
  const denied: Symptom[] = [];
  for (const [symptom, there, absenceWritten] of illness.symptoms) {
    const u = draw.unit();
    if (u < there) affirmed.push(symptom);
    else if (u < there + absenceWritten) denied.push(symptom);
  }
  const main = illness.symptoms[0]?.[0];
  if (affirmed.length === 0 && main) {
    affirmed.push(main);
    const at = denied.indexOf(main);
    if (at >= 0) denied.splice(at, 1);
  }

  const feverWords = draw.pick(phrases.febre);
  const yes = draw.shuffled(
    affirmed.map((symptom) => (symptom === "febre" ? feverWords : say(draw, symptom, isNewMonth))),
  );
  const no = draw.shuffled(denied.map((symptom) => `${draw.pick(denials)} ${phrases[symptom][0]}`));
  const [first = "", ...others] = yes; // "Paciente com sem tosse" is nobody's Portuguese
  const parts = [first, ...(draw.chance(0.5) ? [...others, ...no] : draw.shuffled([...others, ...no]))];
  const last = parts.pop() ?? "";
  const joint = draw.chance(0.5) ? " e " : ", ";
  const words = parts.length > 0 ? parts.join(", ") + joint + last : last;
  return {
    affirmed,
    denied,
    words: draw.chance(0.18) ? mistype(draw, words) : words,
    fever: affirmed.includes("febre") ? feverRange[feverWords] : undefined,
  };
}

/** The whole record: opening, complaint, sometimes a remark; 12 % of them without accents. */
export function write(draw: Draw, complaint: Complaint, isNewMonth: boolean): string {
  const opening = draw.pick(isNewMonth && draw.chance(0.4) ? newOpenings : openings);
  const ending = draw.pick(isNewMonth && draw.chance(0.25) ? newEndings : endings);
  const text = `${opening} ${complaint.words}${ending ? `, ${ending}` : ""}.`;
  return draw.chance(0.12) ? withoutAccents(text) : text;
}

function say(draw: Draw, symptom: Symptom, isNewMonth: boolean): string {
  const word = newWords[symptom];
  return isNewMonth && word && draw.chance(0.3) ? word : draw.pick<string>(phrases[symptom]);
}

export const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

/** Swaps two letters or loses one, inside a word of four letters or more. */
function mistype(draw: Draw, text: string): string {
  const long = [...text.matchAll(/\p{L}{4,}/gu)];
  if (long.length === 0) return text;
  const { 0: word, index } = draw.pick(long);
  const at = draw.integer(1, word.length - 2);
  const wrong = draw.chance(0.5)
    ? word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1);
  return text.slice(0, index) + wrong + text.slice(index + word.length);
}
