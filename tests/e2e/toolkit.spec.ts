import { expect, type KernelPage, test } from "./kernel-page.ts";

type Page = KernelPage["page"];
const write = (page: Page, ...cells: [id: string, text: string][]) =>
  page.evaluate((texts) => bench.write(texts), cells);
const value = (page: Page, name: string) => page.evaluate((it) => bench.value(it), name);

/** The toolkit's files that the kernel's frame has loaded, without their hashes. */
const loaded = (kernel: KernelPage): Promise<string[]> =>
  kernel.frame().evaluate(() => {
    const kernel = (globalThis as unknown as Record<symbol, { modules: ReadonlyMap<string, string> }>)[
      Symbol.for("bancada.kernel")
    ];
    return [...(kernel?.modules.keys() ?? [])]
      .filter((name) => name.startsWith("bancada/"))
      .map((name) => name.slice(8, -12));
  });

test("a class is the same object in every sub-module that gives or takes it", async ({ page }) => {
  await write(
    page,
    ["1", `import {Matrix, SparseMatrix} from "bancada/data"; import * as whole from "bancada";`],
    ["2", `import {StandardScaler} from "bancada/preprocessing"; import {StudentError} from "bancada/errors";`],
    ["3", `import {TfidfVectorizer} from "bancada/feature-extraction"; import {RandomState} from "bancada/random";`],
    [
      "4",
      `const same = (() => {
        let error;
        try { new StandardScaler({withMean: 3}).fit([[1]]); } catch (thrown) { error = thrown; }
        return [
          new StandardScaler().fit([[1], [3]]).transform(new Matrix([1, 2], [2, 1])) instanceof Matrix,
          new TfidfVectorizer().fit(["dor aguda"]).transform(["dor"]) instanceof SparseMatrix,
          error instanceof StudentError,
          whole.data.Matrix === Matrix && whole.random.RandomState === RandomState,
          Matrix.name, error.constructor.name,
        ];
      })()`,
    ],
  );
  expect(await value(page, "same")).toEqual([true, true, true, true, "Matrix", "StudentError"]);
});

test("only what a cell names is loaded, of the whole as well", async ({ kernel, page }) => {
  await write(page, [
    "1",
    `import {TfidfVectorizer} from "bancada/feature-extraction"; const a = TfidfVectorizer.name`,
  ]);
  expect(await value(page, "a")).toBe("TfidfVectorizer");
  expect(await loaded(kernel)).toContain("feature-extraction");
  expect(await loaded(kernel)).not.toContain("preprocessing");
  expect(await loaded(kernel)).not.toContain("datasets");
  await write(page, ["2", `import {datasets as d} from "bancada"; const b = typeof d.diagnosticoMedico`]);
  expect(await value(page, "b")).toBe("function");
  expect(await loaded(kernel)).toContain("datasets");
  expect(await loaded(kernel)).not.toContain("preprocessing");
});

test("a name that a sub-module lacks, and a sub-module that the toolkit lacks, are answered by those that exist", async ({
  kernel,
  page,
}) => {
  await write(
    page,
    ["1", `import {Scaler} from "bancada/preprocessing"`],
    ["2", `import {x} from "bancada/prepocessing"`],
    ["3", `import {prepocessing} from "bancada"`],
    ["4", `import {y} from "bancada/__proto__"`],
  );
  expect(await kernel.settled("1")).toMatchObject({ error: { message: expect.stringMatching(/StandardScaler/) } });
  for (const id of ["2", "3", "4"])
    expect(await kernel.settled(id)).toMatchObject({ error: { message: expect.stringMatching(/preprocessing/) } });
});

test("errors of the toolkit speak the reader's language, whatever sub-module was loaded first", async ({
  kernel,
  page,
}) => {
  const fail = `import {StandardScaler} from "bancada/preprocessing"; const a = new StandardScaler().fit([])`;
  await write(page, ["1", fail]);
  expect(await kernel.settled("1")).toMatchObject({
    error: { message: expect.stringContaining("ao menos uma linha") },
  });
  await page.evaluate(() => bench.kernel?.setAppearance({ language: "en", dark: false }));
  await write(page, ["1", `${fail};`]);
  expect(await kernel.settled("1")).toMatchObject({ error: { message: expect.stringContaining("at least one row") } });
});

test("bytes come as a URL that the frame can read, and shared files are evaluated once", async ({ page }) => {
  await page.evaluate(() =>
    bench.start({
      instead: {
        bancada:
          'export default {"a":["bancada/a.js","bancada/c.js","bancada/n.wasm"],"b":["bancada/b.js","bancada/c.js"]};',
        "bancada/a.js":
          'import{count}from"feed:bancada/c.js";import url from"feed:bancada/n.wasm";export const a=count;export const read=async()=>[...new Uint8Array(await(await fetch(url)).arrayBuffer())];',
        "bancada/b.js": 'import{count}from"feed:bancada/c.js";export const b=count;',
        "bancada/c.js": "globalThis.counted=(globalThis.counted??0)+1;export const count={n:globalThis.counted};",
        "bancada/n.wasm": [0, 97, 115, 109],
      },
    }),
  );
  await write(page, [
    "1",
    `import {a, read} from "bancada/a"; import {b} from "bancada/b"; const got = [a === b, a.n, await read()]`,
  ]);
  expect(await value(page, "got")).toEqual([true, 1, [0, 97, 115, 109]]);
});

test("after a failure of the network the next cell that asks gets the sub-module", async ({ kernel, page }) => {
  let down = true;
  await page.route("**/feed/bancada/**", (route) => (down ? route.abort() : route.continue()));
  const text = `import {Matrix} from "bancada/data"; const shape = Matrix.zeros(2, 3).shape`;
  await page.evaluate(() => bench.start());
  await write(page, ["1", text]);
  expect(await kernel.settled("1")).toMatchObject({ error: { message: expect.stringMatching(/"bancada"/) } });
  down = false;
  await page.evaluate(() => bench.forget());
  await write(page, ["1", `${text};`]);
  expect(await value(page, "shape")).toEqual([2, 3]);
});
