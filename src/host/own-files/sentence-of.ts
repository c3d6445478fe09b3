type Language = "pt-BR" | "en";

/** What the toolkit says of a file, in both languages; null where it was not the toolkit that failed. */
export function sentencesOf(error: unknown): Readonly<Record<Language, string>> | null {
  if (!(error instanceof Error) || !("messageIn" in error) || typeof error.messageIn !== "function") return null;
  const { messageIn } = error;
  // The student called no function so far.
  const sentence = (language: Language) =>
    String(messageIn.call(error, language)).replace(/^read\w+: (.)/, (_, first: string) => first.toUpperCase());
  return { "pt-BR": sentence("pt-BR"), en: sentence("en") };
}
