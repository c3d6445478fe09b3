import { StudentError } from "../errors.ts";

/** The error of more clusters than samples. */
export function tooFewSamples(where: string, nClusters: number, nRows: number): StudentError {
  return new StudentError({
    code: "too-few-samples",
    where,
    expected: {
      "pt-BR": `ao menos ${nClusters} linhas, uma por grupo`,
      en: `at least ${nClusters} rows, one a cluster`,
    },
    received: { "pt-BR": String(nRows), en: String(nRows) },
    remedy: { "pt-BR": "Peça menos grupos em nClusters.", en: "Ask for fewer clusters in nClusters." },
  });
}
