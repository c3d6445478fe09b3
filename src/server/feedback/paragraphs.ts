import { z } from "@hono/zod-openapi";

/** Text of several lines that a person wrote: no control characters but line ends and tabs, which PostgreSQL keeps. */
export const paragraphs = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^(?:[\n\r\t]|[^\p{Cc}\p{Cs}])*$/u);
