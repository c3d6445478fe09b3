import type { Language } from "../../shared/text.ts";
import { type Messages, pt } from "./pt.ts";

export type { Messages };

// Portuguese comes with the page; English is fetched by those who read it.
const byLanguage = new Map<Language, Messages>([["pt-BR", pt]]);

/** Fetches the texts of a language. Without a network the page goes on in Portuguese. */
export async function loadMessages(language: Language): Promise<void> {
  if (byLanguage.has(language)) return;
  try {
    const { en } = await import("./en.ts");
    byLanguage.set("en", en);
  } catch {
    // Asked for again at the next switch.
  }
}

/** The texts of a language that has been loaded. */
export const messagesFor = (language: Language): Messages => byLanguage.get(language) ?? pt;
