// Sums and products are of 64 bits: each is cut where it is read again.
const bits = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotated = (value: bigint, by: bigint): bigint => bits((value >> by) | (value << (64n - by)));
const mixed = (value: bigint): bigint => value ^ (value >> 47n);

const k0 = 0xc3a5c85c97cb3127n;
const k1 = 0xb492b66fbe98f273n;
const k2 = 0x9ae16a3b2f90404fn;

type Pair = readonly [bigint, bigint];
const encoder = new TextEncoder();

/**
 * FarmHash's Fingerprint64 of a text's UTF-8 bytes: what TensorFlow puts texts into buckets by.
 * @see https://github.com/google/farmhash
 */
export function fingerprint64(text: string): bigint {
  const bytes = encoder.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length <= 16) return upTo16(view, bytes);
  return bytes.length <= 32 ? upTo32(view) : bytes.length <= 64 ? upTo64(view) : longer(view);
}

/** The bucket of a text, from 0. */
export const hashBucket = (text: string, nBuckets: number): number => Number(fingerprint64(text) % BigInt(nBuckets));

const at = (view: DataView, i: number): bigint => view.getBigUint64(i, true);

function joined(u: bigint, v: bigint, factor: bigint): bigint {
  const a = mixed(bits((u ^ v) * factor));
  return bits(mixed(bits((v ^ a) * factor)) * factor);
}

function upTo16(view: DataView, bytes: Uint8Array): bigint {
  const n = bytes.length;
  const factor = bits(k2 + BigInt(n) * 2n);
  if (n >= 8) {
    const [a, b] = [bits(at(view, 0) + k2), at(view, n - 8)];
    return joined(bits(rotated(b, 37n) * factor + a), bits((rotated(a, 25n) + b) * factor), factor);
  }
  if (n >= 4) {
    const [first, last] = [BigInt(view.getUint32(0, true)), BigInt(view.getUint32(n - 4, true))];
    return joined(bits(BigInt(n) + (first << 3n)), last, factor);
  }
  if (n === 0) return k2;
  const y = view.getUint8(0) + (view.getUint8(n >> 1) << 8);
  const z = n + (view.getUint8(n - 1) << 2);
  return bits(mixed(bits(BigInt(y) * k2) ^ bits(BigInt(z) * k0)) * k2);
}

function upTo32(view: DataView): bigint {
  const n = view.byteLength;
  const factor = bits(k2 + BigInt(n) * 2n);
  const [a, b] = [bits(at(view, 0) * k1), at(view, 8)];
  const [c, d] = [bits(at(view, n - 8) * factor), bits(at(view, n - 16) * k2)];
  const u = bits(rotated(bits(a + b), 43n) + rotated(c, 30n) + d);
  return joined(u, bits(a + rotated(bits(b + k2), 18n) + c), factor);
}

function upTo64(view: DataView): bigint {
  const n = view.byteLength;
  const factor = bits(k2 + BigInt(n) * 2n);
  const [a, b] = [bits(at(view, 0) * k2), at(view, 8)];
  const [c, d] = [bits(at(view, n - 8) * factor), bits(at(view, n - 16) * k2)];
  const y = bits(rotated(bits(a + b), 43n) + rotated(c, 30n) + d);
  const z = joined(y, bits(a + rotated(bits(b + k2), 18n) + c), factor);
  const [e, f] = [bits(at(view, 16) * factor), at(view, 24)];
  const [g, h] = [bits((y + at(view, n - 32)) * factor), bits((z + at(view, n - 24)) * factor)];
  const u = bits(rotated(bits(e + f), 43n) + rotated(g, 30n) + h);
  return joined(u, bits(e + rotated(bits(f + a), 18n) + g), factor);
}

/** Thirty-two bytes, and two numbers, as two numbers. */
function weak(view: DataView, i: number, a: bigint, b: bigint): Pair {
  const start = bits(a + at(view, i));
  const last = at(view, i + 24);
  const b2 = rotated(bits(b + start + last), 21n);
  const end = bits(start + at(view, i + 8) + at(view, i + 16));
  return [bits(end + last), bits(b2 + rotated(end, 44n) + start)];
}

function longer(view: DataView): bigint {
  const n = view.byteLength;
  const seed = 81n;
  let y = bits(seed * k1 + 113n);
  let z = bits(mixed(bits(y * k2 + 113n)) * k2);
  let x = bits(seed * k2 + at(view, 0));
  let v: Pair = [0n, 0n];
  let w: Pair = [0n, 0n];
  const round = (i: number, factor: bigint, nine: bigint) => {
    x = bits(rotated(bits(x + y + v[0] + at(view, i + 8)), 37n) * factor) ^ bits(w[1] * nine);
    y = bits(rotated(bits(y + v[1] + at(view, i + 48)), 42n) * factor + v[0] * nine + at(view, i + 40));
    z = bits(rotated(bits(z + w[0]), 33n) * factor);
    v = weak(view, i, bits(v[1] * factor), bits(x + w[0]));
    w = weak(view, i + 32, bits(z + w[1]), bits(y + at(view, i + 16)));
    [x, z] = [z, x];
  };
  const end = Math.floor((n - 1) / 64) * 64;
  for (let i = 0; i < end; i += 64) round(i, k1, 1n);
  const factor = bits(k1 + ((z & 0xffn) << 1n));
  w = [bits(w[0] + BigInt((n - 1) & 63)), w[1]];
  v = [bits(v[0] + w[0]), v[1]];
  w = [bits(w[0] + v[0]), w[1]];
  round(n - 64, factor, 9n);
  const first = bits(joined(v[0], w[0], factor) + mixed(y) * k0 + z);
  return joined(first, bits(joined(v[1], w[1], factor) + x), factor);
}
