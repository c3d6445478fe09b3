import { inWords, StudentError } from "../../errors.ts";

/** A range to search: numbers, whole numbers or a list of values to choose from. */
export type Dimension =
  | { readonly kind: "uniform" | "logUniform" | "integer"; readonly low: number; readonly high: number }
  | { readonly kind: "choice"; readonly values: readonly unknown[] };

/** What of an estimator is searched: option name (`modelo__C` in a pipeline) → a range, or a list of values. */
export type Space = Readonly<Record<string, Dimension | readonly unknown[]>>;

/**
 * A number from `low` to `high`, all alike.
 * @throws StudentError if low is not below high
 * @example uniform(0, 1)
 */
export const uniform = (low: number, high: number): Dimension => range("uniform", low, high);

/**
 * A number from `low` to `high`, all orders of magnitude alike: for C, alpha, learning rates.
 * @throws StudentError if low is not above 0 and below high
 * @example logUniform(1e-3, 1e3)
 */
export const logUniform = (low: number, high: number): Dimension => range("logUniform", low, high);

/**
 * A whole number from `low` to `high`, both included.
 * @throws StudentError if they are not whole, or low is not below high
 * @example integer(2, 20)
 */
export const integer = (low: number, high: number): Dimension => range("integer", low, high);

function range(kind: "uniform" | "logUniform" | "integer", low: number, high: number): Dimension {
  const isWhole = kind !== "integer" || (Number.isInteger(low) && Number.isInteger(high));
  if (low < high && isWhole && (kind !== "logUniform" || low > 0) && Number.isFinite(high - low))
    return { kind, low, high };
  const expected = {
    uniform: { "pt-BR": "o menor número antes do maior", en: "the smaller number before the larger" },
    logUniform: { "pt-BR": "dois números acima de 0, o menor antes", en: "two numbers above 0, the smaller first" },
    integer: { "pt-BR": "dois números inteiros, o menor antes", en: "two whole numbers, the smaller first" },
  };
  throw new StudentError({
    code: "bad-range",
    where: kind,
    expected: expected[kind],
    received: inWords([low, high]),
    remedy: { "pt-BR": `Por exemplo, ${kind}(1, 10).`, en: `For instance, ${kind}(1, 10).` },
  });
}

/** Lists become choices; the names stand in alphabetical order, as scikit-learn has them. */
export function dimensionsOf(where: string, space: Space): [name: string, dimension: Dimension][] {
  const names = Object.keys(space ?? {}).sort();
  if (names.length === 0) throw badSpace(where, "", space);
  return names.map((name) => {
    const given = space[name];
    if (Array.isArray(given) && given.length > 0) return [name, { kind: "choice", values: given }];
    if (typeof given === "object" && given !== null && "kind" in given) return [name, given];
    throw badSpace(where, name, given);
  });
}

/** A value from the middle of nowhere: the same draw, whatever the kind. */
export function valueAt(dimension: Dimension, share: number): unknown {
  switch (dimension.kind) {
    case "choice":
      return dimension.values[Math.min(dimension.values.length - 1, Math.floor(share * dimension.values.length))];
    case "integer":
      return Math.min(dimension.high, dimension.low + Math.floor(share * (dimension.high - dimension.low + 1)));
    case "logUniform":
      return Math.exp(Math.log(dimension.low) + share * Math.log(dimension.high / dimension.low));
    case "uniform":
      return dimension.low + share * (dimension.high - dimension.low);
  }
}

function badSpace(where: string, name: string, received: unknown): StudentError {
  return new StudentError({
    code: "bad-space",
    where: name ? `${where}, ${name}` : where,
    expected: {
      "pt-BR": "para cada opção uma lista de valores, ou uma faixa: uniform, logUniform, integer",
      en: "for each option a list of values, or a range: uniform, logUniform, integer",
    },
    received: inWords(received),
    remedy: {
      "pt-BR": "Por exemplo, {C: [0.1, 1, 10]}. Num Pipeline, {modelo__C: [0.1, 1, 10]}.",
      en: "For instance, {C: [0.1, 1, 10]}. In a Pipeline, {model__C: [0.1, 1, 10]}.",
    },
  });
}
