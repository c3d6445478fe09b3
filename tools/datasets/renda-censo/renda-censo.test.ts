// Is every planted phenomenon there, as large as the data set says? Each is measured over many seeds.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../src/toolkit/data/index.ts";
import {
  generateStatistics,
  getStatistics,
  inferSchema,
  lInfinityDistance,
  type Schema,
  setDomain,
  setFeature,
  validateStatistics,
} from "../../../src/toolkit/data-validation/index.ts";
import { rendaCenso } from "../../../src/toolkit/datasets/index.ts";
import { publishedRoot } from "../published.ts";
import { censoSizes, missedByModels } from "./measure.ts";

const many = Array.from({ length: 30 }, (_, seed) => rendaCenso({ seed }));
const sizes = many.map(censoSizes);

/** Mean over seeds, and the ends of its 99 % confidence interval (normal). */
function interval(values: readonly number[]): { low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = 2.58 * Math.sqrt(variance / values.length);
  return { low: mean - half, high: mean + half };
}

describe("planted at a known rate: the 99 % confidence interval over 30 seeds holds it, and is narrow", () => {
  test.each<[keyof (typeof sizes)[number], number]>([
    ["newOccupation", 0.004],
    ["hoursBelow", 0.003],
    ["hoursAbove", 0.003],
    ["nanCapital", 0.015],
    ["batchesWithoutStatus", 1],
    ["yearsAsText", 0.05],
    ["occupationSkew", 0.12],
    ["hiddenWomen", 0.08],
    ["hiddenMen", 0],
  ])("%s is %d", (name, rate) => {
    const { low, high } = interval(sizes.map((size) => size[name]));
    expect(low).toBeLessThanOrEqual(rate);
    expect(high).toBeGreaterThanOrEqual(rate);
    expect(high - low).toBeLessThan(0.1 * rate + 0.01);
  });
});

describe("planted effects: the 99 % confidence interval over seeds clears the bar", () => {
  test("study lifts the income of black and brown women less, by 30 points more than colour and sex alone explain", () => {
    const beyond = sizes.map((size) => {
      const ofWomen = size.graduateOtherWomen - size.graduateBlackWomen;
      return ofWomen - (size.graduateOtherMen - size.graduateBlackMen);
    });
    expect(interval(beyond).low).toBeGreaterThan(0.3);
  });

  test("a model trained on the labels misses more women with a high income than one trained on the truth, by 12 points more than men", () => {
    const gaps = many.slice(0, 10).map((data) => {
      const size = missedByModels(data);
      return size.missedWomen - size.missedWomenByTruth - (size.missedMen - size.missedMenByTruth);
    });
    expect(interval(gaps).low).toBeGreaterThan(0.12);
  });
});

const statisticsOf = async (name: string) =>
  generateStatistics(await readCsv(readFileSync(`${publishedRoot}renda-censo/${name}.csv`)));
const treino = await statisticsOf("treino");
const avaliacao = await statisticsOf("avaliacao");
const servico = await statisticsOf("servico");

describe("data validation finds what was planted in the published files, and nothing else", () => {
  const inferred: Schema = { ...inferSchema(treino), defaultEnvironment: ["TRAINING", "SERVING"] };
  const ranged = setDomain(inferred, "horas_semana", { intDomain: { min: 1, max: 98 } });
  const schema = setFeature(ranged, "renda_alta", { notInEnvironment: ["SERVING"] });
  const types = ({ anomalyInfo }: ReturnType<typeof validateStatistics>) =>
    Object.fromEntries(Object.entries(anomalyInfo).map(([name, { reason }]) => [name, reason.map(({ type }) => type)]));

  test("training fits the schema that was inferred of it and given a range", () => {
    expect(types(validateStatistics(treino, schema, { environment: "TRAINING" }))).toEqual({});
  });

  test("evaluation: the new occupation, the hours, the gaps", () => {
    const missing = ["INVALID_FEATURE_SHAPE", "FEATURE_TYPE_LOW_FRACTION_PRESENT"];
    expect(types(validateStatistics(avaliacao, schema))).toEqual({
      estado_civil: missing,
      ganho_capital: missing,
      horas_semana: ["INT_TYPE_SMALL_INT", "INT_TYPE_BIG_INT"],
      ocupacao: ["ENUM_TYPE_UNEXPECTED_STRING_VALUES"],
    });
  });

  test("the third batch: the column that was left out", () => {
    const [first, , third] = rendaCenso().lotes.map((lote) => types(validateStatistics(generateStatistics(lote), schema))); // biome-ignore format: one thought
    expect(first).not.toHaveProperty("estado_civil");
    expect(third?.estado_civil).toEqual(["SCHEMA_MISSING_COLUMN"]);
  });

  test("serving: years that became texts; the label is missed unless the environment says why", () => {
    expect(types(validateStatistics(servico, schema, { environment: "SERVING" }))).toEqual({ anos_estudo: ["UNEXPECTED_DATA_TYPE"] }); // biome-ignore format: one thought
    expect(Object.keys(types(validateStatistics(servico, schema)))).toEqual(["anos_estudo", "renda_alta"]);
  });

  test("skew: the occupation of those who sell, above a threshold of 0.1 and nowhere else above 0.05", () => {
    const compared = schema.feature
      .filter(({ domain }) => domain !== undefined)
      .reduce((made, { name }) => setFeature(made, name, { skewComparator: { infinityNorm: { threshold: 0.05 } } }), schema); // biome-ignore format: one thought
    const { anomalyInfo, driftSkewInfo } = validateStatistics(treino, compared, { servingStatistics: servico });
    expect(Object.keys(anomalyInfo)).toEqual(["ocupacao"]);
    expect(anomalyInfo.ocupacao?.description).toContain("The feature value with maximum difference is: comércio e vendas"); // biome-ignore format: one thought
    expect(driftSkewInfo.length).toBe(7);
    const distance = lInfinityDistance(getStatistics(treino, "ocupacao"), getStatistics(servico, "ocupacao"));
    expect(distance.value).toBeGreaterThan(0.1);
  });
});
