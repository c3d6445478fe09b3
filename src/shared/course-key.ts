import { sha256Hex } from "./hash.ts";

/** 256 random bits that open the sealed parts of a site's labs. Only who teaches has it; nobody can think one up. */
export type CourseKey = Uint8Array<ArrayBuffer>;

const keyBytes = 32;
/** Bytes of a hash that tell a mistyped key from another. */
const checkBytes = 3;
const groupLength = 7;
/** Crockford's: a person who copies by hand takes none of them for another. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bitsOfSign = 5;
/** Signs of a written key, without the hyphens. */
export const keyLength = ((keyBytes + checkBytes) * 8) / bitsOfSign;

export const newCourseKey = (): CourseKey => crypto.getRandomValues(new Uint8Array(keyBytes));

/**
 * What a site may say of its key, so that another key is known as another. It does not help to find the key: there are
 * 2²⁵⁶ to try.
 */
export const courseKeyId = (key: CourseKey): string => sha256Hex(labelled("id", key)).slice(0, 32);

/** The key as a person keeps it: eight groups of seven signs, `4K2N9QD-…`. */
export function writeCourseKey(key: CourseKey): string {
  const bytes = new Uint8Array([...key, ...checkOf(key)]);
  let text = "";
  for (let bit = 0; bit < bytes.length * 8; bit += bitsOfSign) {
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += signs[(two >> (16 - bitsOfSign - (bit & 7))) & 31];
  }
  return (text.match(new RegExp(`.{${groupLength}}`, "g")) ?? []).join("-");
}

export type ReadCourseKey =
  | { readonly ok: true; readonly key: CourseKey }
  /** `length`: so many signs and not {@link keyLength}; `sign`: one that no key has; `mistyped`: some sign is another. */
  | { readonly ok: false; readonly problem: "length"; readonly length: number }
  | { readonly ok: false; readonly problem: "sign"; readonly sign: string }
  | { readonly ok: false; readonly problem: "mistyped" };

/** Reads what a person pasted or typed: small letters, blanks, hyphens, and o, i and l for digits are all the same to it. */
export function readCourseKey(written: string): ReadCourseKey {
  const text = written
    .replace(/[\s\p{Pd}]+/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const sign = [...text].find((one) => !signs.includes(one));
  if (sign !== undefined) return { ok: false, problem: "sign", sign };
  if (text.length !== keyLength) return { ok: false, problem: "length", length: text.length };
  const bytes = new Uint8Array(keyBytes + checkBytes);
  for (const [at, one] of [...text].entries()) {
    const value = signs.indexOf(one);
    for (let k = 0; k < bitsOfSign; k++) {
      const bit = at * bitsOfSign + k;
      const isSet = (value >> (bitsOfSign - 1 - k)) & 1;
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (isSet << (7 - (bit & 7)));
    }
  }
  const key = bytes.slice(0, keyBytes);
  const isRight = checkOf(key).every((byte, at) => byte === bytes[keyBytes + at]);
  return isRight ? { ok: true, key } : { ok: false, problem: "mistyped" };
}

function checkOf(key: CourseKey): number[] {
  const hash = sha256Hex(labelled("check", key));
  return Array.from({ length: checkBytes }, (_, at) => Number.parseInt(hash.slice(2 * at, 2 * at + 2), 16));
}

/** One key, hashed for two ends: neither hash tells of the other. */
const labelled = (end: string, key: CourseKey): Uint8Array =>
  new Uint8Array([...new TextEncoder().encode(`bancada course key ${end}\n`), ...key]);
