import { byCodePoint } from "../../base/order.ts";
import { shortest } from "./binary.ts";
import { type Field, type Message, type MessageType, snakeCase, written } from "./message-type.ts";

/** A message in the text format of protocol buffers, as Python's `text_format` writes it: UTF-8, two spaces a level. */
export function print({ fields, isProto3 }: MessageType, message: Message, indent = ""): string {
  let out = "";
  for (const [key, field] of Object.entries(fields)) {
    const values = written(field, isProto3, message[key]);
    for (const value of field.isMap ? sortedByKey(values) : values) {
      if (field.type) {
        out += `${indent}${snakeCase(key)} {\n${print(field.type, value as Message, `${indent}  `)}${indent}}\n`;
      } else out += `${indent}${snakeCase(key)}: ${printed(field, value)}\n`;
    }
  }
  return out;
}

const sortedByKey = (entries: readonly unknown[]) =>
  (entries as readonly { key: string }[]).toSorted((a, b) => byCodePoint(a.key, b.key));

function printed({ kind }: Field, value: unknown): string {
  if (kind === "string") return quoted(String(value));
  if (kind === "double") return decimal(Number(value));
  if (kind === "float") return decimal(shortest(Math.fround(Number(value))));
  return String(value);
}

/** With a point or an exponent, so that a reader sees that it is no whole number. */
function decimal(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "'": "\\'", "\\": "\\\\" }; // biome-ignore format: one thought

/** Quotes and control characters escaped, letters as they are. */
export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f"'\\]/g, (sign) => {
    return escapes[sign] ?? `\\${sign.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
}

const quoted = (text: string) => `"${escaped(text)}"`;
