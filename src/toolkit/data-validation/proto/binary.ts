import { StudentError } from "../../errors.ts";
import { Builder, type Field, type Message, type MessageType, written } from "./message-type.ts";

/** A message in the binary format of protocol buffers, fields in order of number. */
export function encode({ fields, isProto3 }: MessageType, message: Message): Uint8Array {
  const out: number[] = [];
  for (const [key, field] of Object.entries(fields)) {
    for (const value of written(field, isProto3, message[key])) put(out, field, value);
  }
  return Uint8Array.from(out);
}

function put(out: number[], field: Field, value: unknown): void {
  const { number, kind } = field;
  if (kind === "double" || kind === "float") {
    const bytes = kind === "double" ? Float64Array.of(Number(value)) : Float32Array.of(Number(value));
    putVarint(out, BigInt(number * 8 + (kind === "double" ? 1 : 5)));
    out.push(...new Uint8Array(bytes.buffer));
  } else if (kind === "string" || kind === "message") {
    const bytes = field.type ? encode(field.type, value as Message) : new TextEncoder().encode(String(value));
    putVarint(out, BigInt(number * 8 + 2));
    putVarint(out, BigInt(bytes.length));
    for (const byte of bytes) out.push(byte);
  } else {
    const whole = kind === "enum" ? field.values?.[String(value)] : Number(value);
    if (whole === undefined) return;
    putVarint(out, BigInt(number * 8));
    putVarint(out, BigInt(whole));
  }
}

/** Seven bits a byte, the lowest first; a negative number takes ten, as one of 64 bits. */
function putVarint(out: number[], value: bigint): void {
  let rest = BigInt.asUintN(64, value);
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  out.push(Number(rest));
}

/**
 * Reads what {@link encode} or another tool wrote. Fields that this toolkit does not know are passed over, as protocol
 * buffers do.
 * @throws StudentError `not-a-proto`
 */
export function decode(where: string, type: MessageType, bytes: Uint8Array): Message {
  try {
    return new Reader(bytes).message(type);
  } catch (error) {
    if (error instanceof Malformed) throw notAProto(where, error.at);
    throw error;
  }
}

class Malformed extends Error {
  constructor(readonly at: number) {
    super();
  }
}

class Reader {
  #at: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  message(type: MessageType): Message {
    const byNumber = new Map(Object.entries(type.fields).map(([key, field]) => [field.number, { key, field }]));
    const builder = new Builder(type);
    while (this.#at < this.#end) {
      const tag = Number(this.#varint());
      const known = byNumber.get(Math.floor(tag / 8));
      const value = this.#value(tag & 7, known?.field);
      if (known && value !== undefined) builder.add(known.key, value);
    }
    return builder.finish();
  }

  /** Undefined where the field is not known, or an enum has a number without a name. */
  #value(wireType: number, field: Field | undefined): unknown {
    const start = this.#at;
    if (wireType === 0) {
      const whole = this.#varint();
      if (field?.kind === "bool") return whole !== 0n;
      if (field?.kind === "enum") return nameOf(field, Number(BigInt.asIntN(32, whole)));
      return Number(field?.kind === "int64" ? BigInt.asIntN(64, whole) : whole);
    }
    if (wireType === 1 || wireType === 5) {
      const bytes = this.#take(wireType === 1 ? 8 : 4);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      return wireType === 1 ? view.getFloat64(0, true) : shortest(view.getFloat32(0, true));
    }
    if (wireType !== 2) throw new Malformed(start);
    const bytes = this.#take(Number(this.#varint()));
    if (field?.type) return new Reader(this.#bytes, this.#at - bytes.length, this.#at).message(field.type);
    return field?.kind === "string" ? this.#text(bytes) : undefined;
  }

  #text(bytes: Uint8Array): string {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Malformed(this.#at - bytes.length);
    }
  }

  #take(length: number): Uint8Array {
    if (this.#at + length > this.#end) throw new Malformed(this.#at);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#take(1)[0] as number;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new Malformed(this.#at);
  }
}

const nameOf = ({ values = {} }: Field, number: number) =>
  Object.entries(values).find(([, one]) => one === number)?.[0];

/** The number with the fewest digits that is this one in 32 bits: 0.1, not 0.10000000149011612. */
export function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

function notAProto(where: string, at: number): StudentError {
  return new StudentError({
    code: "not-a-proto",
    where,
    expected: { "pt-BR": "uma mensagem de Protocol Buffers em bytes", en: "a message of Protocol Buffers in bytes" },
    received: { "pt-BR": `bytes que não são uma, a partir da posição ${at}`, en: `bytes that are none, from position ${at}` }, // biome-ignore format: one thought
    remedy: {
      "pt-BR": "Confira se o arquivo está inteiro. Um arquivo .pbtxt se lê com a função que termina em Text.",
      en: "Check that the file is whole. A .pbtxt file is read by the function whose name ends in Text.",
    },
  });
}
