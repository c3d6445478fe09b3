import { HTTPException } from "hono/http-exception";
import { DiskFull } from "../bodies/bodies.ts";
import { Problem } from "./problem.ts";

/** PostgreSQL and the network, when the database cannot be reached: it comes back, so the client may try again. */
const away = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/;

/** What a client is told of an error: never its text, which may name what is not theirs. */
export function asProblem(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 400) return new Problem("malformed-json");
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof DiskFull || ("code" in cause && cause.code === "53100")) return new Problem("disk-full");
    if ("code" in cause && away.test(String(cause.code))) return new Problem("unavailable");
    if (cause.message.startsWith("timeout exceeded when trying to connect")) return new Problem("unavailable");
  }
  return new Problem("internal", { requestId });
}
