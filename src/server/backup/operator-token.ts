import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** What a program on the server's own machine shows: only who reads the folder's `secret` can make it. */
export const operatorToken = (secret: string): string =>
  createHmac("sha256", secret).update("bancada-operator").digest("base64url");

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

export const isOperator = (secret: string, authorization: string | undefined): boolean =>
  timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${operatorToken(secret)}`));
