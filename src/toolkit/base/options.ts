import { inWords, type Localized, StudentError } from "../errors.ts";

/** What one option may be. */
export interface Rule {
  readonly holds: (value: unknown) => boolean;
  readonly expected: Localized;
  /** A sentence: what to try. */
  readonly remedy?: Localized;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const inPortuguese = (value: number) => String(value).replace(".", ",");

export const trueOrFalse: Rule = {
  holds: (value) => typeof value === "boolean",
  expected: { "pt-BR": "true ou false", en: "true or false" },
};

/** A whole number from `least` to `most`, both included. */
export const whole = (least: number, most = Number.POSITIVE_INFINITY): Rule => ({
  holds: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  expected:
    most === Number.POSITIVE_INFINITY
      ? { "pt-BR": `um número inteiro, ${least} ou mais`, en: `a whole number, ${least} or more` }
      : { "pt-BR": `um número inteiro de ${least} a ${most}`, en: `a whole number from ${least} to ${most}` },
});

/** A number from `least` to `most`, both included. */
export const between = (least: number, most: number): Rule => ({
  holds: (value) => isNumber(value) && value >= least && value <= most,
  expected: {
    "pt-BR": `um número de ${inPortuguese(least)} a ${inPortuguese(most)}`,
    en: `a number from ${least} to ${most}`,
  },
});

/** A number greater than `least`, and at most `most` where that is given. */
export const above = (least: number, most = Number.POSITIVE_INFINITY): Rule => ({
  holds: (value) => isNumber(value) && value > least && value <= most,
  expected:
    most === Number.POSITIVE_INFINITY
      ? { "pt-BR": `um número maior que ${inPortuguese(least)}`, en: `a number above ${least}` }
      : {
          "pt-BR": `um número maior que ${inPortuguese(least)}, até ${inPortuguese(most)}`,
          en: `a number above ${least}, up to ${most}`,
        },
});

/** A number, `least` or more. */
export const atLeast = (least: number): Rule => ({
  holds: (value) => isNumber(value) && value >= least,
  expected: { "pt-BR": `um número, ${inPortuguese(least)} ou mais`, en: `a number, ${least} or more` },
});

/** A text, which may be empty. */
export const aText: Rule = {
  holds: (value) => typeof value === "string",
  expected: { "pt-BR": "um texto", en: "a text" },
};

/** One of a few texts or numbers. */
export const oneOf = (...values: readonly (string | number | null)[]): Rule => {
  const shown = values.map((value) => JSON.stringify(value)).join(", ");
  return {
    holds: (value) => values.some((known) => known === value),
    expected: { "pt-BR": `um destes: ${shown}`, en: `one of: ${shown}` },
  };
};

/** Any of several rules. */
export const either = (...rules: readonly Rule[]): Rule => ({
  holds: (value) => rules.some((rule) => rule.holds(value)),
  expected: {
    "pt-BR": rules.map((rule) => rule.expected["pt-BR"]).join(", ou "),
    en: rules.map((rule) => rule.expected.en).join(", or "),
  },
});

/** The rule, or `null`. */
export const orNull = (rule: Rule): Rule => ({
  ...rule,
  holds: (value) => value === null || rule.holds(value),
  expected: { "pt-BR": `${rule.expected["pt-BR"]}, ou null`, en: `${rule.expected.en}, or null` },
});

/** A list whose items all follow the rule. */
export const listOf = (rule: Rule): Rule => ({
  holds: (value) => Array.isArray(value) && value.every(rule.holds),
  expected: {
    "pt-BR": `uma lista, e em cada posição ${rule.expected["pt-BR"]}`,
    en: `a list, and in each place ${rule.expected.en}`,
  },
});

/** A function. */
export const aFunction: Rule = {
  holds: (value) => typeof value === "function",
  expected: { "pt-BR": "uma função", en: "a function" },
};

/** `randomState`: a seed, or `null` for another result at each run. */
export const aSeed: Rule = {
  ...orNull(whole(0, 0xffffffff)),
  remedy: {
    "pt-BR": "Por exemplo, randomState: 42. Com null, cada execução dá um resultado.",
    en: "For instance, randomState: 42. With null, each run gives another result.",
  },
};

/**
 * Checks options as `fit` does: names first, then values.
 * @param rules - by name of option; the names are all that exist
 * @throws StudentError (`unknown-option`, `bad-option`) that names the option
 */
export function checkOptions(
  where: string,
  options: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, Rule>>,
): void {
  const known = Object.keys(rules);
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw unknownOption(where, name, known);
    if (rule.holds(value)) continue;
    throw new StudentError({
      code: "bad-option",
      where: `${where}, ${name}`,
      expected: rule.expected,
      received: inWords(value),
      remedy: rule.remedy ?? { "pt-BR": "Corrija ou apague a opção.", en: "Mend the option or delete it." },
    });
  }
}

/** The error of an option that does not exist; one written as in Python is recognised. */
export function unknownOption(where: string, name: string, known: readonly string[]): StudentError {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const isSnake = camel !== name && known.includes(camel);
  return new StudentError({
    code: "unknown-option",
    where,
    expected: { "pt-BR": `as opções ${known.join(", ")}`, en: `the options ${known.join(", ")}` },
    received: { "pt-BR": `a opção ${name}`, en: `the option ${name}` },
    remedy: isSnake
      ? { "pt-BR": `Aqui ela se escreve ${camel}.`, en: `Here it is written ${camel}.` }
      : { "pt-BR": "Confira o nome.", en: "Check the name." },
  });
}
