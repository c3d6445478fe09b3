import { expect, type KernelPage, test } from "./kernel-page.ts";

type Page = KernelPage["page"];
const write = (page: Page, ...cells: [id: string, text: string][]) =>
  page.evaluate((texts) => bench.write(texts), cells);
const value = (page: Page, name: string) => page.evaluate((it) => bench.value(it), name);
const error = (message: RegExp) => ({ type: "rejected", error: { message: expect.stringMatching(message) } });

/** 600 samples that a line almost splits, and a boosting that learns from them for as long as it is told. */
const setup = `
import {Matrix} from "bancada/data";
import {GradientBoostingClassifier} from "bancada/ensemble";
import {mulberry32} from "bancada/random";
import * as work from "bancada/work";
const random = mulberry32(3);
const X = new Matrix(Float64Array.from({length: 600 * 4}, random), [600, 4]);
const y = Array.from(X, ([a, b]) => a + b + random() / 4 > 1.1 ? "sim" : "não");
const boosting = (options) => new GradientBoostingClassifier({nEstimators: 20, randomState: 0, ...options});
/** Hours, if it were let. */
const endless = boosting({nEstimators: 10_000_000});
`;

test("a fit in a worker learns what a fit in the page learns, and tells its progress", async ({ page }) => {
  await write(
    page,
    ["1", setup],
    [
      "2",
      `const told = []; const X0 = X.values.slice();
       const there = await work.fitInWorker(boosting(), X, y, {onProgress: (progress) => told.push(progress)});
       const here = boosting().fit(X, y);
       const same = [JSON.stringify(there) === JSON.stringify(here), there.predict(X).join() === here.predict(X).join(),
         there instanceof GradientBoostingClassifier, told.at(-1).done, told.at(-1).total, X.values.every((it, i) => it === X0[i])];`,
    ],
  );
  expect(await value(page, "same")).toEqual([true, true, true, 20, 20, true]);
  await expect.poll(() => page.workers().length).toBe(0);
});

test("workers that share a boosting's columns learn what one learns, and are all ended by Stop", async ({
  kernel,
  page,
}) => {
  await write(
    page,
    ["1", setup],
    [
      "2",
      `const dones = [];
       const shared = await work.fitInWorker(boosting(), X, y, {nWorkers: 3, onProgress: ({done}) => dones.push(done)});
       const same = [JSON.stringify(shared) === JSON.stringify(boosting().fit(X, y)), dones.at(-1)];`,
    ],
  );
  expect(await value(page, "same")).toEqual([true, 20]);
  await expect.poll(() => page.workers().length).toBe(0);
  await write(page, ["3", `const never = await work.fitInWorker(endless, X, y, {nWorkers: 2, onProgress: ({done}) => { globalThis.done = done; }})`]); // biome-ignore format: a cell
  await expect
    .poll(() => kernel.frame().evaluate(() => (globalThis as { done?: number }).done ?? 0))
    .toBeGreaterThan(3);
  const gone = page.workers().map((worker) => worker.waitForEvent("close"));
  expect(gone).toHaveLength(2);
  await page.evaluate(() => bench.kernel?.stopCells(["3"]));
  await Promise.all(gone);
});

test("the cells' thread stays awake meanwhile, and Stop ends the worker", async ({ kernel, page }) => {
  await write(page, ["1", setup], ["2", `const never = await work.fitInWorker(endless, X, y, {onProgress: ({done}) => { globalThis.done = done; }})`]); // biome-ignore format: a cell
  await expect
    .poll(() => kernel.frame().evaluate(() => (globalThis as { done?: number }).done ?? 0))
    .toBeGreaterThan(3);
  expect(page.workers()).toHaveLength(1);
  await write(page, ["3", "const quick = 6 * 7"]);
  expect(await value(page, "quick")).toBe(42);
  const gone = page.workers()[0]?.waitForEvent("close");
  await page.evaluate(() => bench.kernel?.stopCells(["2"]));
  await gone;
  expect(await kernel.settled("2")).toMatchObject(error(/interrompida/));
  await expect.poll(() => page.workers().length).toBe(0);
});

test("a new run of the cell, its own signal, and a promise that it is told of end the worker too", async ({
  kernel,
  page,
}) => {
  await write(page, ["1", setup], ["2", "const rate = 0.1"], ["3", "const model = await work.fitInWorker(rate < 0.2 ? endless : boosting({learningRate: rate}), X, y)"]); // biome-ignore format: cells
  await expect.poll(() => page.workers().length).toBe(1);
  await write(page, ["2", "const rate = 0.3"]);
  await kernel.settled("3");
  expect(await page.evaluate(() => bench.state("3")?.type)).toBe("fulfilled");
  await write(page, [
    "4",
    `const stop = new AbortController(); setTimeout(() => stop.abort(), 20);
     const ended = await work.fitInWorker(endless, X, y, {signal: stop.signal}).catch((error) => error.name);
     const promised = await work.fitInWorker(endless, X, y, {invalidation: new Promise((done) => setTimeout(done, 20))}).catch((error) => error.name);
     const ends = [ended, promised]`,
  ]);
  expect(await value(page, "ends")).toEqual(["AbortError", "AbortError"]);
  await expect.poll(() => page.workers().length).toBe(0);
});

