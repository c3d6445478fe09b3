import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Caller } from "./can.ts";
import { Problem, problemSchema } from "./problems/problem.ts";

export interface Env {
  Variables: {
    caller: Caller;
    requestId: string;
    /** The network address that asks: behind a proxy of ours, the one that it names. */
    address: string;
    /** What limits count by address: `networkOf` it. */
    network: string;
  };
}

/** A router that refuses what its schemas do not know. */
export const newRouter = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields = result.error.issues
        .slice(0, 10)
        .map(({ path, message }) => `${path.join(".") || "body"} (${message})`);
      throw new Problem("invalid", { fields: fields.join("; ") });
    },
  });

export type Router = ReturnType<typeof newRouter>;

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

export const done = { 204: { description: "Done" } } as const;

/** Every route can refuse; the code says why. */
export const refusals = {
  default: { description: "Refused", content: { "application/problem+json": { schema: problemSchema } } },
} as const;
