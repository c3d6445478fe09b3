export * from "hono";
