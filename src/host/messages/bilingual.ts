import type { Language } from "../../shared/text.ts";

/** Texts of one part of the interface, in both languages: the shape is the Portuguese one's. */
export type PartTexts<T> = Readonly<Record<Language, T>>;

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** Declares the texts of a part that is fetched when first used; a text missing in one language does not compile. */
export const bilingual = <T>(texts: { readonly "pt-BR": T; readonly en: Widened<T> }): PartTexts<Widened<T>> =>
  texts as PartTexts<Widened<T>>;
