/** Just enough of a WebAssembly assembler to write a few loops in TypeScript: each function returns bytes. */
export type Bytes = readonly number[];

const vector = (items: readonly Bytes[]): Bytes => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: Bytes): Bytes => [id, ...unsigned(content.length), ...content];
const text = (value: string): Bytes => [value.length, ...new TextEncoder().encode(value)];

function unsigned(value: number): Bytes {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): Bytes {
  const rest = value >> 7;
  const isLast = (rest === 0 && (value & 64) === 0) || (rest === -1 && (value & 64) !== 0);
  return isLast ? [value & 127] : [(value & 127) | 128, ...signed(rest)];
}

export const get = (local: number): Bytes => [0x20, ...unsigned(local)];
export const set = (local: number, value: Bytes): Bytes => [...value, 0x21, ...unsigned(local)];
export const int = (value: number): Bytes => [0x41, ...signed(value)];
export const add = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x6a];
export const multiply = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0x6c];
export const shiftLeft = (a: Bytes, bits: number): Bytes => [...a, ...int(bits), 0x74];
export const loadInt = (at: Bytes): Bytes => [...at, 0x28, 2, 0];
export const loadByte = (at: Bytes): Bytes => [...at, 0x2d, 0, 0];
/** One 64-bit float, both halves of a pair. */
export const loadTwice = (at: Bytes): Bytes => [...at, 0xfd, 0x0a, 3, 0];
/** Two 32-bit floats, widened to a pair of 64 bits. */
export const loadPair = (at: Bytes): Bytes => [...at, 0xfd, 0x5d, 3, 0, 0xfd, 0x5f];
/** Sixteen bytes: a pair of 64-bit floats, or four of 32 bits. */
export const load = (at: Bytes, offset = 0): Bytes => [...at, 0xfd, 0x00, 4, ...unsigned(offset)];
export const store = (at: Bytes, offset: number, value: Bytes): Bytes => [
  ...at,
  ...value,
  0xfd,
  0x0b,
  4,
  ...unsigned(offset),
];
export const addPairs = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0xfd, 0xf0, 0x01];
export const subtractPairs = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0xfd, 0xf1, 0x01];
export const multiplyPairs = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0xfd, 0xf2, 0x01];
/** Four 32-bit floats: zeros (a pair's too), one from memory four times, sums and products. */
export const zeros: Bytes = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const loadFourTimes = (at: Bytes, offset: number): Bytes => [...at, 0xfd, 0x09, 2, ...unsigned(offset)];
export const addFours = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0xfd, 0xe4, 0x01];
export const multiplyFours = (a: Bytes, b: Bytes): Bytes => [...a, ...b, 0xfd, 0xe6, 0x01];
/** Runs the body, and again while `a` lies below `b`. */
export const repeatWhileBelow = (body: Bytes, a: Bytes, b: Bytes): Bytes => [
  0x03,
  0x40,
  ...body,
  ...a,
  ...b,
  0x49,
  0x0d,
  0x00,
  0x0b,
];

export interface WasmFunction {
  readonly name: string;
  /** Whole numbers of 32 bits: locals 0, 1, … */
  readonly nParameters: number;
  /** Of the locals after these: whole numbers first, then pairs or fours. */
  readonly nInts: number;
  readonly nPairs: number;
  readonly body: Bytes;
}

/** A module of these functions over the memory `env.memory`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const i32 = 0x7f;
  const v128 = 0x7b;
  const index = (k: number) => unsigned(k);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(functions.map((f) => [0x60, ...vector(new Array(f.nParameters).fill([i32])), 0]))),
    ...section(2, vector([[...text("env"), ...text("memory"), 2, 0, 1]])),
    ...section(3, vector(functions.map((_, k) => index(k)))),
    ...section(7, vector(functions.map((f, k) => [...text(f.name), 0, ...index(k)]))),
    ...section(
      10,
      vector(functions.map(({ nInts, nPairs, body }) => sized([2, nInts, i32, nPairs, v128, ...body, 0x0b]))),
    ),
  ]);
}

const sized = (content: Bytes): Bytes => [...unsigned(content.length), ...content];
