import type { Language } from "../../shared/text.ts";

/** Forms of a counted noun. Portuguese treats 0 and 1 alike where the grammar does; `Intl.PluralRules` knows. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** Numbers, dates and plurals of one language. */
export interface Format {
  number(value: number, decimals?: number): string;
  percent(value: number): string;
  /** `2 horas e 5 minutos` is too long for a card: `2 h 5 min`. */
  minutes(value: number): string;
  /** A run's time: `840 ms`, `1,3 s`, `2 min 4 s`. */
  duration(ms: number): string;
  date(iso: string): string;
  /** `3 pontos`: the number, then the form of the noun that goes with it. */
  count(value: number, forms: Forms): string;
  /** `a, b e c` */
  list(items: readonly string[]): string;
  /** `a, b ou c` */
  choice(items: readonly string[]): string;
}

export function formatFor(language: Language): Format {
  const plural = new Intl.PluralRules(language);
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(language, { style: "percent" });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const choices = new Intl.ListFormat(language, { type: "disjunction" });
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const number: Format["number"] = (value, decimals) =>
    decimals === undefined
      ? plain.format(value)
      : new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
          value,
        );
  return {
    number,
    percent: (value) => percents.format(value),
    minutes: (value) => {
      const hours = Math.floor(value / 60);
      const rest = Math.round(value % 60);
      if (hours === 0) return `${rest} min`;
      return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
    },
    duration: (ms) => {
      if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
      if (ms < 59_950) return `${number(ms / 1000, 1)} s`;
      const seconds = Math.round(ms / 1000);
      return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    },
    date: (iso) => dates.format(new Date(iso)),
    count: (value, forms) => `${plain.format(value)} ${plural.select(value) === "one" ? forms.one : forms.other}`,
    list: (items) => lists.format(items),
    choice: (items) => choices.format(items),
  };
}
