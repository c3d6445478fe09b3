import { z } from "@hono/zod-openapi";
import { line } from "../fields.ts";

const outcome = z.enum(["good", "slow", "bad"]).openapi({ description: "`slow`: it works, with a limit" });

/** What the page found out about the computer that it is open on. */
export const selfTestSchema = z
  .object({
    browser: line(200).openapi({ example: "Firefox 140 on Linux" }),
    checks: z
      .array(
        z.object({
          id: z.enum(["browser", "storage", "memory", "backend", "network"]),
          outcome,
          /** A number with its unit: `3.9 GB`. */
          value: line(120),
        }),
      )
      .min(1)
      .max(5),
  })
  .openapi("SelfTest");

export type SelfTest = z.infer<typeof selfTestSchema>;
