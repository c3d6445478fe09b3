import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { StudentError } from "../../errors.ts";
import type { Table } from "../table/table.ts";
import { readParquet } from "./read-parquet.ts";

/** Files that DuckDB wrote, and what it reads in them (fixtures/write.mjs). */
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const fixture = (name: string) => new Blob([bytesOf(name)]);
interface ByDuckDb {
  readonly types: Readonly<Record<string, readonly unknown[]>>;
  readonly sums: {
    readonly n: number;
    readonly i: number;
    readonly x: number;
    readonly t: number;
    readonly letters: number;
  };
}
const byDuckDb = JSON.parse(readFileSync(new URL("fixtures/read-by-duckdb.json", import.meta.url), "utf8")) as ByDuckDb;
const code = (expected: string) => expect.objectContaining({ code: expected });

/** A column with null where a value is missing, as DuckDB writes it. */
const plain = (table: Table, name: string) => table.toJSON()[name];
const duck = (name: string) => byDuckDb.types[name] ?? [];

test("numbers, texts and booleans, with what is missing, are those that DuckDB reads", async () => {
  const table = await readParquet(fixture("types.parquet"));
  for (const name of [
    "inteiro",
    "real",
    "curto",
    "preco",
    "decimal_longo",
    "ativo",
    "cidade",
    "pequeno",
    "chave",
    "texto_json",
  ])
    expect(plain(table, name), name).toEqual(duck(name));
  expect(plain(table, "id")).toEqual(duck("id").map(Number));
  expect(table.dtypes).toMatchObject({ id: "number", preco: "number", ativo: "boolean", cidade: "text", dia: "text" });
  expect(table.column("real")).toBeInstanceOf(Float64Array);
});

test("dates and times are texts as ISO 8601 writes them; one without a zone has none", async () => {
  const table = await readParquet(fixture("types.parquet"));
  expect(plain(table, "dia")).toEqual(duck("dia"));
  const iso = (text: unknown) => new Date(`${String(text).replace(" ", "T").replace("+00", "")}Z`).toISOString();
  expect(plain(table, "instante")).toEqual(duck("instante").map(iso));
  expect(plain(table, "momento")).toEqual(duck("momento").map((text) => iso(text).replace("Z", "")));
  expect(plain(table, "hora")?.[0]).toBe("23:59:01.500");
});

test("an id beyond 2^53 is not rounded: its column becomes texts", async () => {
  const table = await readParquet(fixture("types.parquet"));
  expect(table.dtypes.grande).toBe("text");
  expect(plain(table, "grande")).toEqual(duck("grande"));
});

test("lists, structures and maps are texts of JSON", async () => {
  const table = await readParquet(fixture("types.parquet"), { columns: ["lista", "objeto", "mapa"] });
  expect(table.columnNames).toEqual(["lista", "objeto", "mapa"]);
  expect(table.row(2)).toEqual({ lista: "[2,3]", objeto: '{"a":2,"b":"x2"}', mapa: '{"k":2}' });
  expect(table.row(0).lista).toBeNull();
});

test.each(["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw", "v2"])(
  "a file of two row groups packed by %s gives the sums that DuckDB counts",
  async (name) => {
    const told: { done: number; total: number }[] = [];
    const table = await readParquet(fixture(`${name}.parquet`), { onProgress: (progress) => told.push(progress) });
    const letters = table.column("t") as (string | null)[];
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0);
    expect({
      n: table.shape[0],
      i: sum(table.column("i") as Float64Array),
      x: sum(table.column("x") as Float64Array),
      t: letters.filter((text) => text !== null).length,
      letters: sum(letters.map((text) => text?.length ?? 0)),
    }).toEqual(byDuckDb.sums);
    expect(told).toHaveLength(2);
    expect(told[1]?.done).toBe(told[1]?.total);
  },
);

test("only the columns that are named are read, in that order", async () => {
  expect((await readParquet(fixture("snappy.parquet"), { columns: ["x", "i"] })).columnNames).toEqual(["x", "i"]);
  await expect(readParquet(fixture("snappy.parquet"), { columns: ["y"] })).rejects.toThrow(/i, x, t.*“y”/s);
});

test("what is no Parquet file is named: a CSV, a zip, nothing", async () => {
  const said = async (bytes: BlobPart) => readParquet(new Blob([bytes])).catch((error: StudentError) => error);
  expect(await said("a,b\n1,2\n")).toMatchObject({
    code: "not-parquet",
    received: { en: expect.stringContaining("CSV") },
  });
  expect(await said("PK\x03\x04")).toMatchObject({
    code: "not-parquet",
    received: { en: expect.stringContaining("zip") },
  });
  expect(await said("")).toMatchObject({ code: "not-parquet", received: { en: "an empty file" } });
});

test("a file that was cut, is encrypted or has a type that no table holds says so", async () => {
  await expect(readParquet(fixture("snappy.parquet").slice(0, 9000))).rejects.toThrow(code("cut-parquet"));
  await expect(readParquet(fixture("encrypted.parquet"))).rejects.toThrow(code("encrypted-parquet"));
  await expect(readParquet(fixture("interval.parquet"))).rejects.toThrow(/“prazo”.*\{columns: \["n"\]\}/s);
  expect((await readParquet(fixture("interval.parquet"), { columns: ["n"] })).shape).toEqual([3, 1]);
});

test("a damaged column is named", async () => {
  const bytes = bytesOf("zstd.parquet");
  bytes.fill(0xff, 60, 200);
  await expect(readParquet(bytes)).rejects.toThrow(/“i”/);
});

test("reading ends when told to", async () => {
  const reading = readParquet(fixture("snappy.parquet"), { signal: AbortSignal.abort() });
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

/** `BANCADA_MUTATED_PARQUET=5000 npx vitest run …` is the full size. */
const numRuns = Number(process.env.BANCADA_MUTATED_PARQUET ?? 200);

test(`${numRuns} files with bytes changed are read, or refused in both languages`, async () => {
  const whole = bytesOf("types.parquet");
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = whole.slice();
      for (const [at, value] of changes) bytes[Math.floor(at * (bytes.length - 1))] = value;
      await readParquet(bytes).catch((error: unknown) => {
        expect(error).toBeInstanceOf(StudentError);
        for (const language of ["pt-BR", "en"] as const)
          expect((error as StudentError).messageIn(language)).toMatch(/\w/);
      });
    }),
    { numRuns },
  );
}, 120_000);
