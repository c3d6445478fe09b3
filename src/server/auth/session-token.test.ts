import fc from "fast-check";
import { expect, test } from "vitest";
import { signedToken } from "./session-token.ts";

const secret = "um segredo que ninguém sabe";
const token = "8mDq2TzZqk0VbXw4";
// Written by `signCookieValue` of better-call 1.4.0 (dist/crypto.mjs), with which better-auth 1.7.7 signs its cookies.
const value = "8mDq2TzZqk0VbXw4.S6E8X6+0yQXxXtivvV56KMG2a9MfyTacGT5cz2CjOyo=";

test("a cookie that better-auth signed names its token", () => {
  expect(signedToken(value, secret)).toBe(token);
});

test("a cookie that was changed anywhere, or signed with another secret, names none", () => {
  expect(signedToken(value, "outro segredo")).toBeNull();
  fc.assert(
    fc.property(fc.nat(value.length), fc.string({ unit: "binary", maxLength: 3 }), fc.nat(5), (at, put, cut) => {
      const changed = value.slice(0, at) + put + value.slice(at + cut);
      expect(signedToken(changed, secret)).toBe(changed === value ? token : null);
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string({ unit: "binary" }), (any) => signedToken(any, secret) === null));
});
