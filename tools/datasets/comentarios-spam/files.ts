import { createHash } from "node:crypto";
import { colunasComentario, comentariosSpam } from "../../../src/toolkit/datasets/index.ts";
import { rowsToCsv } from "../csv.ts";
import { aboutFile } from "../manifest.ts";
import { spamErrors, spamSizes } from "./measure.ts";
import { spamReadme } from "./readme.ts";

const title = {
  "pt-BR": "Comentários fictícios de vídeos, com spam que cresce e se esconde, e três anotadores, um deles descuidado.",
  en: "Made-up comments under videos, with spam that grows and hides, and three annotators, one of them careless.",
};

/** The data set's files, from name to text. */
export function comentariosSpamFiles(): ReadonlyMap<string, string> {
  const data = comentariosSpam();
  const csv = rowsToCsv(data.comentarios, colunasComentario);
  const hash = createHash("sha256").update(csv).digest("hex");
  const sizes = { ...spamSizes(data), ...spamErrors(data) };
  const about = `${JSON.stringify({ title, licence: "CC0-1.0" }, null, 2)}\n`;
  const files = { "comentarios.csv": csv, [aboutFile]: about, "README.md": spamReadme({ sizes, hash }) };
  return new Map(Object.entries(files));
}
