import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { notebook } from "../../base/notebook.ts";
import { inWords, StudentError } from "../../errors.ts";
import { readCsv } from "../csv/read-csv.ts";
import type { Table } from "../table/table.ts";
import type { DatasetFacts, FileFacts } from "./dataset-facts.ts";
import { manifest } from "./manifest.ts";

/** What is read once stays: tables cannot be changed. */
const loaded = new Map<string, Promise<Readonly<Record<string, Table>>>>();

/**
 * A data set of the course by its name, {@link datasetNames} has them all: a table for each of its files, under the file's
 * name in camelCase. The bytes are those that the course published, or there is an error: their SHA-256 is compared.
 * Works without a network once the lab has been opened with one.
 * @throws StudentError `no-such-dataset`, with the names that exist; `dataset-not-loaded`; `dataset-changed` where the bytes are others; `no-notebook`
 * @example
 * const {consultas, mesNovo} = await loadDataset("diagnostico-medico");
 * consultas.groupby("diagnostico").agg({quantas: ["id_consulta", "count"]});
 * @see https://scikit-learn.org/stable/datasets/loading_other_datasets.html
 */
export function loadDataset(name: string): Promise<Readonly<Record<string, Table>>> {
  const known = loaded.get(name);
  if (known) return known;
  const loading = tables(name);
  loaded.set(name, loading);
  // After a failure of the network the next call tries again.
  loading.catch(() => loaded.delete(name));
  return loading;
}

/** Names that {@link loadDataset} knows. */
export const datasetNames: readonly string[] = Object.keys(manifest);

/**
 * Title, licence, sizes and hashes of a data set, for a citation or a record of an experiment.
 * @throws StudentError `no-such-dataset`
 * @example datasetFacts("diagnostico-medico").files["consultas.csv"].sha256
 */
export function datasetFacts(name: string): DatasetFacts {
  return factsOf("datasetFacts", name);
}

async function tables(name: string): Promise<Readonly<Record<string, Table>>> {
  const files = Object.entries(factsOf(where, name).files);
  const entries = files.map(async ([file, facts]) => {
    const bytes = await fetched(`${name}/${file}`);
    if (bytesToHex(sha256(bytes)) !== facts.sha256) throw changed(`${name}/${file}`, facts, bytes.length);
    return [variableName(file), await readCsv(bytes)] as const;
  });
  // The same object for every cell that asks.
  return Object.freeze(Object.fromEntries(await Promise.all(entries)));
}

const where = "loadDataset";

/** `mes-novo.csv` as `mesNovo`. */
const variableName = (file: string): string =>
  file.replace(/\.\w+$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function factsOf(where: string, name: string): DatasetFacts {
  const facts: DatasetFacts | undefined = Object.hasOwn(manifest, name) ? manifest[name] : undefined;
  if (facts) return facts;
  const list = datasetNames.map((known) => `“${known}”`).join(", ");
  throw new StudentError({
    code: "no-such-dataset",
    where,
    expected: { "pt-BR": `o nome de um conjunto de dados: ${list}`, en: `the name of a data set: ${list}` },
    received: inWords(name),
    remedy: { "pt-BR": "Confira o nome, letra por letra.", en: "Check the name, letter by letter." },
  });
}

async function fetched(path: string): Promise<Uint8Array> {
  const remedy = { "pt-BR": "Use readCsv com o arquivo.", en: "Use readCsv with the file." };
  const { fetch } = notebook(where, remedy);
  try {
    const content = await fetch(`datasets/${path}`);
    return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  } catch (error) {
    throw new StudentError({
      code: "dataset-not-loaded",
      where,
      expected: { "pt-BR": `o arquivo ${path}`, en: `the file ${path}` },
      received: inWords(error instanceof Error ? error.message : error),
      remedy: {
        "pt-BR":
          "Veja se há conexão e rode a célula de novo; o que já foi aberto uma vez fica guardado neste aparelho.",
        en: "See whether there is a connection and run the cell again; what was opened once is kept on this device.",
      },
    });
  }
}

function changed(path: string, { bytes, sha256 }: FileFacts, length: number): StudentError {
  return new StudentError({
    code: "dataset-changed",
    where,
    expected: {
      "pt-BR": `em ${path} os ${bytes} bytes que o curso publicou (SHA-256 ${sha256.slice(0, 12)}…)`,
      en: `in ${path} the ${bytes} bytes that the course published (SHA-256 ${sha256.slice(0, 12)}…)`,
    },
    received: { "pt-BR": `um arquivo diferente, de ${length} bytes`, en: `a different file, of ${length} bytes` },
    remedy: {
      "pt-BR":
        "Recarregue a página. Se continuar, a rede ou o servidor está trocando o arquivo: avise quem cuida do curso.",
      en: "Reload the page. If it goes on, the network or the server puts another file in its place: tell whoever runs the course.",
    },
  });
}
