import { isRecord } from "../../base/saved.ts";
import { inWords, StudentError } from "../../errors.ts";

/** @throws StudentError `no-schema` if it is none */
export function checkSchema(where: string, schema: unknown): void {
  if (isRecord(schema) && Array.isArray(schema.feature) && Array.isArray(schema.stringDomain)) return;
  throw new StudentError({
    code: "no-schema",
    where,
    expected: { "pt-BR": "um esquema, com feature e stringDomain", en: "a schema, with feature and stringDomain" },
    received: inWords(schema),
    remedy: {
      "pt-BR": "Um esquema vem de inferSchema(estatisticas) ou de loadSchemaText(texto).",
      en: "A schema comes from inferSchema(statistics) or loadSchemaText(text).",
    },
  });
}
