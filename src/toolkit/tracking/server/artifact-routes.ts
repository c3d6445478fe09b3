import { Hono } from "hono";
import { invalid } from "../records/mlflow-error.ts";
import type { Tracking } from "./tracking.ts";

/** Files by their path below the artifact root: raw bytes in, raw bytes out. */
export function artifactRoutes({ artifacts }: Tracking): Hono {
  /** What stands after `/artifacts/`, as it is called: Hono decodes only parts that have names. */
  const pathOf = (url: string): string => {
    const { pathname } = new URL(url);
    try {
      return decodeURIComponent(pathname.slice(pathname.indexOf("/artifacts/") + "/artifacts/".length));
    } catch {
      throw invalid("Invalid path");
    }
  };
  return new Hono()
    .get("/", (context) => {
      const files = artifacts.list(context.req.query("path") ?? "");
      return context.json(files.length > 0 ? { files } : {});
    })
    .put("/*", async (context) => {
      await artifacts.put(pathOf(context.req.url), new Uint8Array(await context.req.arrayBuffer()));
      return context.json({});
    })
    .get("/*", async (context) => {
      const bytes = await artifacts.get(pathOf(context.req.url));
      return context.body(bytes.slice().buffer, 200, { "content-type": "application/octet-stream" });
    });
}
