/** Is this the text of a whole number that 64 bits hold, as `absl::SimpleAtoi` reads it? */
export function isWholeText(text: string): boolean {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return false;
  const value = BigInt(text.trim().replace(/^\+/, ""));
  return BigInt.asIntN(64, value) === value;
}

/** The number that a text says, as `absl::SimpleAtof` reads it; `undefined` where it says none. */
export function numberOfText(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^[+-]?inf(inity)?$/i.test(trimmed)) return trimmed.startsWith("-") ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(trimmed)) return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : undefined;
}
