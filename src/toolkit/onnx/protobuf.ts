/** One message of protocol buffers, written field by field; the numbers of fields are those of onnx.proto. */
export class Message {
  readonly #parts: Uint8Array[] = [];

  whole(field: number, value: number): this {
    return this.#put(varint(field * 8), varint(value));
  }

  float(field: number, value: number): this {
    return this.#put(varint(field * 8 + 5), bytesOf(Float32Array.of(value)));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#put(varint(field * 8 + 2), varint(value.length), value);
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  texts(field: number, values: readonly string[]): this {
    for (const value of values) this.text(field, value);
    return this;
  }

  message(field: number, value: Message): this {
    return this.bytes(field, value.finish());
  }

  /** Packed. */
  floats(field: number, values: ArrayLike<number>): this {
    return this.bytes(field, bytesOf(Float32Array.from(values)));
  }

  /** Packed. */
  wholes(field: number, values: ArrayLike<number>): this {
    return this.bytes(field, joined(Array.from(values, varint)));
  }

  finish(): Uint8Array {
    return joined(this.#parts);
  }

  #put(...parts: readonly Uint8Array[]): this {
    this.#parts.push(...parts);
    return this;
  }
}

/** Seven bits a byte, the lowest first; a negative number takes ten, as one of 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

/** Little-endian, as every browser's processor has it and ONNX wants it. */
export const bytesOf = (values: Float32Array | BigInt64Array): Uint8Array => new Uint8Array(values.buffer);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
