import { StudentError } from "../../errors.ts";

/** A row that is longer is none: a quote that was left open, or no table at all. */
export const mostRowBytes = 1 << 24;

/** The error of a quote that is never closed. */
export function openQuote(where: string, line: number): StudentError {
  return new StudentError({
    code: "open-quote",
    where,
    expected: { "pt-BR": "aspas que abrem e fecham", en: "quotes that open and close" },
    received: {
      "pt-BR": `aspas abertas na linha ${line} que nunca fecham`,
      en: `a quote opened on line ${line} that never closes`,
    },
    remedy: {
      "pt-BR": 'Feche as aspas nessa linha; dentro de aspas, um " se escreve "".',
      en: 'Close the quote on that line; within quotes, a " is written "".',
    },
  });
}

/** The error of a row that goes on and on. */
export function endlessRow(where: string, line: number): StudentError {
  return new StudentError({
    code: "endless-row",
    where,
    expected: { "pt-BR": "uma linha por registro", en: "a line for each record" },
    received: {
      "pt-BR": `uma linha ${line} de mais de 16 MB, sem fim`,
      en: `a line ${line} of more than 16 MB, without end`,
    },
    remedy: {
      "pt-BR": "Confira se o arquivo é mesmo uma tabela em texto.",
      en: "Check that the file is a table in text.",
    },
  });
}
