import { describe, expect, test } from "vitest";
import type { FeatureChanges } from "../schema/edit-schema.ts";
import { setFeature } from "../schema/edit-schema.ts";
import { inferSchema } from "../schema/infer-schema.ts";
import type { Schema } from "../schema/messages.ts";
import type { Example } from "../statistics/feature-values.ts";
import { generateStatistics } from "../statistics/generate-statistics.ts";
import { type ValidateOptions, validateStatistics } from "./validate-statistics.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const rows = (values: readonly unknown[]): Example[] => values.map((x) => ({ x }));
const stats = (values: readonly unknown[]) => generateStatistics(rows(values));

/** What is said of x: the schema of `before` with these changes, the data `now`. */
function said(before: readonly unknown[], changes: FeatureChanges, now: readonly unknown[], options?: ValidateOptions) {
  const schema = setFeature(inferSchema(stats(before)), "x", changes);
  const { anomalyInfo } = validateStatistics(stats(now), schema, options);
  return (anomalyInfo.x?.reason ?? []).map(({ type, shortDescription, description }) => [type, shortDescription, description]); // biome-ignore format: one thought
}

test("data fits the schema that was inferred of it", () => {
  const examples = [
    { n: 3, f: 0.5, t: "a", l: ["x", "y"], b: true, vazio: null },
    { n: 1, f: null, t: "b", l: ["x"], b: false, vazio: null },
  ];
  const statistics = generateStatistics(examples);
  const anomalies = validateStatistics(statistics, inferSchema(statistics));
  expect(anomalies).toEqual({ baseline: inferSchema(statistics), anomalyNameFormat: "SERIALIZED_PATH", anomalyInfo: {}, driftSkewInfo: [] }); // biome-ignore format: one thought
});

describe("texts", () => {
  const many = [...Array<string>(94).fill("a"), ...Array<string>(5).fill("Y\n"), "X"];

  test("values that the schema lacks, in order, with their shares", () => {
    expect(said(["a"], {}, many)).toEqual([
      [
        "ENUM_TYPE_UNEXPECTED_STRING_VALUES",
        "Unexpected string values",
        "Examples contain values missing from the schema: X (~1%), Y\\n (~5%). ",
      ],
    ]);
    expect(said(["a"], {}, [...Array<string>(300).fill("a"), "z"])[0]?.[2]).toContain("z (<1%)");
  });

  test("as many as min_domain_mass lets pass are let pass", () => {
    expect(said(["a"], { distributionConstraints: { minDomainMass: 0.9 } }, many)).toEqual([]);
    expect(said(["a"], { distributionConstraints: { minDomainMass: 0.95 } }, many)).toHaveLength(1);
  });

  test("distinct values, too few and too many; numbers are not counted", () => {
    const uniqueConstraints = { min: 3, max: 3 };
    expect(said(["a", "b"], { uniqueConstraints }, ["a", "b"])).toEqual([
      ["FEATURE_TYPE_LOW_UNIQUE", "Low number of unique values", "Expected at least 3 unique values but found only 2."],
    ]);
    expect(said(["a", "b", "c", "d"], { uniqueConstraints }, ["a", "b", "c", "d"])[0]?.[2]).toBe("Expected no more than 3 unique values but found 4."); // biome-ignore format: one thought
    expect(said([10], { uniqueConstraints }, [10])[0]?.[0]).toBe("FEATURE_TYPE_NO_UNIQUE");
  });

  test("whole numbers in texts", () => {
    expect(said(["10", "20"], { intDomain: { min: 11 } }, ["10", "20"])).toEqual([
      ["INT_TYPE_SMALL_INT", "Out-of-range values", "Unexpectedly small value: 10."],
    ]);
    expect(said(["10", "20"], {}, ["10", "dez"])).toEqual([
      ["INT_TYPE_NOT_INT_STRING", "Invalid values", 'String values that were not ints were found, such as "dez".'],
    ]);
    expect(said(["1.5"], { domain: null, floatDomain: {} }, ["x"])[0]?.[0]).toBe("FLOAT_TYPE_STRING_NOT_FLOAT");
  });

  test("true and false", () => {
    expect(said(["true", "false"], {}, ["true", "sim"])).toEqual([
      ["BOOL_TYPE_UNEXPECTED_STRING", "Non-boolean values", 'Saw unexpected value "sim" instead of {"false", "true"}.'],
    ]);
  });
});

