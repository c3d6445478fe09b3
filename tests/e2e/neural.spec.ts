// Networks in the kernel's frame: wasm without a network, training in a worker, Stop, and the same bits again.
import { expect, type KernelPage, test } from "./kernel-page.ts";

type Page = KernelPage["page"];
const write = (page: Page, ...cells: [id: string, text: string][]) =>
  page.evaluate((texts) => bench.write(texts), cells);
const value = (page: Page, name: string) => page.evaluate((it) => bench.value(it), name);

const imports: [string, string] = [
  "1",
  `import * as tf from "@tensorflow/tfjs"; import {train, useBackend, backendInUse} from "bancada/neural";`,
];
const data: [string, string] = [
  "2",
  `const X = Array.from({length: 200}, (_, i) => [Math.sin(i), Math.cos(3 * i)]); const y = X.map(([a, b]) => Number(a * b > 0));`,
];
const model: [string, string] = [
  "3",
  `const model = tf.sequential({layers: [
    tf.layers.dense({units: 16, activation: "tanh", inputShape: [2]}),
    tf.layers.dense({units: 1, activation: "sigmoid"}),
  ]});`,
];

test("a network learns in a worker, on wasm, and gives the same bits in the page and after a restart", async ({
  kernel,
  page,
}) => {
  const cells = async (options: string) => {
    await write(page, imports, data, model, [
      "4",
      `const trained = await train(model, X, y, {epochs: 40, learningRate: 0.03, seed: 7${options}})`,
    ], ["5", `const said = [trained.weightsHash, trained.history.accuracy.at(-1), trained.backend, backendInUse().name, trained.model.countParams()]`]); // biome-ignore format: cells
    expect(await kernel.settled("4")).toEqual(expect.objectContaining({ type: "fulfilled" }));
    return (await value(page, "said")) as [string, number, string, string, number];
  };
  const first = await cells("");
  expect(first[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(first[1]).toBeGreaterThan(0.9);
  expect(first.slice(2)).toEqual(["wasm", "wasm", 65]);
  await page.evaluate(() => bench.start());
  expect(await cells(", inWorker: false")).toEqual(first);
});
