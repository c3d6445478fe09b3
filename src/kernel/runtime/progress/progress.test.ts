import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { Curves } from "./curves.ts";
import { timeLeft } from "./time-left.ts";
import { watchTrainings } from "./training.ts";
import { progressWords } from "./words.ts";

describe("time left", () => {
  it("follows the mean pace", () => {
    expect(timeLeft(10, 40, 1_000)).toBe(3_000);
  });

  it("is not guessed too early, without a total, before the first step, or past the end", () => {
    expect([timeLeft(1, 40, 100), timeLeft(5, null, 9_000), timeLeft(0, 40, 9_000), timeLeft(41, 40, 9_000)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(timeLeft(Number.NaN, 40, 9_000)).toBeNull();
  });
});

describe("words", () => {
  it("are in the reader's language, numbers and times too", () => {
    const [pt, en] = [progressWords("pt-BR"), progressWords("en")];
    expect([pt.of(1200, 3000), pt.number(0.12345), pt.left(125_000)]).toEqual([
      "1.200 de 3.000",
      "0,1235",
      "faltam 2 min 5 s",
    ]);
    expect([en.of(1200, null), en.number(0.12345), en.left(400)]).toEqual(["1,200", "0.1235", "1 s left"]);
    expect(pt.number(Number.NaN)).toBe("NaN");
    expect(pt.notANumber(3, 7)).toMatch(/época 3.*linha 7.*taxa de aprendizado/);
    expect(en.notANumber(3, 0)).not.toContain("line");
  });
});

describe("curves", () => {
  const curves = new Curves();
  for (let step = 1; step <= 1_000; step += 1) curves.add(step, { loss: 1 / step, acc: step / 1_000 });

  it("put losses on one axis and all else on another", () => {
    expect(curves.groups).toEqual([["loss"], ["acc"]]);
  });

  it("keep the last of many points", () => {
    const points = curves.points(["loss"]);
    expect(points.length).toBeLessThanOrEqual(401);
    expect(points.at(-1)).toEqual({ step: 1_000, name: "loss", value: 0.001 });
  });

  it("of hours of work keep few thousand points, the first and the last among them, and the lowest of all", () => {
    const long = new Curves();
    for (let step = 1; step <= 100_001; step += 1) long.add(step, { loss: step === 99_990 ? -1 : 1 / step });
    expect(long.length).toBeLessThanOrEqual(4_000);
    const points = long.points(["loss"]);
    expect([points[0]?.step, points.at(-1)?.step]).toEqual([1, 100_001]);
    expect(long.summary(["loss"], progressWords("en"))).toContain("began at 1, is at 0.00001, the lowest was -1.");
  });

  it("are told in a sentence", () => {
    expect(curves.summary(["loss"], progressWords("en"))).toBe("loss: began at 1, is at 0.001, the lowest was 0.001.");
  });
});

describe("the watch over trainings", () => {
  const told: [epoch: number, stack: string][] = [];
  const followed = new WeakSet<object>();
  watchTrainings(tf, followed, (stack) => (epoch) => told.push([epoch, stack]));
  const train = async (rate: number, callbacks: tf.CustomCallbackArgs = {}) => {
    told.length = 0;
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
    model.compile({ optimizer: tf.train.sgd(rate), loss: "meanSquaredError" });
    const X = tf.linspace(0, 1, 8).reshape([8, 1]);
    return model.fit(X, X.mul(3), { epochs: 12, callbacks });
  };

  it("tells in which epoch the loss became NaN, with the line that trains, and leaves the record as it is", async () => {
    const record = await train(1e12);
    const losses = record.history.loss ?? [];
    expect(told).toHaveLength(1);
    expect(told[0]?.[0]).toBe(losses.findIndex((loss) => Number.isNaN(loss)) + 1);
    expect(told[0]?.[1]).toContain("progress.test.ts");
  });

  it("says nothing of one that learns, nor of one that a bar follows", async () => {
    await train(0.1);
    expect(told).toEqual([]);
    await train(1e12, {
      onTrainBegin(this: { params?: object }) {
        if (this.params) followed.add(this.params);
      },
    } as tf.CustomCallbackArgs);
    expect(told).toEqual([]);
  });
});
