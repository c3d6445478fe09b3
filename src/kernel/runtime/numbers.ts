import type { Language } from "../../shared/text.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    // Without grouping: "1.600" is one thousand six hundred to one reader and 1.6 to another.
    found = new Intl.NumberFormat(language, { useGrouping: false, ...options });
    formats.set(key, found);
  }
  return found;
}

/** A number with nearly all of its digits, in the reader's language. */
export function writeNumber(value: number, language: Language): string {
  if (!Number.isFinite(value)) return String(value);
  if (Object.is(value, -0)) return "-0";
  const size = Math.abs(value);
  const scientific = size !== 0 && (size >= 1e15 || size < 1e-6);
  return format(language, {
    maximumSignificantDigits: 12,
    ...(scientific ? { notation: "scientific" } : {}),
  }).format(value);
}

/** A number for a sentence: whole as it is, others with four decimals. */
export function writeShort(value: number, language: Language): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return writeNumber(value, language);
  if (Math.abs(value) < 0.00005) return writeNumber(Number(value.toPrecision(3)), language);
  return format(language, { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(value);
}

/** Writes the numbers of one column with the same decimals, at most four, so that they line up. */
export function columnWriter(values: readonly number[], language: Language): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  let decimals = 0;
  while (
    decimals < 4 &&
    finite.some((value) => Math.abs(value - Number(value.toFixed(decimals))) > 1e-12 * Math.abs(value))
  ) {
    decimals += 1;
  }
  const fixed = format(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => {
    const size = Math.abs(value);
    if (!Number.isFinite(value) || size >= 1e15 || (size !== 0 && size < 0.00005)) {
      return writeNumber(Number(value.toPrecision(4)), language);
    }
    return fixed.format(value);
  };
}
