import { type Language, type Localized, readersLanguage } from "../../errors.ts";

/** Words and numbers of the view, in the reader's language. */
export interface Words {
  readonly say: (text: Localized) => string;
  readonly number: (value: number) => string;
  readonly percent: (fraction: number) => string;
}

export function wordsOf(language: Language = readersLanguage()): Words {
  const plain = new Intl.NumberFormat(language, { maximumSignificantDigits: 5 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  return {
    say: (text) => text[language],
    number: (value) => (Number.isNaN(value) ? "NaN" : plain.format(value)),
    percent: (fraction) => percent.format(fraction),
  };
}
