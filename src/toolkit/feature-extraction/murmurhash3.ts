const encoder = new TextEncoder();

/**
 * MurmurHash3, 32 bits, of a text's UTF-8 bytes with seed 0, as a signed number: scikit-learn's `murmurhash3_32`.
 * @see https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function murmurhash3(text: string): number {
  const bytes = encoder.encode(text);
  const nBlocks = bytes.length >> 2;
  let hash = 0;
  for (let b = 0; b < nBlocks; b++) {
    const i = b * 4;
    hash ^= scrambled(
      byte(bytes, i) | (byte(bytes, i + 1) << 8) | (byte(bytes, i + 2) << 16) | (byte(bytes, i + 3) << 24),
    );
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let i = bytes.length - 1; i >= nBlocks * 4; i--) rest = (rest << 8) | byte(bytes, i);
  hash ^= scrambled(rest) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const byte = (bytes: Uint8Array, i: number) => bytes[i] as number;

function scrambled(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