describe("numbers", () => {
  test("ranges of whole numbers", () => {
    expect(said([40], { intDomain: { min: 1, max: 98 } }, [-8, 999])).toEqual([
      ["INT_TYPE_SMALL_INT", "Out-of-range values", "Unexpectedly small value: -8."],
      ["INT_TYPE_BIG_INT", "Out-of-range values", "Unexpectedly large value: 999."],
    ]);
  });

  test("ranges of numbers, NaN and infinity", () => {
    const floatDomain = { min: 0, max: 1, disallowNan: true, disallowInf: true };
    expect(said([0.5], { floatDomain }, [-0.25, 1.5, Number.NaN])).toEqual([
      ["FLOAT_TYPE_HAS_NAN", "Invalid values", "Float feature has NaN values."],
      [
        "FLOAT_TYPE_SMALL_FLOAT",
        "Out-of-range values",
        "Unexpectedly low values: -0.25<0(upto six significant digits)",
      ],
      ["FLOAT_TYPE_BIG_FLOAT", "Out-of-range values", "Unexpectedly high value: 1.5>1(upto six significant digits)"],
    ]);
    expect(said([0.5], { floatDomain }, [0.5, Infinity]).map(([type]) => type)).toEqual(["FLOAT_TYPE_BIG_FLOAT", "FLOAT_TYPE_HAS_INF"]); // biome-ignore format: one thought
    expect(said([0.5], { floatDomain: { max: 0.1 } }, [0.1, 0.05])).toEqual([]);
  });

  test("true and false", () => {
    expect(said([0, 1], {}, [0, 2])).toEqual([
      ["BOOL_TYPE_BIG_INT", "Non-boolean values", "Integers (such as 2) not 0 or 1: converting to an integer."],
    ]);
    expect(said([0, 1], {}, [-1, 1])[0]?.[0]).toBe("BOOL_TYPE_SMALL_INT");
    expect(said([0, 1], { type: "FLOAT" }, [0, 0.5])[0]?.[2]).toBe("Floats (such as 0.5) not in {0, 1}: converting to float_domain."); // biome-ignore format: one thought
    expect(said([0, 1], { type: "FLOAT" }, [0, 0.5, 1])[0]?.[2]).toBe("Float values falling between 0 and 1: converting to float_domain."); // biome-ignore format: one thought
    expect(said([0, 1], { boolDomain: { trueValue: "1" } }, [0, 1])[0]?.[0]).toBe("BOOL_TYPE_INVALID_CONFIG");
  });

  test("a column that became one of texts: the type in the short description, and what its domain says", () => {
    expect(said([12, 15], { intDomain: { min: 0 } }, ["12", "15 anos"])).toEqual([
      ["UNEXPECTED_DATA_TYPE", "Expected data of type: INT but got STRING", ""],
      ["INT_TYPE_NOT_INT_STRING", "Invalid values", 'String values that were not ints were found, such as "15 anos".'],
    ]);
  });
});

describe("presence", () => {
  const fewer = "The feature was present in fewer examples than expected:";

  test("fewer than the least fraction, than the least count, and almost all", () => {
    expect(said([5], { shape: null }, [5, null, 6, null])).toEqual([
      [
        "FEATURE_TYPE_LOW_FRACTION_PRESENT",
        "Column dropped",
        `${fewer} minimum fraction = 1.000000, actual = 0.500000`,
      ],
    ]);
    expect(said([5], { shape: null, presence: { minCount: 3 } }, [5, 6, null])).toEqual([
      ["FEATURE_TYPE_LOW_NUMBER_PRESENT", "Column dropped", `${fewer} minimum count = 3, actual = 2`],
    ]);
  });

  test("none at all: no value, or no column; a feature that need not be there may be missing", () => {
    expect(said([5], {}, [null])).toEqual([
      ["FEATURE_TYPE_NOT_PRESENT", "Column dropped", "The feature was not present in any examples."],
    ]);
    const schema = inferSchema(stats([5]));
    const { anomalyInfo } = validateStatistics(generateStatistics([{ y: 1 }]), schema);
    expect(Object.entries(anomalyInfo).map(([name, { description }]) => [name, description])).toEqual([
      ["x", "Column is completely missing"],
      ["y", "New column (column in data but not in schema)"],
    ]);
    expect(said([5], { presence: null, shape: null }, [null])).toEqual([]);
  });

  test("numbers of values, and the shape", () => {
    expect(said([[5, 6], [7]], { valueCount: { min: 1, max: 2 } }, [[], [1, 2, 3]]).map(([type]) => type)).toEqual(["FEATURE_TYPE_LOW_NUMBER_VALUES", "FEATURE_TYPE_HIGH_NUMBER_VALUES"]); // biome-ignore format: one thought
    expect(said([5], {}, [[5, 6]])[0]).toEqual([
      "INVALID_FEATURE_SHAPE",
      "Feature shape dropped",
      "The feature has fixed value length 2 but it's not compatible with the specified shape.",
    ]);
    expect(said([5], { presence: null }, [5, null])[0]?.[0]).toBe("INVALID_FEATURE_SHAPE");
  });

  test("a feature in another stage of its life is not validated", () => {
    for (const lifecycleStage of ["PLANNED", "ALPHA", "DEPRECATED", "DEBUG_ONLY", "DISABLED"] as const) {
      expect(said([5], { lifecycleStage }, ["a", null])).toEqual([]);
    }
    expect(said([5], { lifecycleStage: "BETA" }, ["a"])).toHaveLength(1);
  });
});

