import { useLanguage } from "../settings/context.tsx";
import type { PartTexts } from "./bilingual.ts";

/** The texts of a part of the interface, in the reader's language. */
export function usePartTexts<T>(texts: PartTexts<T>): T {
  return texts[useLanguage()];
}
