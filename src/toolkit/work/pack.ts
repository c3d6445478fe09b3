import { isTable, type TableLike } from "../base/inputs.ts";
import {
  classNameOf,
  isKnownEstimator,
  isKnownName,
  isRecord,
  knownPart,
  load,
  makeEstimator,
  nameOfPart,
} from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { inWords, type Localized, StudentError } from "../errors.ts";

/*
 * A message to a worker carries numbers, texts, lists and plain objects, and forgets classes: what has one is written
 * here as `{bancada: kind, …}` and made again on the other side.
 */

/** Thrown by {@link unpack} where a class is not among the modules that the worker has imported. */
export class UnknownClass extends Error {}

/**
 * What a message can carry of this value.
 * @param place - where it stands, for the error: `options.func`
 * @throws StudentError `cannot-travel` for functions, and for objects of classes that the toolkit does not know
 */
export function pack(where: string, value: unknown, place: string): unknown {
  if (typeof value === "function") {
    const name = nameOfPart(value);
    if (name === undefined) throw cannotTravel(where, place, value);
    return { bancada: "part", name };
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) {
    const isSimple = value.every((item) => typeof item !== "object" && typeof item !== "function");
    return isSimple ? value : value.map((item, i) => pack(where, item, `${place}[${i}]`));
  }
  if (value instanceof Matrix) return { bancada: "matrix", values: value.values, shape: value.shape };
  if (value instanceof SparseMatrix) {
    const { data, indices, indptr, shape } = value;
    return { bancada: "sparse", nColumns: shape[1], data, indices, indptr };
  }
  const part = nameOfPart(value.constructor);
  if (part !== undefined) {
    const { options } = value as { readonly options?: object };
    return { bancada: "made", name: part, options: pack(where, { ...options }, `${place}.options`) };
  }
  if (isKnownEstimator(value)) return packEstimator(where, value, place);
  if (isTable(value)) {
    const columns = value.columnNames.map((name) => [name, pack(where, value.column(name), `${place}.${name}`)]);
    return { bancada: "table", columns };
  }
  if ("toMatrix" in value && typeof value.toMatrix === "function") return pack(where, value.toMatrix(), place);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw cannotTravel(where, place, value);
  const entries = Object.entries(value).map(([key, item]) => [key, pack(where, item, `${place}.${key}`)]);
  return Object.fromEntries(entries);
}

/** A fitted one travels as what it saves, any other as its options. */
function packEstimator(where: string, estimator: { options: object; toJSON(): unknown }, place: string): unknown {
  try {
    return { bancada: "saved", json: estimator.toJSON() };
  } catch (error) {
    if (!(error instanceof StudentError)) throw error;
    const options = pack(where, { ...estimator.options }, place ? `${place}.options` : "options");
    return { bancada: "estimator", name: classNameOf(estimator), options };
  }
}

/**
 * An estimator that is about to be fitted: what it learnt before stays behind.
 * @throws StudentError `cannot-travel` for what is none of the toolkit's
 */
export function packUnfitted(where: string, estimator: { readonly options: object }): unknown {
  const isOne = typeof estimator === "object" && estimator !== null && isKnownEstimator(estimator);
  if (!isOne) throw noEstimator(where, estimator);
  const options = pack(where, { ...estimator.options }, "options");
  return { bancada: "estimator", name: classNameOf(estimator), options };
}

/** The other way. @throws UnknownClass */
export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === "object") ? value.map(unpack) : value;
  }
  if (!isRecord(value) || ArrayBuffer.isView(value)) return value;
  switch (value.bancada) {
    case "matrix":
      return new Matrix(value.values as Float64Array, value.shape as [number, number]);
    case "sparse":
      return SparseMatrix.fromCsr(
        value.nColumns as number,
        value.data as Float64Array,
        value.indices as Int32Array,
        value.indptr as Int32Array,
      );
    case "table":
      return unpackTable(value.columns as [string, ArrayLike<unknown>][]);
    case "part":
      return partOf(value.name as string);
    case "made":
      return Reflect.construct(partOf(value.name as string), [unpack(value.options)]);
    case "saved":
      return unpackSaved(value.json);
    case "estimator": {
      const name = value.name as string;
      const made = makeEstimator(name, unpack(value.options) as object);
      if (!made) throw new UnknownClass(name);
      return made;
    }
    default:
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
  }
}

// biome-ignore lint/complexity/noBannedTypes: a function, or a class to construct
function partOf(name: string): Function {
  const part = knownPart(name);
  if (typeof part !== "function") throw new UnknownClass(name);
  return part;
}

function unpackSaved(json: unknown): unknown {
  const { class: name } = json as { class: string };
  if (!isKnownName(name)) throw new UnknownClass(name);
  return load(json);
}

function unpackTable(columns: readonly [string, ArrayLike<unknown>][]): TableLike {
  const byName = new Map(columns);
  return { columnNames: columns.map(([name]) => name), column: (name) => byName.get(name) ?? [] };
}

function noEstimator(where: string, value: unknown): StudentError {
  return new StudentError({
    code: "cannot-travel",
    where,
    expected: { "pt-BR": "um estimador da bancada", en: "an estimator of bancada" },
    received: inWords(value),
    remedy: {
      "pt-BR": "Crie um com new, por exemplo new Ridge(); um seu aprende com `fit` aqui mesmo.",
      en: "Make one with new, for instance new Ridge(); one of your own learns with `fit` right here.",
    },
  });
}

function cannotTravel(where: string, place: string, value: object): StudentError {
  const { "pt-BR": portuguese, en }: Localized = inWords(value);
  return new StudentError({
    code: "cannot-travel",
    where,
    expected: {
      "pt-BR": "números, textos, listas e objetos da bancada: outra linha de execução recebe só uma cópia",
      en: "numbers, texts, lists and objects of bancada: another thread gets only a copy",
    },
    received: { "pt-BR": `${portuguese} em ${place}`, en: `${en} in ${place}` },
    remedy: {
      "pt-BR": "Tire isso das opções, ou chame `fit` aqui mesmo.",
      en: "Take it out of the options, or call `fit` right here.",
    },
  });
}
