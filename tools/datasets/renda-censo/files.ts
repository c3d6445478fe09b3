import { createHash } from "node:crypto";
import { colunasCenso, rendaCenso } from "../../../src/toolkit/datasets/index.ts";
import { rowsToCsv } from "../csv.ts";
import { aboutFile } from "../manifest.ts";
import { censoSizes, missedByModels } from "./measure.ts";
import { censoReadme } from "./readme.ts";

const title = {
  "pt-BR": "Censo fictício de trabalho e renda no Brasil: treino, avaliação com defeitos e serviço sem rótulo.",
  en: "A made-up census of work and income in Brazil: training, evaluation with faults, and serving without the label.",
};

/** The data set's files, from name to text. */
export function rendaCensoFiles(): ReadonlyMap<string, string> {
  const data = rendaCenso();
  const servingColumns = colunasCenso.filter((name) => name !== "renda_alta");
  const csv = {
    "treino.csv": rowsToCsv(data.treino, colunasCenso),
    "avaliacao.csv": rowsToCsv(data.avaliacao, colunasCenso),
    "servico.csv": rowsToCsv(data.servico, servingColumns),
  };
  const hashes = Object.fromEntries(
    Object.entries(csv).map(([name, text]) => [name, createHash("sha256").update(text).digest("hex")]),
  );
  const sizes = { ...censoSizes(data), ...missedByModels(data) };
  const about = `${JSON.stringify({ title, licence: "CC0-1.0" }, null, 2)}\n`;
  return new Map(Object.entries({ ...csv, [aboutFile]: about, "README.md": censoReadme({ sizes, hashes }) }));
}
