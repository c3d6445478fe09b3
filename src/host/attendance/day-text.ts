import type { Language } from "../../shared/text.ts";

/** A day of the calendar, `2026-03-02`, as people write it: the same day in every time zone. */
export const dayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
