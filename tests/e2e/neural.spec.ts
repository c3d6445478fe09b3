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

test("Stop ends a training at once, and the cells' thread is awake meanwhile", async ({ kernel, page }) => {
  await write(page, imports, data, model, [
    "4",
    `const never = await train(model, X, y, {epochs: 100_000, batchSize: 1, onEpoch: ({epoch}) => { globalThis.epoch = epoch; }})`,
  ]);
  await expect
    .poll(() => kernel.frame().evaluate(() => (globalThis as { epoch?: number }).epoch ?? 0))
    .toBeGreaterThan(2);
  await write(page, ["5", "const quick = 6 * 7"]);
  expect(await value(page, "quick")).toBe(42);
  const gone = page.workers()[0]?.waitForEvent("close");
  await page.evaluate(() => bench.kernel?.stopCells(["4"]));
  await gone;
  expect(await kernel.settled("4")).toMatchObject({ type: "rejected" });
});

test("stopped by a signal of its own, it can keep the best so far", async ({ page }) => {
  await write(
    page,
    imports,
    data,
    model,
    [
      "4",
      `const controller = new AbortController();
     const kept = await train(model, X, y, {
       epochs: 100_000, seed: 1, signal: controller.signal, whenStopped: "keep",
       onEpoch: ({epoch}) => { if (epoch > 5) controller.abort(); },
     });`,
    ],
    ["5", "const said = [kept.stopped, kept.epoch > 0, kept.history.loss.length < 100_000, kept.weightsHash.length]"],
  );
  expect(await value(page, "said")).toEqual([true, true, true, 64]);
});

test("images, words and sequences learn on wasm", async ({ page }) => {
  await write(
    page,
    imports,
    [
      "2",
      `const {layers: L} = tf; const random = (n) => Float32Array.from({length: n}, Math.random);
     const images = await train(tf.sequential({layers: [
       L.conv2d({filters: 4, kernelSize: 3, activation: "relu", inputShape: [8, 8, 1]}), L.maxPooling2d({poolSize: 2}),
       L.depthwiseConv2d({kernelSize: 2}), L.flatten(), L.dense({units: 2, activation: "softmax"}),
     ]}), random(20 * 64), Array.from({length: 20}, (_, i) => i % 2), {epochs: 2, seed: 1});
     const words = await train(tf.sequential({layers: [
       L.embedding({inputDim: 9, outputDim: 4, inputLength: 5}), L.lstm({units: 3}), L.dense({units: 1}),
     ]}), Array.from({length: 20}, (_, i) => [0, 1, 2, 3, i % 9]), Array.from({length: 20}, (_, i) => i % 3), {epochs: 2, seed: 1});`,
    ],
    ["3", "const falls = [images, words].map(({history: {loss: [first, last]}}) => last < first)"],
  );
  expect(await value(page, "falls")).toEqual([true, true]);
});

test("on the graphics card, where there is one; and a backend that is not there is told", async ({ kernel, page }) => {
  await write(page, imports, data, model, ["4", `const has = await useBackend("webgl").then(() => true, (error) => error.code)`]); // biome-ignore format: cells
  const has = await value(page, "has");
  if (has === true) {
    await write(
      page,
      [
        "5",
        `const trained = await train(model, X, y, {epochs: 3, batchSize: 160, learningRate: 0.05, seed: 7, validationSplit: 0.2, inWorker: false})`,
      ],
      [
        "6",
        "const said = [trained.backend, backendInUse().name, trained.history.loss[2] < trained.history.loss[0], trained.history.valLoss.length]",
      ],
    );
    // Where software draws what a card should, it takes its time.
    await kernel.settled("5");
    expect(await value(page, "said")).toEqual(["webgl", "webgl", true, 3]);
  } else expect(has).toBe("no-such-backend");
  await write(page, ["7", `const gpu = await useBackend("webgpu")`]);
  expect(await kernel.settled("7")).toMatchObject({
    error: { message: expect.stringMatching(/webgpu funciona; veio este, que tem wasm, cpu.*wasm/) },
  });
});

test("a loss or a layer of the student's own learns in the page", async ({ page }) => {
  await write(page, imports, data, [
    "3",
    `class Doubled extends tf.layers.Layer {
       static className = "Doubled";
       call(inputs) { return (Array.isArray(inputs) ? inputs[0] : inputs).mul(2); }
     }
     tf.serialization.registerClass(Doubled);
     const own = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2]}), new Doubled()]});
     const byLayer = await train(own, X, y, {epochs: 3, seed: 1, loss: "meanSquaredError"});
     const byLoss = await train(own, X, y, {epochs: 3, seed: 1, loss: (yTrue, yPred) => yTrue.sub(yPred).square().mean()});`,
  ], ["4", "const same = [byLayer.weightsHash.length, Math.abs(byLayer.history.loss[2] - byLoss.history.loss[2]) < 1e-5]"]); // biome-ignore format: cells
  expect(await value(page, "same")).toEqual([64, true]);
});

test("curves stand in the cell that trains; run again and again, it keeps no more tensors", async ({
  kernel,
  page,
}) => {
  await write(page, imports, data, model, ["count", "globalThis.count = () => tf.memory().numTensors"]);
  const run = async (text: string) => {
    await write(page, ["4", `import {curves} from "bancada/neural"; const trained = await train(model, X, y, {epochs: 5, seed: 1, onEpoch: curves(tfvis, {name: "Erro"})}), ran = "${text}"`]); // biome-ignore format: cells
    expect(await value(page, "ran")).toBe(text);
    return kernel.frame().evaluate(() => (globalThis as unknown as { count(): number }).count());
  };
  const n = await run("first");
  const surface = kernel.frame().locator('[data-cell="4"] .bancada-surface');
  await expect(surface).toContainText("Erro");
  // One for the loss, one for the accuracy.
  await expect(surface.locator("canvas")).toHaveCount(2);
  for (const text of ["second", "third"]) expect(await run(text)).toBe(n);
});

test("a network saved in one cell is opened in another", async ({ page }) => {
  await write(
    page,
    ["1", `import * as tf from "@tensorflow/tfjs"; import {train, saveNetwork, openNetwork} from "bancada/neural";`],
    data,
    model,
    [
      "4",
      `const trained = await train(model, X, y, {epochs: 2, seed: 1}); const text = JSON.stringify(await saveNetwork(trained.model))`,
    ],
    [
      "5",
      `const opened = await openNetwork(JSON.parse(text)); const say = (it) => it.predict(tf.tensor2d(X)).dataSync().join()`,
    ],
    ["6", "const same = say(opened) === say(trained.model)"],
  );
  expect(await value(page, "same")).toBe(true);
});
