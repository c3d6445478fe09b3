const powers = Float64Array.from({ length: 23 }, (_, k) => 10 ** k);
const decoder = new TextDecoder();
const written = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** How numbers are written in a file, as bytes. */
export interface NumberStyle {
  readonly decimal: number;
  /** −1 where thousands are not set apart. */
  readonly thousands: number;
}

/** What {@link numberAt} returns where there is no number; NaN is a number that a file may hold. */
export const notANumber = undefined;

/**
 * The number written from `bytes[from]` to `bytes[to - 1]`, rounded as JavaScript's own `Number` does: up to 15 digits are
 * a whole number divided by an exact power of ten, which rounds once.
 */
export function numberAt(bytes: Uint8Array, from: number, to: number, style: NumberStyle): number | undefined {
  let i = from;
  let end = to;
  while (i < end && bytes[i] === 32) i++;
  while (end > i && bytes[end - 1] === 32) end--;
  const isNegative = bytes[i] === 45;
  if (isNegative || bytes[i] === 43) i++;
  let [whole, digits, decimals, isAfterPoint] = [0, 0, 0, false];
  for (; i < end; i++) {
    const c = bytes[i] as number;
    if (c >= 48 && c <= 57) {
      whole = whole * 10 + (c - 48);
      digits++;
      if (isAfterPoint) decimals++;
    } else if (c === style.decimal && !isAfterPoint) isAfterPoint = true;
    else if (c !== style.thousands || isAfterPoint || digits === 0) break;
  }
  if (i === end && digits > 0 && digits <= 15) {
    const value = whole / (powers[decimals] as number);
    return isNegative ? -value : value;
  }
  if (digits === 0) return notANumber;
  const text = decoder.decode(bytes.subarray(from, to)).trim();
  const plain = style.thousands < 0 ? text : text.replaceAll(String.fromCharCode(style.thousands), "");
  const point = plain.replace(String.fromCharCode(style.decimal), ".");
  return written.test(point) ? Number(point) : notANumber;
}
