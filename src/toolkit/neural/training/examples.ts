import * as tf from "@tensorflow/tfjs";
import { Matrix } from "../../data/matrix.ts";
import { SparseMatrix } from "../../data/sparse.ts";
import { inWords, type Localized, StudentError } from "../../errors.ts";

/** What a network learns from: a tensor, a Matrix, a list of numbers, rows, images …, or a typed array with all the numbers. */
export type ExamplesLike =
  | tf.Tensor
  | Matrix
  | SparseMatrix
  | { toMatrix(): Matrix }
  | ArrayLike<number>
  | readonly unknown[];

/** Numbers of n examples, one after another. */
export interface Examples {
  readonly values: Float32Array;
  readonly n: number;
  /** Numbers of one example. */
  readonly size: number;
}

/**
 * @param shape - of one example; the data must have it, but for typed arrays, which have none
 * @throws StudentError `not-examples`, `other-shape`, `no-rows`, `not-finite`
 */
export async function asExamples(where: string, data: unknown, shape: readonly number[]): Promise<Examples> {
  const { values, shape: found } = await numbersOf(where, data);
  const size = product(shape);
  const isFlat = found.length === 1;
  // One number an example needs no list around it; a typed array says nothing of its shape.
  const fits = isFlat
    ? size === 1 || (ArrayBuffer.isView(data) && values.length % size === 0)
    : found.slice(1).join() === shape.join();
  if (values.length === 0) throw noExamples(where);
  if (!fits) throw otherShape(where, shape, found);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw notFinite(where, values[bad] as number, Math.floor(bad / size));
  return { values, n: values.length / size, size };
}

/** The examples from `begin` to `end`. */
export const part = ({ values, size }: Examples, begin: number, end: number): Examples => ({
  values: values.subarray(begin * size, end * size),
  n: end - begin,
  size,
});

/** Copies of the examples with these indices. */
export function take({ values, size }: Examples, indices: Int32Array): Float32Array {
  const out = new Float32Array(indices.length * size);
  for (let i = 0; i < indices.length; i++) {
    const from = (indices[i] as number) * size;
    for (let j = 0; j < size; j++) out[i * size + j] = values[from + j] as number;
  }
  return out;
}

/** All the numbers, and how they are nested. */
export async function numbersOf(where: string, data: unknown): Promise<{ values: Float32Array; shape: number[] }> {
  if (data instanceof tf.Tensor) return { values: Float32Array.from(await data.data()), shape: [...data.shape] };
  if (data instanceof Matrix) return { values: Float32Array.from(data.values), shape: [...data.shape] };
  if (data instanceof SparseMatrix) return numbersOf(where, Matrix.fromRows(data.toDense()));
  if (typeof data === "object" && data !== null && "toMatrix" in data && typeof data.toMatrix === "function") {
    return numbersOf(where, data.toMatrix());
  }
  if (!isList(data)) throw notExamples(where, inWords(data));
  const shape = nesting(data);
  const values = new Float32Array(product(shape));
  const end = write(where, data, shape, 0, values, 0);
  return { values: values.subarray(0, end), shape };
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function nesting(data: ArrayLike<unknown>): number[] {
  const [first] = Array.from({ length: Math.min(1, data.length) }, () => data[0]);
  return [data.length, ...(isList(first) ? nesting(first) : [])];
}

function write(
  where: string,
  list: ArrayLike<unknown>,
  shape: readonly number[],
  depth: number,
  out: Float32Array,
  from: number,
): number {
  if (list.length !== shape[depth]) throw uneven(where, shape[depth] ?? 0, list.length);
  let at = from;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (depth + 1 < shape.length) {
      if (!isList(item)) throw notExamples(where, inWords(item));
      at = write(where, item, shape, depth + 1, out, at);
    } else if (typeof item === "number" || typeof item === "boolean") out[at++] = Number(item);
    else throw notExamples(where, inWords(item));
  }
  return at;
}

export const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const times = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

function notExamples(where: string, received: Localized): StudentError {
  return new StudentError({
    code: "not-examples",
    where,
    expected: {
      "pt-BR": "um tensor, uma Matrix, ou listas de números",
      en: "a tensor, a Matrix, or lists of numbers",
    },
    received,
    remedy: {
      "pt-BR": "Por exemplo, [[1, 2], [3, 4]] ou tf.tensor(…). Texto vira número com um codificador antes.",
      en: "For instance, [[1, 2], [3, 4]] or tf.tensor(…). Text becomes numbers with an encoder before.",
    },
  });
}

function otherShape(where: string, shape: readonly number[], found: readonly number[]): StudentError {
  return new StudentError({
    code: "other-shape",
    where,
    expected: {
      "pt-BR": `exemplos com a forma ${times(shape)}, que é a da rede`,
      en: `examples of the shape ${times(shape)}, which is the network's`,
    },
    received: {
      "pt-BR": `dados com a forma ${times(found)}`,
      en: `data of the shape ${times(found)}`,
    },
    remedy: {
      "pt-BR": "O primeiro número é quantos exemplos há; os outros têm de ser os da rede. Mude inputShape, a última camada ou os dados.", // biome-ignore format: one sentence
      en: "The first number is how many examples there are; the others must be the network's. Change inputShape, the last layer, or the data.", // biome-ignore format: one sentence
    },
  });
}

function uneven(where: string, expected: number, received: number): StudentError {
  return new StudentError({
    code: "uneven-rows",
    where,
    expected: { "pt-BR": `listas de ${expected} itens em toda parte`, en: `lists of ${expected} items everywhere` },
    received: { "pt-BR": `uma de ${received}`, en: `one of ${received}` },
    remedy: { "pt-BR": "Procure o exemplo incompleto.", en: "Look for the incomplete example." },
  });
}

function noExamples(where: string): StudentError {
  return new StudentError({
    code: "no-rows",
    where,
    expected: { "pt-BR": "ao menos um exemplo", en: "at least one example" },
    received: { "pt-BR": "nenhum", en: "none" },
    remedy: { "pt-BR": "Veja se um filtro tirou todos.", en: "See whether a filter took them all." },
  });
}

function notFinite(where: string, value: number, example: number): StudentError {
  return new StudentError({
    code: "not-finite",
    where,
    expected: { "pt-BR": "números finitos", en: "finite numbers" },
    received: { "pt-BR": `${value} no exemplo ${example}`, en: `${value} in example ${example}` },
    remedy: {
      "pt-BR": "Um só NaN estraga a rede inteira: tire esse exemplo, ou use um SimpleImputer antes.",
      en: "One NaN spoils the whole network: take that example out, or use a SimpleImputer before.",
    },
  });
}
