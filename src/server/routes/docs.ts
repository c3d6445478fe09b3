import { docsPage } from "../pages/docs-page.ts";
import type { Router } from "../router.ts";

const about = {
  openapi: "3.1.0",
  info: {
    title: "Bancada",
    version: "1",
    description:
      "The class server. Sign in with `POST /api/session`; a cookie keeps the session. Refusals are `application/problem+json` with a stable `code`.",
  },
};

/** The routes as OpenAPI, for programs, and as a page, for people. Everything comes from this server. */
export function addDocs(app: Router): void {
  app.get("/api/openapi.json", (context) => context.json(app.getOpenAPI31Document(about)));
  app.get("/api/docs", (context) => {
    context.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    return context.html(docsPage(app.getOpenAPI31Document(about)));
  });
}
