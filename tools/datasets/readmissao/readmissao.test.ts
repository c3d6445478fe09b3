// Is every planted phenomenon there, as large as the data set says? Each is measured over many seeds.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../src/toolkit/data/index.ts";
import {
  generateStatistics,
  getStatistics,
  inferSchema,
  type Schema,
  setFeature,
  validateStatistics,
} from "../../../src/toolkit/data-validation/index.ts";
import { readmissao } from "../../../src/toolkit/datasets/index.ts";
import { publishedRoot } from "../published.ts";
import { areaOfModel, readmissaoSizes } from "./measure.ts";

const many = Array.from({ length: 30 }, (_, seed) => readmissao({ seed }));
const sizes = many.map(readmissaoSizes);

/** Mean over seeds, and the ends of its 99 % confidence interval (normal). */
function interval(values: readonly number[]): { low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = 2.58 * Math.sqrt(variance / values.length);
  return { low: mean - half, high: mean + half };
}

describe("planted at a known rate: the 99 % confidence interval over 30 seeds holds it, and is narrow", () => {
  test.each<[keyof (typeof sizes)[number], number]>([
    ["unknownSpecialty", 0.9],
    ["unknownSpecialtyHeart", 0.73],
    ["unknownSpecialtyOthers", 0.98],
    ["unknownHba1c", 0.83],
    ["unknownGlucose", 0.92],
    ["pumps", 1],
    ["newCodes", 0.03],
    ["moreInsulin", 0.1],
  ])("%s is %d", (name, rate) => {
    const { low, high } = interval(sizes.map((size) => size[name]));
    expect(low).toBeLessThanOrEqual(rate);
    expect(high).toBeGreaterThanOrEqual(rate);
    expect(high - low).toBeLessThan(0.1 * rate + 0.01);
  });
});

test("the rest foretells the label weakly: the 99 % confidence interval of a linear model's area is within 0.66 and 0.70", () => {
  const { low, high } = interval(many.map(areaOfModel));
  expect(low).toBeGreaterThan(0.66);
  expect(high).toBeLessThan(0.7);
});

const statisticsOf = async (name: string) =>
  generateStatistics(await readCsv(readFileSync(`${publishedRoot}readmissao/${name}.csv`)));
const treino = await statisticsOf("treino");
const servico = await statisticsOf("servico");

describe("data validation of the published files", () => {
  const inferred: Schema = { ...inferSchema(treino), defaultEnvironment: ["TRAINING", "SERVING"] };
  const schema = setFeature(inferred, "readmissao", { notInEnvironment: ["SERVING"] });
  const types = ({ anomalyInfo }: ReturnType<typeof validateStatistics>) =>
    Object.fromEntries(Object.entries(anomalyInfo).map(([name, { reason }]) => [name, reason.map(({ type }) => type)]));

  test("takes the question mark for a text like any other: nothing seems to be missing", () => {
    const { numMissing } = getStatistics(treino, "especialidade").stringStats?.commonStats ?? {};
    expect(numMissing).toBe(0);
    expect(getStatistics(treino, "especialidade").stringStats?.topValues[0]?.value).toBe("?");
  });

  test("training fits the schema that was inferred of it", () => {
    expect(types(validateStatistics(treino, schema, { environment: "TRAINING" }))).toEqual({});
  });

  test("serving: codes that nobody had seen; the label is missed unless the environment says why", () => {
    expect(types(validateStatistics(servico, schema, { environment: "SERVING" }))).toEqual({ cid_1: ["ENUM_TYPE_UNEXPECTED_STRING_VALUES"] }); // biome-ignore format: one thought
    expect(Object.keys(types(validateStatistics(servico, schema)))).toEqual(["cid_1", "readmissao"]);
  });

  test("skew: insulin that went up, above a threshold of 0.06, and no other column of few texts", () => {
    const compared = ["faixa_etaria", "hba1c", "glicose_max", "insulina", "alta_para"].reduce(
      (made, name) => setFeature(made, name, { skewComparator: { infinityNorm: { threshold: 0.06 } } }),
      schema,
    );
    const { anomalyInfo } = validateStatistics(treino, compared, { environment: "TRAINING", servingStatistics: servico }); // biome-ignore format: one thought
    expect(Object.keys(anomalyInfo)).toEqual(["insulina"]);
    expect(anomalyInfo.insulina?.description).toContain("The feature value with maximum difference is: aumentou");
  });
});
