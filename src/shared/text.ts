/** The languages that Bancada speaks. Portuguese is the source; English is complete. */
export type Language = "pt-BR" | "en";

export const languages: readonly Language[] = ["pt-BR", "en"];

/** One text in every language. */
export type Localized = Readonly<Record<Language, string>>;
