import type { Page } from "@playwright/test";
import { expect, test } from "../kernel-page.ts";
import { value, write } from "./driving.ts";

test.describe("tensors", () => {
  const alive = (page: Page) =>
    page.evaluate(() => bench.kernel?.ask({ kind: "call", name: "alive", args: [] }, 30_000));

  test("memory stays as it is however often cells run", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "const alive = () => tf.memory().numTensors"],
      ["2", "const k = 1"],
      [
        "3",
        "const X = tf.tensor2d(Array.from({length: 40}, (_, i) => [i * k, i + 1])); const y = X.sum(1); const z = X.mul(2).add(1)",
      ],
      [
        "4",
        `const model = tf.sequential({layers: [tf.layers.dense({units: 4, inputShape: [2]}), tf.layers.dense({units: 1})]});
         model.compile({optimizer: tf.train.adam(0.01), loss: "meanSquaredError"});
         await model.fit(X, y, {epochs: 2, batchSize: 16}); const loss = (await model.evaluate(X, y).data())[0]`,
      ],
      ["5", "const predicted = model.predict(X)"],
      [
        "6",
        "async function far() { await 0; const a = tf.ones([9]); await null; return a.add(1); } const held = await far()",
      ],
    );
    for (const id of ["5", "6"]) expect((await kernel.settled(id)).type).toBe("fulfilled");
    const run = async (k: number): Promise<unknown> => {
      await write(page, ["2", `const k = ${k}`]);
      await page.evaluate(() => bench.value("predicted"));
      await page.evaluate(() => bench.kernel?.run(["6"]));
      await page.evaluate(() => bench.value("held"));
      return alive(page);
    };
    const first = await run(2);
    for (let again = 3; again < 23; again++) expect(await run(again)).toEqual(first);
    expect(await value(page, "held")).toMatchObject({ shape: [9] });
    await expect
      .poll(() =>
        page.evaluate(() =>
          bench.events.some((event) => event.type === "tensors" && event.cells.some(([id]) => id === "3")),
        ),
      )
      .toBe(true);
    await page.evaluate(() => bench.kernel?.delete(["2", "3", "4", "5", "6"]));
    await expect.poll(() => alive(page)).toEqual({ ok: true, value: 0 });
  });

  test("an optimiser's state lives on beside a long table", async ({ kernel, page }) => {
    await write(
      page,
      [
        "1",
        `const net = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
         net.compile({optimizer: tf.train.adam(0.01), loss: "meanSquaredError"});
         const rows = Array.from({length: 60_000}, (_, i) => ({i, t: {u: i}}));`,
      ],
      ["2", "await net.fit(tf.ones([8, 1]), tf.ones([8, 1]), {epochs: 1}); const trained = true;"],
    );
    expect((await kernel.settled("2")).type).toBe("fulfilled");
    for (let again = 0; again < 2; again++) {
      await page.evaluate(() => bench.kernel?.run(["2"]));
      expect(await value(page, "trained")).toBe(true);
    }
  });

  test("a model crosses to the host by its weights", async ({ page }) => {
    await write(page, ["1", "const net = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [2]})]})"]);
    const answer = await page.evaluate(async () => {
      const result = await bench.kernel?.ask({ kind: "model", name: "net" }, 30_000);
      if (!result?.ok) return result;
      const { specs, weights } = result.value as { specs: unknown[]; weights: ArrayBuffer };
      return [specs.length, weights.byteLength];
    });
    expect(answer).toEqual([2, 36]);
  });

  test("surfaces of tfvis stand in the cell that asked for them", async ({ kernel, page }) => {
    await write(page, [
      "1",
      `await tfvis.render.barchart({name: "Classes"}, [{index: "a", value: 1}, {index: "b", value: 2}])`,
    ]);
    expect((await kernel.settled("1")).type).toBe("fulfilled");
    await expect(kernel.frame().locator(`[data-cell="1"] .bancada-surface`)).toHaveCount(1);
    await expect(kernel.frame().locator("#tfjs-visor-container")).toHaveCount(0);
  });
});
