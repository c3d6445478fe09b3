import { z } from "@hono/zod-openapi";
import { catalogue, type ProblemCode } from "./catalogue.ts";

type Values = Readonly<Record<string, string | number>>;

/** A request that is refused; `problemResponse` turns it into `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly values: Values;

  constructor(code: ProblemCode, values: Values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** What a client reads of a refusal. `code` is stable: a page can translate by it. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: "/api/docs#not-allowed" }),
    title: z.string().openapi({ description: "What happened and what to do, in the language of Accept-Language" }),
    status: z.int(),
    code: z.string().openapi({ example: "not-allowed" }),
    values: z.record(z.string(), z.union([z.string(), z.number()])).openapi({ description: "What the text speaks of" }),
  })
  .openapi("Problem");

export function problemResponse({ code, values }: Problem, acceptLanguage: string | undefined): Response {
  const entry = catalogue[code];
  const language = preferredLanguage(acceptLanguage);
  const body: z.infer<typeof problemSchema> = {
    type: `/api/docs#${code}`,
    title: entry[language].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole)),
    status: entry.status,
    code,
    values: { ...values },
  };
  const headers = new Headers({
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": language,
  });
  if (values.seconds !== undefined) headers.set("retry-after", String(values.seconds));
  return new Response(JSON.stringify(body), { status: entry.status, headers });
}

/** Portuguese, unless English is named first. */
export const preferredLanguage = (acceptLanguage = ""): "pt-BR" | "en" =>
  /^\s*en\b/i.test(acceptLanguage) ? "en" : "pt-BR";
