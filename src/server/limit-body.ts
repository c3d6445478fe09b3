import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "./problems/problem.ts";

const maxMegabytes = 5;
const maxBytes = maxMegabytes * 1024 * 1024;

const refuse = () => {
  throw new Problem("too-large", { megabytes: maxMegabytes });
};

const limitStream = bodyLimit({ maxSize: maxBytes, onError: refuse });

/** Refuses bodies of more than 5 MB. One that says its length is held to it by Node, and is not counted as a stream before it is read. */
export const limitBody: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  if (req.method === "GET" || req.method === "HEAD") return next();
  const length = req.header("content-length");
  if (length === undefined || req.header("transfer-encoding") !== undefined) return limitStream(context, next);
  return Number(length) > maxBytes ? refuse() : next();
};
