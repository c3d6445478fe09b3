import { isRecord } from "../../base/saved.ts";
import { inWords, StudentError } from "../../errors.ts";

/** @throws StudentError `not-anomalies` if they are none */
export function checkAnomalies(where: string, received: unknown): void {
  if (isRecord(received) && isRecord(received.anomalyInfo)) return;
  throw new StudentError({
    code: "not-anomalies",
    where,
    expected: { "pt-BR": "o que validateStatistics devolve", en: "what validateStatistics returns" },
    received: inWords(received),
    remedy: {
      "pt-BR": `Por exemplo, ${where}(validateStatistics(estatisticas, esquema)).`,
      en: `For instance, ${where}(validateStatistics(statistics, schema)).`,
    },
  });
}
