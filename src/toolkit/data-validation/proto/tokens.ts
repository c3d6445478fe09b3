/** A piece of the text format of protocol buffers. */
export interface Token {
  readonly kind: "word" | "number" | "string" | "sign" | "end";
  readonly text: string;
  readonly line: number;
}

// a text in quotes, a number (of hexadecimal digits too, with a sign, or infinite), a name, a sign; spaces and comments between
const pattern =
  /(\s+|#[^\n]*)|("(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|(-?(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?f?|inf(?:inity)?\b|nan\b))|([A-Za-z_]\w*)|([\s\S])/giy;

/** All tokens; the last is the end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [whole, , string, number, word] of text.matchAll(pattern)) {
    const kind =
      string !== undefined ? "string" : number !== undefined ? "number" : word !== undefined ? "word" : "sign";
    if (kind !== "sign" || !/^[\s#]/.test(whole)) tokens.push({ kind, text: whole, line });
    line += whole.split("\n").length - 1;
  }
  return [...tokens, { kind: "end", text: "", line }];
}

const plain: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** What a text in quotes says. Escapes in octal and hexadecimal are bytes of UTF-8. */
export function unquoted(quoted: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part, octal, hex, code, sign] of quoted
    .slice(1, -1)
    .matchAll(/\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|u([\da-fA-F]{4})|([\s\S]))|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (code !== undefined) bytes.push(...encoder.encode(String.fromCodePoint(Number.parseInt(code, 16))));
    else if (sign !== undefined) bytes.push(...(sign in plain ? [plain[sign] as number] : encoder.encode(sign)));
    else bytes.push(...encoder.encode(part));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
