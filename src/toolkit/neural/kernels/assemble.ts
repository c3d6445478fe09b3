/*
 * Just enough of WebAssembly's binary format to write one function over a memory that is imported: what numbers cannot be
 * multiplied four at a time in JavaScript are here.
 * https://webassembly.github.io/spec/core/binary/
 */

type Code = readonly number[];

/** LEB128, as the format writes whole numbers. */
function whole(value: number): number[] {
  const out: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    out.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return out;
}

export const get = (local: number): Code => [0x20, ...whole(local)];
export const set = (local: number): Code => [0x21, ...whole(local)];
/** Adds one local to another. */
export const advance = (local: number, by: number): Code => [...get(local), ...get(by), 0x6a, ...set(local)];
/** Does the code as often as the local says, which must be once or more; the local is 0 then. */
export const repeat = (count: number, ...code: readonly Code[]): Code => [
  ...[0x03, 0x40],
  ...code.flat(),
  ...[...get(count), 0x41, 0x01, 0x6b, 0x22, ...whole(count)],
  ...[0x0d, 0x00],
  0x0b,
];

/** Four 32-bit numbers at once. */
const simd = (opcode: number, ...immediate: readonly number[]): Code => [0xfd, ...whole(opcode), ...immediate];
const place = (offsetBytes: number): number[] => [0x02, ...whole(offsetBytes)];
export const four = {
  zeros: simd(0x0c, ...new Array<number>(16).fill(0)),
  /** From the address on the stack. */
  load: (offsetBytes: number): Code => simd(0x00, ...place(offsetBytes)),
  /** One number, four times. */
  loadOne: (offsetBytes: number): Code => simd(0x09, ...place(offsetBytes)),
  store: (offsetBytes: number): Code => simd(0x0b, ...place(offsetBytes)),
  add: simd(0xe4),
  multiply: simd(0xe6),
} as const;

const text = (value: string): number[] => [value.length, ...[...value].map((letter) => letter.charCodeAt(0))];
const section = (id: number, ...content: readonly Code[]): number[] => {
  const bytes = content.flat();
  return [id, ...whole(bytes.length), ...bytes];
};

/**
 * A function of `nParameters` whole numbers, without a result.
 * @param locals - how many whole numbers follow the parameters, and how many fours follow those
 */
export function assemble(
  nParameters: number,
  locals: { readonly wholes: number; readonly fours: number },
  ...code: readonly Code[]
): (memory: WebAssembly.Memory) => (...parameters: number[]) => void {
  const [wholeType, fourType, functionType] = [0x7f, 0x7b, 0x60];
  const body = [2, ...whole(locals.wholes), wholeType, ...whole(locals.fours), fourType, ...code.flat(), 0x0b];
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, functionType, nParameters, ...new Array<number>(nParameters).fill(wholeType), 0]),
    ...section(2, [1, ...text("in"), ...text("memory"), 0x02, 0x00, 0x01]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("run"), 0x00, 0x00]),
    ...section(10, [1, ...whole(body.length), ...body]),
  ]);
  const module = new WebAssembly.Module(bytes);
  return (memory) => {
    const { run } = new WebAssembly.Instance(module, { in: { memory } }).exports;
    return run as (...parameters: number[]) => void;
  };
}
