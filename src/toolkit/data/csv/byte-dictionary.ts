/** Distinct texts as bytes, each with a number: found by a hash, told apart by all their bytes. */
export class ByteDictionary {
  #slots = new Int32Array(1 << 10).fill(-1);
  #hashes = new Int32Array(1 << 9);
  #ends = new Int32Array((1 << 9) + 1);
  #bytes = new Uint8Array(1 << 13);
  #size = 0;

  /** The number of the text `bytes[from]` to `bytes[to - 1]`; a new one where it is new. */
  codeOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.#slots[slot] as number;
      if (code < 0) return this.#add(slot, hash, bytes, from, to);
      if (this.#hashes[code] === hash && this.#equals(code, bytes, from, to)) return code;
      slot = (slot + 1) & mask;
    }
  }

  /** All texts, in the order of their numbers. */
  texts(): string[] {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return Array.from({ length: this.#size }, (_, code) =>
      decoder.decode(this.#bytes.subarray(this.#ends[code], this.#ends[code + 1])),
    );
  }

  /** All texts, one after the other, as bytes. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#ends[this.#size]);
  }

  #equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#ends[code] as number;
    if ((this.#ends[code + 1] as number) - start !== to - from) return false;
    const own = this.#bytes;
    for (let i = from, k = start; i < to; i++, k++) if (own[k] !== bytes[i]) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const code = this.#size++;
    const start = this.#ends[code] as number;
    if (start + to - from > this.#bytes.length) this.#bytes = grown(this.#bytes, start + to - from);
    this.#bytes.set(bytes.subarray(from, to), start);
    if (code + 2 > this.#ends.length) this.#ends = grown(this.#ends, code + 2);
    if (code + 1 > this.#hashes.length) this.#hashes = grown(this.#hashes, code + 1);
    this.#ends[code + 1] = start + to - from;
    this.#hashes[code] = hash;
    this.#slots[slot] = code;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.#size; code++) {
      let slot = (this.#hashes[code] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

/** A copy with room for at least `needed`, doubled. */
export function grown<A extends Uint8Array | Int32Array | Float64Array>(array: A, needed: number): A {
  const Typed = array.constructor as new (length: number) => A;
  const out = new Typed(Math.max(needed, 2 * array.length));
  out.set(array as never);
  return out;
}
