// Is every planted phenomenon there, as large as the data set says? Each is measured over many seeds.
import { describe, expect, test } from "vitest";
import { lexicon } from "../../src/toolkit/datasets/diagnostico-medico/lexicon.ts";
import { diagnosticoMedico, splitByPatient } from "../../src/toolkit/datasets/index.ts";
import { celsiusOrMore, cheapSizes, textSizes, words } from "./measure.ts";

const many = Array.from({ length: 30 }, (_, seed) => diagnosticoMedico({ seed }));
const some = many.slice(0, 10);
const sizes = many.map(cheapSizes);
const ofText = some.map(textSizes);

/** Mean over seeds, and the half width of its 99 % confidence interval (normal). */
function interval(values: readonly number[]): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = 2.58 * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}

describe("planted at a known rate: the 99 % confidence interval over 30 seeds holds it, and is narrow", () => {
  test.each<[keyof (typeof sizes)[number], number]>([
    ["infartoShare", 0.02],
    ["labelNoise", 0.04],
    ["temperatureMissing", 0.06],
    ["decimalComma", 0.02],
    ["fahrenheit", 0.05],
    ["saturationMissingWell", 0.6],
    ["saturationMissingIll", 0.03],
    ["examFilled", 0.85],
    ["examFilledNewMonth", 0],
  ])("%s is %d", (name, rate) => {
    const { low, high } = interval(sizes.map((size) => size[name]));
    expect(low).toBeLessThanOrEqual(rate);
    expect(high).toBeGreaterThanOrEqual(rate);
    expect(high - low).toBeLessThan(0.1 * rate + 0.01);
  });
});

describe("planted effects: the 99 % confidence interval over seeds clears the bar", () => {
  const cleared = (values: readonly number[], bar: number) => expect(interval(values).low).toBeGreaterThan(bar);

  test("target leakage: the exam code alone gives 95 % of the diagnoses where it is filled", () => {
    cleared(
      sizes.map((size) => size.examTellsDiagnosis),
      0.95,
    );
  });
  test("dengue comes from February to May: over half of its visits in a third of the year", () => {
    cleared(
      sizes.map((size) => size.dengueFebruaryToMay),
      0.55,
    );
  });
  test("half of the visits are by someone who comes more than once", () => {
    cleared(
      sizes.map((size) => size.visitsOfRepeatPatients),
      0.45,
    );
  });
  test("typing errors, lost accents and negation are in the texts", () => {
    cleared(
      sizes.map((size) => size.mistypedTexts),
      0.12,
    );
    cleared(
      sizes.map((size) => size.textsWithoutAccents),
      0.06,
    );
    cleared(
      sizes.map((size) => size.textsWithDenial),
      0.75,
    );
  });
  test("group leakage: a random split flatters the nearest neighbour by more than 2 points", () => {
    cleared(
      ofText.map((size) => size.neighbourRandomSplit - size.neighbourPatientSplit),
      0.02,
    );
  });
  test("the new month's words were seldom seen: ten times as many as in validation", () => {
    cleared(
      ofText.map((size) => size.newWordsNewMonth / size.newWordsValidation),
      10,
    );
  });
});

describe("temperature", () => {
  const rows = many.flatMap(({ consultas, verdade }) =>
    consultas.map((row, i) => ({ row, truth: verdade.consultas[i] })),
  );

  test("is missing whatever the patient has: the missing are as hot as the others, within a twentieth of a degree", () => {
    const mean = (isMissing: boolean) => {
      const group = rows.filter(({ row }) => (row.temperatura_c === null) === isMissing);
      return group.reduce((sum, { truth }) => sum + (truth?.temperatura_c ?? 0), 0) / group.length;
    };
    expect(Math.abs(mean(true) - mean(false))).toBeLessThan(0.05);
  });

  test("is in °F in the clinic of RS and nowhere else; unit and comma undone, it is the truth", () => {
    const noted = rows.filter(({ row }) => row.temperatura_c !== null);
    expect(noted.filter(({ row }) => celsiusOrMore(row) > 45 !== (row.uf === "RS"))).toEqual([]);
    const wrong = noted.filter(({ row, truth }) => {
      const value = celsiusOrMore(row);
      const celsius = value > 45 ? (value - 32) / 1.8 : value;
      return Math.abs(celsius - (truth?.temperatura_c ?? 0)) > 0.06;
    });
    expect(wrong).toEqual([]);
  });
});

test("the saturation that was not measured was higher than the one that was, by more than 1.5 points", () => {
  const differences = many.map(({ consultas, verdade }) => {
    const mean = (isMissing: boolean) => {
      const group = verdade.consultas.filter((_, i) => (consultas[i]?.saturacao_o2 === null) === isMissing);
      return group.reduce((sum, { saturacao_o2 }) => sum + saturacao_o2, 0) / group.length;
    };
    return mean(true) - mean(false);
  });
  expect(interval(differences).low).toBeGreaterThan(1.5);
});

test("labels are confused only between dengue and gripe", () => {
  const confused = many.flatMap(({ consultas, verdade }) =>
    consultas.flatMap(({ diagnostico }, i) => {
      const truth = verdade.consultas[i]?.diagnostico;
      return diagnostico === truth ? [] : [[diagnostico, truth].sort().join()];
    }),
  );
  expect(new Set(confused)).toEqual(new Set(["dengue,gripe"]));
});

test("of the eight rarest words of the training texts, at least seven are typing errors", () => {
  for (const data of many) {
    const documents = new Map<string, number>();
    for (const { sintomas_texto } of splitByPatient(data).treino) {
      for (const word of new Set(words(sintomas_texto))) documents.set(word, (documents.get(word) ?? 0) + 1);
    }
    const rarest = [...documents].sort((a, b) => a[1] - b[1]).slice(0, 8);
    expect(rarest.filter(([word]) => !lexicon.has(word)).length).toBeGreaterThanOrEqual(7);
  }
});
