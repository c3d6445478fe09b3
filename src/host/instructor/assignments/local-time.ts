const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const two = (value: number): string => String(value).padStart(2, "0");

/** A moment as a field for date and time holds it: the clock of whoever looks, to the minute. */
export function toField(moment: Date): string {
  const day = `${String(moment.getFullYear()).padStart(4, "0")}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that a field names; null where it is empty or half filled in. */
export function fromField(text: string): string | null {
  const moment = new Date(text);
  return !isWhole.test(text) || Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
