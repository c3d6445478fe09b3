import { createHash } from "node:crypto";
import { colunasInternacao, readmissao } from "../../../src/toolkit/datasets/index.ts";
import { rowsToCsv } from "../csv.ts";
import { aboutFile } from "../manifest.ts";
import { areaOfModel, readmissaoSizes } from "./measure.ts";
import { readmissaoReadme } from "./readme.ts";

const title = {
  "pt-BR": "Internações fictícias de pessoas com diabetes, e quem voltou ao hospital: treino, e serviço sem rótulo.",
  en: "Made-up hospital stays of people with diabetes, and who came back: training, and serving without the label.",
};

/** The data set's files, from name to text. */
export function readmissaoFiles(): ReadonlyMap<string, string> {
  const data = readmissao();
  const servingColumns = colunasInternacao.filter((name) => name !== "readmissao");
  const csv = {
    "treino.csv": rowsToCsv(data.treino, colunasInternacao),
    "servico.csv": rowsToCsv(data.servico, servingColumns),
  };
  const hashes = Object.fromEntries(
    Object.entries(csv).map(([name, text]) => [name, createHash("sha256").update(text).digest("hex")]),
  );
  const sizes = { ...readmissaoSizes(data), area: areaOfModel(data) };
  const about = `${JSON.stringify({ title, licence: "CC0-1.0" }, null, 2)}\n`;
  return new Map(Object.entries({ ...csv, [aboutFile]: about, "README.md": readmissaoReadme({ sizes, hashes }) }));
}
