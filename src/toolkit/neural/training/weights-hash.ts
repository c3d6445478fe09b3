import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** SHA-256 of the bytes of all weights, one after another; not by `crypto`, which pages without TLS do not have. */
export function weightsHash(weights: readonly Float32Array[]): string {
  const hash = sha256.create();
  for (const { buffer, byteOffset, byteLength } of weights) hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return bytesToHex(hash.digest());
}
