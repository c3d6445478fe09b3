import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { diagnosticoMedico } from "../../src/toolkit/datasets/index.ts";
import { datasetFiles } from "./files.ts";
import { manifestSource } from "./manifest.ts";
import { publishedFolders, publishedRoot } from "./published.ts";

const manifest = fileURLToPath(new URL("../../src/toolkit/data/named/manifest.ts", import.meta.url));
const files = datasetFiles();

describe("the published data sets", () => {
  test.each([...files.keys()])("%s is byte for byte what its generator makes", (path) => {
    expect(readFileSync(publishedRoot + path, "utf8") === files.get(path), "run: npx tsx tools/datasets/write.ts").toBe(
      true,
    );
  });

  test("the toolkit knows every one of them by the hashes of its files", () => {
    const isSame = readFileSync(manifest, "utf8") === manifestSource(publishedFolders());
    expect(isSame, "run: npx tsx tools/datasets/write.ts").toBe(true);
  });

  test.each(["consultas", "mesNovo"] as const)(
    "a CSV reader with typed columns gives back the records of %s",
    (part) => {
      const name = part === "consultas" ? "consultas.csv" : "mes-novo.csv";
      const text = files.get(`diagnostico-medico/${name}`) ?? "";
      const { data, errors } = Papa.parse<Record<string, unknown>>(text, {
        header: true,
        dynamicTyping: true,
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      const rows = data.map((row) => ({ ...row, sintomas: row.sintomas ? String(row.sintomas).split("|") : [] }));
      expect(rows).toEqual(diagnosticoMedico()[part]);
    },
  );
});
