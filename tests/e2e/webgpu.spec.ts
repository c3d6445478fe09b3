// The graphics card by WebGPU, in the kernel's frame; where the machine has none, Chromium is asked to play one in software.
import { chromiumArgs, findChromium } from "../../tools/browser.mjs";
import { expect, test } from "./kernel-page.ts";

const executablePath = findChromium();
test.use({
  launchOptions: {
    args: [...chromiumArgs, "--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"],
    ...(executablePath ? { executablePath } : {}),
  },
});

test("WebGPU is loaded when it is asked for, computes, and trains, in the page's own thread where no worker has it", async ({
  kernel,
  page,
}) => {
  const hasAdapter = await kernel.frame().evaluate(async () => {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<object | null> } };
    return (await gpu?.requestAdapter()) != null;
  });
  const why = "This Chromium gives the sandboxed frame no WebGPU adapter, not even one in software.";
  if (!hasAdapter) console.log(`skipped: ${why}`);
  test.skip(!hasAdapter, why);
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.evaluate(() =>
    bench.write([
      ["1", `import * as tf from "@tensorflow/tfjs"; import {train, useBackend, backendInUse} from "bancada/neural";`],
      ["2", `const before = (await useBackend("wasm")).name;`],
    ]),
  );
  expect(await page.evaluate(() => bench.value("before"))).toBe("wasm");
  const isWebGpu = (url: string) => url.includes("neural-webgpu");
  expect(requested.some(isWebGpu)).toBe(false);
  await page.evaluate(() =>
    bench.write([
      ["3", `const chosen = before && await useBackend("webgpu");`],
      ["4", `const product = chosen && [...await tf.matMul(tf.ones([3, 5]), tf.ones([5, 2])).data()];`],
      [
        "5",
        `const X = Array.from({length: 64}, (_, i) => [Math.sin(i), Math.cos(3 * i)]); const y = X.map(([a, b]) => Number(a > b));
         const model = tf.sequential({layers: [tf.layers.dense({units: 8, activation: "tanh", inputShape: [2]}), tf.layers.dense({units: 1, activation: "sigmoid"})]});
         const options = {epochs: 4, batchSize: 32, learningRate: 0.05, seed: 7};`,
      ],
      ["6", `const first = chosen && await train(model, X, y, {...options, inWorker: false});`],
      ["7", `const second = first && await train(model, X, y, options);`],
      [
        "8",
        `const said = [tf.getBackend(), backendInUse().name, ...[first, second].flatMap(({backend, history: {loss}}) => [backend, loss[3] < loss[0]])];`,
      ],
    ]),
  );
  await kernel.settled("3");
  expect(await page.evaluate(() => bench.value("chosen"))).toEqual({ name: "webgpu", pinned: false });
  expect(requested.filter(isWebGpu)).toHaveLength(1);
  expect(await page.evaluate(() => bench.value("product"))).toEqual([5, 5, 5, 5, 5, 5]);
  await kernel.settled("7");
  expect(await page.evaluate(() => bench.value("said"))).toEqual(["webgpu", "webgpu", "webgpu", true, "webgpu", true]);
});
