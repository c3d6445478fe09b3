import type { Language } from "../../shared/text.ts";
import { en } from "./en.ts";
import { type Messages, pt } from "./pt.ts";

export type { Messages };

const byLanguage: Readonly<Record<Language, Messages>> = { "pt-BR": pt, en };

export const messagesFor = (language: Language): Messages => byLanguage[language];
