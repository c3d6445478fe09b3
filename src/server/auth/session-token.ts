import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The token of a session in its cookie's value, `token.signature`; null where our secret did not sign it.
 * @param value - decoded; the signature is HMAC-SHA256 of the token in base 64, as better-auth writes it
 */
export function signedToken(value: string, secret: string): string | null {
  const at = value.lastIndexOf(".");
  if (at < 1) return null;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1));
  const signed = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.length === signed.length && timingSafeEqual(given, signed) ? token : null;
}
