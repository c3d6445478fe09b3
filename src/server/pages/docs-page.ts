import { html, raw } from "hono/html";
import { z } from "zod";
import { catalogue } from "../problems/catalogue.ts";

const operationSchema = z.object({ summary: z.string().optional(), description: z.string().optional() }).loose();
const documentSchema = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const style = `:root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
summary { cursor: pointer; padding: .25rem 0; overflow-wrap: anywhere } code, pre { font: 14px/1.45 ui-monospace, monospace }
pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: .25rem } td, th { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0; overflow-wrap: anywhere }`;

/** A sentence of the document, with `code` in it. */
const coded = (text: string) =>
  text.split("`").map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece));

const shown = (value: unknown) => html`<pre>${JSON.stringify(value, null, 2)}</pre>`;

/** The OpenAPI document as a page without scripts: a route opens to show what it takes and gives. */
export function docsPage(openapi: object) {
  const { info, paths, components } = documentSchema.parse(openapi);
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${info.title}: API</title><style>${raw(style)}</style></head>
<body><h1>${info.title}: API</h1><p>${coded(info.description)}</p><p><a href="openapi.json">openapi.json</a></p>
<h2>Routes</h2>
${routes.map(
  ({ path, method, operation: { summary, description, ...rest } }) =>
    html`<details><summary><code>${method} ${path}</code> ${coded(summary ?? "")}</summary>${description ? html`<p>${coded(description)}</p>` : ""}${shown(rest)}</details>`,
)}
<h2>Schemas</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<details id="${name}"><summary><code>${name}</code></summary>${shown(schema)}</details>`,
)}
<h2>Refusals</h2>
<table><tr><th>Code</th><th>Status</th><th>English</th><th>Português</th></tr>
${Object.entries(catalogue).map(
  ([code, { status, en, "pt-BR": pt }]) =>
    html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${en}</td><td lang="pt-BR">${pt}</td></tr>`,
)}
</table></body></html>`;
}
