import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { datasetFacts, datasetNames, loadDataset } from "../index.ts";

const site = fileURLToPath(new URL("../../../../public/", import.meta.url));
const kernel = Symbol.for("bancada.kernel");
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

/** A notebook whose site answers so; what was asked of it. */
function notebookOf(fetch: (path: string) => Promise<Buffer>): string[] {
  const asked: string[] = [];
  const answer = (path: string) => {
    asked.push(path);
    return fetch(path).then((bytes) => new Uint8Array(bytes).buffer);
  };
  vi.stubGlobal(kernel, { ended: () => undefined, fetch: answer });
  return asked;
}
const published = (path: string) => readFile(site + path);

afterEach(() => vi.unstubAllGlobals());

test("outside a notebook it says so", async () => {
  await expect(loadDataset("diagnostico-medico")).rejects.toEqual(code("no-notebook"));
});

test("bytes that are not those that were published are refused, and so is a site that does not answer; then it tries again", async () => {
  notebookOf(async (path) => {
    const bytes = await published(path);
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
    return bytes;
  });
  await expect(loadDataset("diagnostico-medico")).rejects.toEqual(code("dataset-changed"));
  notebookOf(() => Promise.reject(new Error("HTTP 404")));
  await expect(loadDataset("diagnostico-medico")).rejects.toThrow(/diagnostico-medico\/.*HTTP 404.*conexão/);
  notebookOf(published);
  expect((await loadDataset("diagnostico-medico")).consultas?.shape).toEqual([2400, 14]);
});

test("gives a table for each file, read once", async () => {
  notebookOf(published);
  const first = await loadDataset("diagnostico-medico");
  const asked = notebookOf(published);
  expect(await loadDataset("diagnostico-medico")).toBe(first);
  expect(asked).toEqual([]);
  expect(Object.isFrozen(first)).toBe(true);
  expect(Object.keys(first)).toEqual(["consultas", "mesNovo"]);
  expect(first.mesNovo?.shape).toEqual([600, 14]);
  expect(first.consultas?.column("idade")).toBeInstanceOf(Float64Array);
});

test("an unknown name is answered by those that exist, in both languages", async () => {
  notebookOf(published);
  const error = await loadDataset("diagnostico").catch((thrown: unknown) => thrown);
  expect(error).toEqual(code("no-such-dataset"));
  for (const name of datasetNames) expect(String(error)).toContain(`“${name}”`);
  expect(() => datasetFacts("__proto__")).toThrow(code("no-such-dataset"));
});

test("every data set says what it is, its licence, its sizes", async () => {
  expect(datasetNames).toContain("diagnostico-medico");
  for (const name of datasetNames) {
    const { title, licence, files } = datasetFacts(name);
    expect(title["pt-BR"]).not.toBe(title.en);
    expect(licence).toBe("CC0-1.0");
    for (const [file, { bytes }] of Object.entries(files)) {
      expect((await published(`datasets/${name}/${file}`)).length).toBe(bytes);
    }
  }
});
