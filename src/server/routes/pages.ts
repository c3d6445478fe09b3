import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { linkPage } from "../pages/link-page.ts";
import { preferredLanguage } from "../problems/problem.ts";
import type { Env } from "../router.ts";

const file = (name: string): string => readFileSync(new URL(`../pages/${name}`, import.meta.url), "utf8");
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The pages behind one-time links: they work before anybody has an account. */
export function pageRoutes() {
  const router = new Hono<Env>();
  for (const kind of ["first-instructor", "new-password"] as const) {
    router.get(`/api/pages/${kind}`, (context) => {
      context.header("content-security-policy", policy);
      return context.html(linkPage({ kind, language: preferredLanguage(context.req.header("accept-language")) }));
    });
  }
  router.get("/api/pages/link-page.js", (context) =>
    context.body(file("link-page.js"), 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  router.get("/api/pages/link-page.css", (context) =>
    context.body(file("link-page.css"), 200, { "content-type": "text/css; charset=utf-8" }),
  );
  return router;
}
