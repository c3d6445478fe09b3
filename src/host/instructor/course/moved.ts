/** The moment that is a number of days of 24 hours later, as the server moves it. */
export const movedBy = (iso: string, days: number): string =>
  new Date(new Date(iso).getTime() + days * 24 * 3_600_000).toISOString();

/** Days as they are typed: a whole number, not 0, of at most a year either way; null for anything else. */
export function readDays(text: string): number | null {
  const days = /^[-+]?\d+$/.test(text.trim()) ? Number(text) : 0;
  return days === 0 || Math.abs(days) > 366 ? null : days;
}