test("a kernel that is killed leaves no worker", async ({ page }) => {
  await write(page, ["1", setup], ["2", "work.fitInParallel([endless, endless], X, y, {nWorkers: 2})"]);
  await expect.poll(() => page.workers().length).toBe(2);
  await page.evaluate(() => bench.kernel?.kill());
  await expect.poll(() => page.workers().length).toBe(0);
});

test("errors come back as they are thrown, in the reader's language", async ({ kernel, page }) => {
  await write(
    page,
    ["1", setup],
    ["2", `const a = await work.fitInWorker(boosting({maxDepth: -1}), X, y)`],
    ["3", `const code = await work.fitInWorker(boosting(), X, y.slice(1)).catch((error) => [error.code, error.name])`],
    ["4", `const b = await work.fitInWorker(boosting(), X, y, {onProgress: () => { throw new RangeError("meu"); }})`],
    ["5", `const c = await work.fitInWorker(boosting({maxDepth: () => 3}), X, y)`],
  );
  expect(await kernel.settled("2")).toMatchObject(error(/esperava/));
  expect(await value(page, "code")).toEqual(["lengths-differ", "StudentError"]);
  expect(await kernel.settled("4")).toMatchObject(error(/meu/));
  expect(await kernel.settled("5")).toMatchObject(error(/uma função em options.maxDepth/));
  await expect.poll(() => page.workers().length).toBe(0);
});

test("several fits go on at once, in order, and repeat whichever worker does them", async ({ page }) => {
  await write(
    page,
    ["1", setup],
    [
      "2",
      `const told = [];
       const options = {nWorkers: 2, onProgress: ({done, total}) => told.push([done, total])};
       const depths = [1, 3, 2];
       const models = await work.fitInParallel(depths.map((maxDepth) => boosting({maxDepth, randomState: null, subsample: 0.5})), X, y, options);
       const rows = Array.from({length: 600}, (_, i) => i);
       const train = rows.filter((i) => i % 3 > 0), test = rows.filter((i) => i % 3 === 0);
       const scores = await work.scoreInParallel(depths.map((maxDepth) => ({estimator: boosting({maxDepth}), train, test})), X, y, {nWorkers: 3});
       const here = depths.map((maxDepth) => boosting({maxDepth}).fit(X.take(train), train.map((i) => y[i])).score(X.take(test), test.map((i) => y[i])));
       const got = [models.map((model) => model.options.maxDepth), told, scores.join() === here.join(), scores[0] > 0.7, JSON.stringify(models)]`,
    ],
  );
  const first = (await value(page, "got")) as unknown[];
  expect(first.slice(0, 4)).toEqual([[1, 3, 2], [[1, 3], [2, 3], [3, 3]], true, true]); // biome-ignore format: one line
  await page.evaluate(() => bench.kernel?.run(["2"]));
  expect(await value(page, "got")).toEqual(first);
});

test("a search over a table, with splits of one's own and columns that are chosen, is the same in a worker", async ({
  page,
}) => {
  await write(page, [
    "1",
    `import {Table} from "bancada/data"; import {ColumnTransformer} from "bancada/compose"; import {Pipeline} from "bancada/pipeline";
     import {chi2, SelectKBest} from "bancada/feature-selection"; import {MinMaxScaler, OneHotEncoder} from "bancada/preprocessing";
     import {LogisticRegression} from "bancada/linear-model"; import {GridSearchCV, StratifiedKFold} from "bancada/model-selection";
     import {fitInWorker} from "bancada/work";
     const table = Table.fromRows(Array.from({length: 60}, (_, i) => ({idade: (i * 7) % 50, uf: ["SP", "RJ", "MG"][i % 3]})));
     const y = Array.from({length: 60}, (_, i) => (i * 7) % 50 + i % 3 > 25 ? "sim" : "não");
     const search = new GridSearchCV({
       estimator: new Pipeline({steps: [
         ["colunas", new ColumnTransformer({transformers: [["n", new MinMaxScaler(), ["idade"]], ["t", new OneHotEncoder(), ["uf"]]]})],
         ["escolhe", new SelectKBest({scoreFunc: chi2, k: 2})], ["modelo", new LogisticRegression()]]}),
       paramGrid: {escolhe__k: [1, 2], modelo: [new LogisticRegression(), new LogisticRegression({C: 10})]},
       cv: new StratifiedKFold({nSplits: 3, shuffle: true, randomState: 4}),
     });
     const scores = ({cvResults}) => cvResults.map((trial) => trial.splitTestScores);
     const there = await fitInWorker(search, table, y);
     const here = search.fit(table, y);
     const same = [JSON.stringify(scores(there)) === JSON.stringify(scores(here)), there.predict(table).join() === here.predict(table).join()];`,
  ]);
  expect(await value(page, "same")).toEqual([true, true]);
});
