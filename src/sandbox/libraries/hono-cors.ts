export * from "hono/cors";
