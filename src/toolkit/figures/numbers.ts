import type { Language } from "../errors.ts";

/** How a language writes numbers. Below zero stands a minus sign, U+2212, as wide as a digit; `Intl` writes a hyphen. */
export function numbersOf(language: Language): {
  readonly number: (value: unknown, digits?: number) => string;
  readonly percent: (share: unknown, digits?: number) => string;
} {
  // A format is dear to make and cheap to use.
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (style: "decimal" | "percent", digits: number): Intl.NumberFormat => {
    const key = `${style} ${digits}`;
    const known = formats.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(language, { style, minimumFractionDigits: digits, maximumFractionDigits: digits }); // biome-ignore format: one thought
    formats.set(key, made);
    return made;
  };
  return {
    number(value, digits = 4) {
      if (isFiniteNumber(value)) return withMinus(format("decimal", digits).format(value));
      return value === undefined ? "—" : String(value);
    },
    percent: (share, digits = 0) => (isFiniteNumber(share) ? withMinus(format("percent", digits).format(share)) : "—"),
  };
}

const withMinus = (text: string): string => text.replace("-", "−");

const isFiniteNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
