import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parquetCell } from "./cell-code.ts";
import { lookAtParquet } from "./parquet-look.ts";
import { sentencesOf } from "./sentence-of.ts";

const fixture = (name: string) =>
  new Blob([readFileSync(new URL(`../../toolkit/data/parquet/fixtures/${name}`, import.meta.url))]);

test("a look tells rows, row groups, codec and types before a row is read, then the first rows", async () => {
  const { schema, readStart } = await lookAtParquet(fixture("brotli.parquet"));
  expect(schema).toMatchObject({ rows: 4000, groups: 2, codecs: ["BROTLI"] });
  expect(schema.columns).toEqual([
    { name: "i", kind: "number", stored: "INT_32" },
    { name: "x", kind: "number", stored: "DOUBLE" },
    { name: "t", kind: "text", stored: "STRING" },
  ]);
  const { rows, tooWide } = await readStart();
  expect(rows).toHaveLength(20);
  expect(rows[2]).toEqual({ i: 2, x: 0.5, t: "ccc" });
  expect(tooWide).toEqual([]);
});

test("columns that a table does not hold as they are are said: too large, nested, of a type that is not read", async () => {
  const { schema, readStart } = await lookAtParquet(fixture("types.parquet"));
  const kindOf = (name: string) => schema.columns.find((column) => column.name === name)?.kind;
  expect(["dia", "instante", "hora", "lista", "mapa"].map(kindOf)).toEqual([
    "date",
    "datetime",
    "time",
    "nested",
    "nested",
  ]);
  expect((await readStart()).tooWide).toEqual(["grande"]);
  const interval = await lookAtParquet(fixture("interval.parquet"));
  expect(interval.schema.columns.map(({ kind }) => kind)).toEqual(["unread", "number"]);
  expect((await interval.readStart()).rows[1]).toEqual({ n: 1 });
});

test("what is no Parquet file is told in both languages, without the name of a function", async () => {
  const error = await lookAtParquet(new Blob(["a,b\n1,2\n"])).catch((thrown: unknown) => thrown);
  expect(sentencesOf(error)).toEqual({
    "pt-BR": expect.stringMatching(/^Esperava um arquivo Parquet.*CSV/),
    en: expect.stringMatching(/^Expected a Parquet file.*CSV/),
  });
});

test("the cell names the columns that were chosen, and shows progress where the file is large", () => {
  const cell = { file: "viagens 2024.parquet", isTaken: () => false };
  expect(parquetCell(cell, 1000, "all")).toBe(
    'import {readParquet} from "bancada/parquet";\n\nconst viagens2024 = await readParquet(await FileAttachment("viagens 2024.parquet").blob());\ndisplay(viagens2024.head(10).toRows());',
  );
  const large = parquetCell({ ...cell, isTaken: (name) => name === "readParquet" }, 9_000_000, ["a", "b c"]);
  expect(large).toContain('  columns: ["a", "b c"],\n  onProgress: progress.read({label: "viagens 2024.parquet"}),\n');
  expect(large).not.toContain("import");
});
