import { createHash } from "node:crypto";
import { diagnosticoMedico } from "../../src/toolkit/datasets/index.ts";
import { comentariosSpamFiles } from "./comentarios-spam/files.ts";
import { consultasToCsv } from "./csv.ts";
import { eventosClientesFiles } from "./eventos-clientes/files.ts";
import { aboutFile } from "./manifest.ts";
import { measure } from "./measure.ts";
import { readme } from "./readme.ts";
import { readmissaoFiles } from "./readmissao/files.ts";
import { rendaCensoFiles } from "./renda-censo/files.ts";

const title = {
  "pt-BR": "Consultas fictícias de pronto atendimento no Brasil: triagem, exame e diagnóstico.",
  en: "Made-up visits to emergency clinics in Brazil: triage, exam and diagnosis.",
};

/** The files of each published data set, from path under `public/datasets` to text. */
export function datasetFiles(): Map<string, string> {
  const data = diagnosticoMedico();
  const csv = { "consultas.csv": consultasToCsv(data.consultas), "mes-novo.csv": consultasToCsv(data.mesNovo) };
  const hashes = Object.fromEntries(Object.entries(csv).map(([name, text]) => [name, sha256(text)]));
  const rows = { consultas: data.consultas.length, mesNovo: data.mesNovo.length };
  const about = `${JSON.stringify({ title, licence: "CC0-1.0" }, null, 2)}\n`;
  const files = { ...csv, [aboutFile]: about, "README.md": readme({ sizes: measure(data), rows, hashes }) };
  const inFolder = (folder: string, texts: Iterable<[string, string]>) =>
    Array.from(texts, ([name, text]): [string, string] => [`${folder}/${name}`, text]);
  return new Map([
    ...inFolder("comentarios-spam", comentariosSpamFiles()),
    ...inFolder("diagnostico-medico", Object.entries(files)),
    ...inFolder("eventos-clientes", eventosClientesFiles()),
    ...inFolder("readmissao", readmissaoFiles()),
    ...inFolder("renda-censo", rendaCensoFiles()),
  ]);
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
