/** A field of a message of protocol buffers: its number, and how it is written. */
export interface Field {
  readonly number: number;
  readonly kind: "int64" | "uint64" | "double" | "float" | "bool" | "string" | "enum" | "message";
  readonly isRepeated?: boolean;
  /** Of a repeated message with `key` and `value`: kept as an object by key. */
  readonly isMap?: boolean;
  /** Of an enum: the number of each name; `undefined` where it is not known, and then it is left out of bytes. */
  readonly values?: Readonly<Record<string, number | undefined>>;
  /** Of a message. */
  readonly type?: MessageType;
  /** Written and read back also where it is zero or empty, though the file is proto3: a field of a oneof. */
  readonly isOneof?: boolean;
}

/** A message: its fields by their names in camelCase, in order of number. */
export interface MessageType {
  readonly fields: Readonly<Record<string, Field>>;
  /** In proto3 a zero is not written, and what is not there is read as zero. */
  readonly isProto3?: boolean;
}

/** A message as plain data. */
export type Message = Readonly<Record<string, unknown>>;

export const scalar = (kind: "int64" | "uint64" | "double" | "float" | "bool" | "string", number: number): Field => ({
  number,
  kind,
});
export const message = (number: number, type: MessageType): Field => ({ number, kind: "message", type });
export const oneEnum = (number: number, values: NonNullable<Field["values"]>): Field => ({
  number,
  kind: "enum",
  values,
});
export const many = (field: Field): Field => ({ ...field, isRepeated: true });

/** `numNonMissing` as the proto files write it: `num_non_missing`. */
export const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What stands for a field that is not there in proto3; `undefined` where nothing does. */
export function absent({ kind, isRepeated, isMap, isOneof, values }: Field): unknown {
  if (isMap) return {};
  if (isRepeated) return [];
  if (isOneof || kind === "message") return undefined;
  if (kind === "string") return "";
  if (kind === "bool") return false;
  if (kind === "enum") return Object.entries(values ?? {}).find(([, number]) => number === 0)?.[0];
  return 0;
}

/** The values of a field that are to be written, each as one. */
export function written(field: Field, isProto3: boolean | undefined, value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (field.isMap) return Object.entries(value).map(([key, one]) => ({ key, value: one }));
  if (field.isRepeated) return Array.isArray(value) ? value : [];
  return isProto3 && !field.isOneof && Object.is(value, absent(field)) ? [] : [value];
}

/** Builds a message from values that are read one by one. */
export class Builder {
  readonly #type: MessageType;
  readonly #lists = new Map<string, unknown[]>();

  constructor(type: MessageType) {
    this.#type = type;
  }

  add(key: string, value: unknown): void {
    const list = this.#lists.get(key);
    if (list) list.push(value);
    else this.#lists.set(key, [value]);
  }

  /** Of a field that stands twice, the last counts. */
  finish(): Message {
    const entries = Object.entries(this.#type.fields).map(([key, field]) => {
      const list = this.#lists.get(key);
      if (list === undefined) return [key, this.#type.isProto3 ? absent(field) : undefined] as const;
      if (field.isMap) return [key, Object.fromEntries(list.map(entryOf))] as const;
      return [key, field.isRepeated ? list : list[list.length - 1]] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
}

const entryOf = (entry: unknown): [string, unknown] => {
  const { key = "", value = {} } = entry as { key?: string; value?: unknown };
  return [key, value];
};
