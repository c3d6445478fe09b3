/** Looks at objects without running any of their code: getters are never called, only the traps of a proxy can't be avoided. */

/** An own property that is data; undefined where it is none. */
export function ownData(object: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

/** A property that is data, the object's own or its prototypes'. */
export function data(object: object, key: PropertyKey): unknown {
  let at: object | null = object;
  for (let step = 0; at !== null && step < 20; step += 1) {
    const property = Object.getOwnPropertyDescriptor(at, key);
    if (property) return property.value;
    at = Object.getPrototypeOf(at) as object | null;
  }
  return undefined;
}

/** A method of the object's class. */
export function method(object: object, key: PropertyKey): ((...args: unknown[]) => unknown) | null {
  const found = data(object, key);
  return typeof found === "function" && !Object.hasOwn(object, key) ? (found as (...args: unknown[]) => unknown) : null;
}

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** An object as `{}` makes it. */
export function isPlain(value: unknown): value is object {
  if (!isObject(value) || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export type Numbers = Exclude<ArrayBufferView, DataView> & ArrayLike<number | bigint>;
export const isNumbers = (value: unknown): value is Numbers =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

/** At most `most` places of a list, evenly spread, the first and the last among them. */
export function spread(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.floor((index * (length - 1)) / (most - 1)));
}

/** What a tfjs tensor shows of itself in fields. */
export interface TensorFields {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed: boolean;
  /** Waits for the device, and so is for small tensors. */
  readonly read: () => ArrayLike<unknown>;
}

const isShape = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length <= 16 && value.every((length) => Number.isInteger(length) && length >= 0);

/** The `shape` that an object keeps in a field. */
export function shapeOf(value: object): readonly number[] | null {
  const shape = ownData(value, "shape");
  return isShape(shape) ? shape : null;
}

export function asTensor(value: object): TensorFields | null {
  const shape = shapeOf(value);
  const dtype = ownData(value, "dtype");
  const read = method(value, "dataSync");
  if (!shape || typeof dtype !== "string" || !read) return null;
  const isDisposed = ownData(value, "isDisposedInternal") === true;
  return { shape, dtype, isDisposed, read: () => read.call(value) as ArrayLike<unknown> };
}

const bytesOf: Readonly<Record<string, number>> = { complex64: 8, bool: 1 };

export const count = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** As kernel/runtime/tensors.ts counts them. */
export const tensorBytes = ({ shape, dtype, isDisposed }: TensorFields): number =>
  isDisposed ? 0 : count(shape) * (bytesOf[dtype] ?? (dtype === "string" ? 8 : 4));
