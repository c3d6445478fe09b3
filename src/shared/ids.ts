type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/**
 * A new id: 128 random bits as 32 hexadecimal digits.
 * Not `crypto.randomUUID`, which does not exist over plain http on a school network; `getRandomValues` does.
 */
export function newId(fill: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): string {
  const bytes = new Uint8Array(16);
  fill(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