test("several reasons are one anomaly: “Multiple errors”, all descriptions, the worst severity", () => {
  const schema = setFeature(inferSchema(stats([40])), "x", { intDomain: { min: 1, max: 98 } });
  const overrides = { severityOverrides: { INT_TYPE_BIG_INT: "WARNING", INT_TYPE_SMALL_INT: "WARNING" } } as const;
  const first = validateStatistics(stats([-8, 999]), schema, overrides).anomalyInfo.x;
  expect(first).toMatchObject({
    path: { step: ["x"] },
    severity: "WARNING",
    shortDescription: "Multiple errors",
    description: "Unexpectedly small value: -8. Unexpectedly large value: 999.",
  });
  expect(validateStatistics(stats([-8, null]), schema, overrides).anomalyInfo.x?.severity).toBe("ERROR");
});

describe("environments", () => {
  const training = generateStatistics([
    { x: 5, renda: "alta" },
    { x: 6, renda: "baixa" },
  ]);
  const serving = generateStatistics([{ x: 5 }]);
  const schema: Schema = { ...inferSchema(training), defaultEnvironment: ["TRAINING", "SERVING"] };
  const without = setFeature(schema, "renda", { notInEnvironment: ["SERVING"] });

  test("a label is missed in serving until the schema says that it is not there", () => {
    expect(Object.keys(validateStatistics(serving, schema, { environment: "SERVING" }).anomalyInfo)).toEqual(["renda"]);
    expect(validateStatistics(serving, without, { environment: "SERVING" }).anomalyInfo).toEqual({});
    expect(Object.keys(validateStatistics(serving, without, { environment: "TRAINING" }).anomalyInfo)).toEqual([
      "renda",
    ]);
    expect(Object.keys(validateStatistics(serving, without).anomalyInfo)).toEqual(["renda"]);
  });

  test("and is a surprise where it is there all the same", () => {
    expect(validateStatistics(training, without, { environment: "SERVING" }).anomalyInfo.renda?.reason[0]).toEqual({
      type: "SCHEMA_NEW_COLUMN",
      shortDescription: "Column missing in environment",
      description: "New column renda found in data but not in the environment SERVING in the schema.",
    });
  });

  test("one that the schema does not know is an error of the call", () => {
    expect(() => validateStatistics(serving, schema, { environment: "PRODUCAO" })).toThrow(code("no-such-environment"));
    expect(() => validateStatistics(serving, inferSchema(serving), { environment: "SERVING" })).toThrow(code("no-such-environment")); // biome-ignore format: one thought
  });
});

