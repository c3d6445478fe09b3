import { createHash } from "node:crypto";
import { colunasEventos, eventosClientes } from "../../../src/toolkit/datasets/index.ts";
import { rowsToCsv } from "../csv.ts";
import { aboutFile } from "../manifest.ts";
import { eventSizes } from "./measure.ts";
import { eventsReadme } from "./readme.ts";

const title = {
  "pt-BR": "Histórico fictício de clientes de um banco, para uma feature store: saldos, compras, scores e saídas.",
  en: "A made-up history of a bank's customers, for a feature store: balances, purchases, scores and departures.",
};

/** The data set's files, from name to text. */
export function eventosClientesFiles(): ReadonlyMap<string, string> {
  const data = eventosClientes();
  const csv = {
    "saldos.csv": rowsToCsv(data.saldos, colunasEventos.saldos),
    "compras.csv": rowsToCsv(data.compras, colunasEventos.compras),
    "scores.csv": rowsToCsv(data.scores, colunasEventos.scores),
    "entidades.csv": rowsToCsv(data.entidades, colunasEventos.entidades),
  };
  const hashes = Object.fromEntries(
    Object.entries(csv).map(([name, text]) => [name, createHash("sha256").update(text).digest("hex")]),
  );
  const rows = { each: data.saldos.length, entities: data.entidades.length };
  const about = `${JSON.stringify({ title, licence: "CC0-1.0" }, null, 2)}\n`;
  const readme = eventsReadme({ sizes: eventSizes(data), rows, hashes });
  return new Map(Object.entries({ ...csv, [aboutFile]: about, "README.md": readme }));
}
