import { inWords, StudentError } from "../errors.ts";
import type { Estimator, Saved } from "./estimator.ts";

export type { Saved };

interface EstimatorClass {
  fromJSON(json: unknown): Estimator;
}

const classes = new Map<string, EstimatorClass>();
const names = new Map<unknown, string>();

/** Makes a class known to {@link load}; each estimator's file calls it once. The name is given, for builds shorten names. */
export function register(name: string, Class: EstimatorClass): void {
  classes.set(name, Class);
  names.set(Class, name);
}

const parts = new Map<string, unknown>();
const partNames = new Map<unknown, string>();

/**
 * Makes a function, or a class of what is no estimator, known by name, so that it can stand in the options of an estimator
 * that goes to a worker: `SelectKBest`'s `scoreFunc`, a search's `cv`.
 */
export function registerPart(name: string, part: unknown): void {
  parts.set(name, part);
  partNames.set(part, name);
}

/** What {@link registerPart} knows by this name. */
export const knownPart = (name: string): unknown => parts.get(name);

/** The name by which {@link registerPart} knows it. */
export const nameOfPart = (part: unknown): string | undefined => partNames.get(part);

/** The name of an estimator's class, which a build may have shortened in `constructor.name`. */
export const classNameOf = (estimator: object): string =>
  names.get(estimator.constructor) ?? estimator.constructor.name;

/** A new estimator of a class that is known by this name, with these options; `undefined` where none is known. */
export function makeEstimator(name: string, options: object): Estimator | undefined {
  const Class = classes.get(name);
  return Class && Reflect.construct(Class as unknown as new (options: object) => Estimator, [options]);
}

export const isKnownName = (name: string): boolean => classes.has(name);

/** Is this an estimator of a class that is known by name? */
export const isKnownEstimator = (value: object): value is Estimator => names.has(value.constructor);

/**
 * Opens any saved estimator whose sub-module has been imported; a pipeline needs those of its steps too.
 * @param json - what `JSON.parse` read
 * @returns an estimator as fitted as the one that was saved
 * @throws StudentError `not-a-saved-one` if it is none, or its class is not known yet
 * @example
 * const text = JSON.stringify(model);
 * load(JSON.parse(text)).predict(X);
 * @see https://scikit-learn.org/stable/model_persistence.html
 */
export function load(json: unknown): Estimator {
  const name = isRecord(json) && typeof json.class === "string" ? json.class : "";
  const Class = classes.get(name);
  if (!Class) throw notSaved("load", json, name);
  return Class.fromJSON(json);
}

/** What one field of a saved estimator must be. */
export type Check = (value: unknown) => boolean;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** A number of JSON, or one of the texts by which {@link jsonNumbers} writes those that JSON lacks. */
const isJsonNumber: Check = (value) => typeof value === "number" || notFinite.includes(value as string);
export const isNumberList: Check = (value) => Array.isArray(value) && value.every(isJsonNumber);
export const isMatrixJson: Check = (value) =>
  isRecord(value) &&
  isNumberList(value.values) &&
  Array.isArray(value.shape) &&
  value.shape.length === 2 &&
  value.shape.every((n) => Number.isInteger(n) && n >= 0) &&
  (value.values as unknown[]).length === value.shape[0] * value.shape[1];
export const isNameListOrNull: Check = (value) =>
  value === null || (Array.isArray(value) && value.every((name) => typeof name === "string"));
export const isLabelList: Check = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  ["string", "number", "boolean"].includes(typeof value[0]) &&
  value.every((item) => typeof item === typeof value[0]);

const notFinite = ["NaN", "Infinity", "-Infinity"];

/** Numbers for JSON, which has no NaN and no infinity: those become texts. */
export const jsonNumbers = (values: ArrayLike<number>): (number | string)[] =>
  Array.from(values, (value) => (Number.isFinite(value) ? (Object.is(value, -0) ? 0 : value) : String(value)));

/** The numbers that {@link jsonNumbers} wrote. */
export const readNumbers = (values: unknown): Float64Array => Float64Array.from(values as (number | string)[], Number);

/** The names of columns, which JSON writes as `null` where there are none. */
export const readNames = ({ featureNamesIn }: Saved): readonly string[] | undefined =>
  (featureNamesIn as readonly string[] | null) ?? undefined;

/**
 * Reads a saved estimator's fields.
 * @param fields - by name, what each learnt field must be; `options` is checked by `checkOptions` of the next `fit`
 * @throws StudentError `not-a-saved-one` if the class is another, or a field is missing or of another kind
 */
export function readSaved(name: string, json: unknown, fields: Readonly<Record<string, Check>>): Saved {
  const isOne =
    isRecord(json) &&
    json.class === name &&
    isRecord(json.options) &&
    Object.entries(fields).every(([field, check]) => check(json[field]));
  if (!isOne) throw notSaved(`${name}.fromJSON`, json, name);
  return json as unknown as Saved;
}

/** The error of what is not a saved estimator. */
export function notSaved(where: string, json: unknown, name: string): StudentError {
  return new StudentError({
    code: "not-a-saved-one",
    where,
    expected: {
      "pt-BR": `o que JSON.parse leu de um ${name || "estimador"} salvo`,
      en: `what JSON.parse read from a saved ${name || "estimator"}`,
    },
    received: inWords(json),
    remedy: {
      "pt-BR": "Salve com JSON.stringify(estimador), e abra com JSON.parse antes. Importe o módulo dele também.",
      en: "Save with JSON.stringify(estimator), and open with JSON.parse first. Import its module too.",
    },
  });
}
