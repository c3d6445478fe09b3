import { checkAnomalies } from "../anomalies/check-anomalies.ts";
import type { Anomalies, AnomalyInfo } from "../anomalies/messages.ts";
import { element, table, textCell } from "./elements.ts";
import { wordsOf } from "./words.ts";

/**
 * Anomalies as a table: feature, names of the anomalies, what TFDV says, how bad; or the sentence that there is none.
 * What TFDV says stays in English, as its users meet it.
 * @returns an element for `display`
 * @throws StudentError `not-anomalies`
 * @example display(displayAnomalies(validateStatistics(estatisticas, esquema)))
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/display_anomalies
 */
export function displayAnomalies(anomalies: Anomalies): HTMLElement {
  const { say } = wordsOf();
  checkAnomalies("displayAnomalies", anomalies);
  if (anomalies.dataMissing) return element("p", {}, say({ "pt-BR": "Não há nenhum exemplo.", en: "There are no examples." })); // biome-ignore format: one thought
  const ofDataset = anomalies.datasetAnomalyInfo;
  const dataset = say({ "pt-BR": "(o conjunto todo)", en: "(the whole data set)" });
  const found: [string, AnomalyInfo][] = [
    ...Object.entries(anomalies.anomalyInfo),
    ...(ofDataset ? [[dataset, ofDataset] satisfies [string, AnomalyInfo]] : []),
  ];
  if (found.length === 0) return element("p", {}, say({ "pt-BR": "Nenhuma anomalia.", en: "No anomalies found." }));
  const heads = [
    say({ "pt-BR": "coluna", en: "feature" }),
    say({ "pt-BR": "gravidade", en: "severity" }),
    say({ "pt-BR": "anomalias", en: "anomalies" }),
    say({ "pt-BR": "em resumo", en: "in short" }),
    say({ "pt-BR": "o que o TFDV diz", en: "what TFDV says" }),
  ];
  const severities = {
    UNKNOWN: "",
    WARNING: say({ "pt-BR": "aviso", en: "warning" }),
    ERROR: say({ "pt-BR": "erro", en: "error" }),
  };
  const rows = found.map(([name, { severity, shortDescription, description, reason }]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      textCell(severities[severity]),
      element("td", {}, element("code", {}, reason.map(({ type }) => type).join(" "))),
      element("td", { lang: "en" }, shortDescription),
      element("td", { lang: "en" }, description),
    ),
  );
  return table(say({ "pt-BR": "Anomalias", en: "Anomalies" }), heads, rows);
}