describe("comparators", () => {
  const before = stats([...Array<string>(60).fill("a"), ...Array<string>(40).fill("b")]);
  const now = [...Array<string>(45).fill("a"), ...Array<string>(55).fill("b")];
  const schemaWith = (changes: FeatureChanges) => setFeature(inferSchema(before), "x", changes);

  test("without a threshold nothing is compared", () => {
    expect(validateStatistics(stats(now), schemaWith({}), { previousStatistics: before }).driftSkewInfo).toEqual([]);
  });

  test("drift by L∞, in TFDV's words; what was measured is told, whether too much or not", () => {
    const infinityNorm = (threshold: number) => schemaWith({ driftComparator: { infinityNorm: { threshold } } });
    const { anomalyInfo, driftSkewInfo } = validateStatistics(stats(now), infinityNorm(0.01), { previousStatistics: before }); // biome-ignore format: one thought
    expect(anomalyInfo.x).toMatchObject({
      shortDescription: "High Linfty distance between current and previous",
      description:
        "The Linfty distance between current and previous is 0.15 (up to six significant digits), above the threshold 0.01. The feature value with maximum difference is: b",
    });
    expect(driftSkewInfo).toEqual([{ path: { step: ["x"] }, driftMeasurements: [{ type: "L_INFTY", value: expect.closeTo(0.15, 9), threshold: 0.01 }] }]); // biome-ignore format: one thought
    const calm = validateStatistics(stats(now), infinityNorm(0.2), { previousStatistics: before });
    expect([calm.anomalyInfo, calm.driftSkewInfo.length]).toEqual([{}, 1]);
  });

  test("skew by divergence and by counts", () => {
    const schema = schemaWith({
      skewComparator: { jensenShannonDivergence: { threshold: 0 }, normalizedAbsDifference: { threshold: 0.07 } },
    });
    const { anomalyInfo, driftSkewInfo } = validateStatistics(stats(now), schema, { servingStatistics: before });
    expect(anomalyInfo.x?.reason.map(({ type }) => type)).toEqual([
      "COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH",
      "COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH",
    ]);
    expect(anomalyInfo.x?.reason[0]?.description).toMatch(/^The approximate Jensen-Shannon divergence between training and serving is 0\.0\d+ \(up to six significant digits\), above the threshold 0\.$/); // biome-ignore format: one thought
    expect(driftSkewInfo[0]?.skewMeasurements?.[1]?.value).toBeCloseTo(15 / 200, 12);
  });

  test("data without the feature", () => {
    const schema = schemaWith({ driftComparator: { infinityNorm: { threshold: 0.1 } } });
    const { anomalyInfo } = validateStatistics(stats(now), schema, { previousStatistics: generateStatistics([{ y: 1 }]) }); // biome-ignore format: one thought
    expect(anomalyInfo.x).toMatchObject({ shortDescription: "previous data missing", description: "previous data is missing." }); // biome-ignore format: one thought
  });

  test("numbers of examples", () => {
    const schema: Schema = {
      ...inferSchema(before),
      datasetConstraints: { minExamplesCount: 500, numExamplesDriftComparator: { minFractionThreshold: 0.9 } },
    };
    const told = validateStatistics(stats(["a", "b"]), schema, { previousStatistics: before }).datasetAnomalyInfo;
    expect(told?.reason.map(({ type, description }) => [type, description])).toEqual([
      [
        "COMPARATOR_LOW_NUM_EXAMPLES",
        "The ratio of num examples in the current dataset versus the previous span is 0.02 (up to six significant digits), which is below the threshold 0.9.",
      ],
      ["DATASET_LOW_NUM_EXAMPLES", "The dataset has 2 examples, which is fewer than expected."],
    ]);
  });
});

test("a schema that contradicts itself is told with the feature", () => {
  const types = (changes: FeatureChanges) => said([5], changes, [5]).map(([type]) => type);
  expect(types({ floatDomain: { min: 0 } })).toEqual(["DOMAIN_INVALID_FOR_TYPE"]);
  expect(types({ presence: { minFraction: 1.5 } })).toEqual(["INVALID_SCHEMA_SPECIFICATION", "FEATURE_TYPE_LOW_FRACTION_PRESENT"]); // biome-ignore format: one thought
  expect(types({ distributionConstraints: { minDomainMass: 0.5 } })).toEqual(["INVALID_SCHEMA_SPECIFICATION"]);
  expect(said(["a"], { domain: "z" }, ["a"])[0]?.[1]).toBe("missing domain: z");
});

test("of slices, all examples are validated; of no examples, that there are none is said", () => {
  const schema = inferSchema(stats(["a"]));
  const sliced = generateStatistics(rows(["a", "b"]), { slices: [{ x: null }] });
  expect(Object.keys(validateStatistics(sliced, schema).anomalyInfo)).toEqual(["x"]);
  expect(validateStatistics(stats([]), schema)).toMatchObject({ dataMissing: true, anomalyInfo: {} });
});

test("what cannot be validated is told", () => {
  const schema = inferSchema(stats([5]));
  expect(() => validateStatistics(undefined as never, schema)).toThrow(code("no-statistics"));
  expect(() => validateStatistics(stats([5]), undefined as never)).toThrow(code("no-schema"));
  expect(() => validateStatistics(stats([5]), schema, { previous_statistics: stats([5]) } as never)).toThrow(/previousStatistics/); // biome-ignore format: one thought
  expect(() => validateStatistics(stats([5]), schema, { severityOverrides: { NEW: "ERROR" } } as never)).toThrow(code("bad-option")); // biome-ignore format: one thought
});
