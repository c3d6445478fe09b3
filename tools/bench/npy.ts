type Values = Float64Array | Float32Array | Int32Array;

const kinds = {
  "<f8": Float64Array,
  "<f4": Float32Array,
  "<i4": Int32Array,
} as const;

/** The bytes of a .npy file, as `numpy.load` reads it. */
export function writeNpy(values: Values, shape: readonly number[]): Uint8Array {
  const kind = Object.entries(kinds).find(([, Kind]) => values instanceof Kind)?.[0];
  const dictionary = `{'descr': '${kind}', 'fortran_order': False, 'shape': (${shape.map((n) => `${n},`).join("")}), }`;
  // Magic, version and length are ten bytes; the whole head ends at a multiple of 64, with a new line.
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64 - 10;
  const head = new Uint8Array(10 + length);
  head.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8]);
  head.set(new TextEncoder().encode(`${dictionary.padEnd(length - 1)}\n`), 10);
  const file = new Uint8Array(head.length + values.byteLength);
  file.set(head);
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), head.length);
  return file;
}

/** What {@link writeNpy} wrote. */
export function readNpy(file: ArrayBuffer): { readonly values: Values; readonly shape: readonly number[] } {
  const length = new DataView(file).getUint16(8, true);
  const head = new TextDecoder().decode(new Uint8Array(file, 10, length));
  const kind = /'descr': '(<f8|<f4|<i4)'/.exec(head)?.[1] as keyof typeof kinds | undefined;
  const shape = /'shape': \(([\d, ]+)\)/.exec(head)?.[1];
  if (!kind || !shape) throw new Error(`This .npy file is of no kind that the benchmark writes: ${head}`);
  return { values: new kinds[kind](file, 10 + length), shape: shape.match(/\d+/g)?.map(Number) ?? [] };
}
