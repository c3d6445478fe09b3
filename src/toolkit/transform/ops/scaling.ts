import { StudentError } from "../../errors.ts";
import { type Column, columnOf } from "../column.ts";
import { numeric } from "../kinds.ts";
import { aNumber, meanAndVariance, minAndMax, presentNumbers } from "../learnt-numbers.ts";
import { always, type Constants, type Op } from "../op.ts";

const scaleToZScoreOp: Op = {
  name: "scaleToZScore",
  takes: [numeric],
  gives: always("number"),
  options: {},
  learnt: { mean: aNumber, variance: aNumber },
  analyze: (where, _, [x]) => ({ ...meanAndVariance(presentNumbers(where, x?.values ?? [])) }),
  apply: ({ mean, variance }) => {
    const [m, deviation] = [mean as number, Math.sqrt(variance as number)];
    return (x) => (deviation === 0 ? (x as number) - m : ((x as number) - m) / deviation);
  },
  python: ([x]) => `tft.scale_to_z_score(${x})`,
};

const scaleByMinMaxOp: Op = {
  name: "scaleByMinMax",
  takes: [numeric],
  gives: always("number"),
  options: { outputMin: aNumber, outputMax: aNumber },
  learnt: { min: aNumber, max: aNumber },
  analyze: (where, _, [x]) => ({ ...minAndMax(presentNumbers(where, x?.values ?? [])) }),
  apply: (constants) => minMaxScaled(constants),
  python: ([x], { outputMin, outputMax }) =>
    `tft.scale_by_min_max(${x}, output_min=${outputMin}, output_max=${outputMax})`,
};

const scaleTo01Op: Op = {
  ...scaleByMinMaxOp,
  name: "scaleTo01",
  options: {},
  apply: (constants) => minMaxScaled({ ...constants, outputMin: 0, outputMax: 1 }),
  python: ([x]) => `tft.scale_to_0_1(${x})`,
};

function minMaxScaled(constants: Constants): (x: unknown) => number {
  const { min, max, outputMin, outputMax } = constants as Readonly<Record<string, number>>;
  const [low, high, from, to] = [min as number, max as number, outputMin as number, outputMax as number];
  // where all were equal there is no range: TFT lets a sigmoid make one
  const share = low < high ? (x: number) => (x - low) / (high - low) : (x: number) => 1 / (1 + Math.exp(-x));
  return (x) => share(x as number) * (to - from) + from;
}

/**
 * Takes the mean away and divides by the standard deviation, both of the data that was analysed. The variance divides by n;
 * a column of equal values is only centred; a missing value stays so.
 * @example (inputs) => ({idade: scaleToZScore(inputs.idade)})
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/scale_to_z_score
 */
export const scaleToZScore = (x: Column): Column => columnOf(scaleToZScoreOp, [x]);

/**
 * The least value that was analysed becomes 0 and the greatest 1; what lies beyond them goes beyond. Where all were equal,
 * a sigmoid, 1 / (1 + e⁻ˣ), as in TFT.
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/scale_to_0_1
 */
export const scaleTo01 = (x: Column): Column => columnOf(scaleTo01Op, [x]);

export interface ScaleByMinMaxOptions {
  /** What the least value becomes. 0 by default. */
  readonly outputMin?: number;
  /** What the greatest value becomes; more than `outputMin`. 1 by default. */
  readonly outputMax?: number;
}

/**
 * As `scaleTo01`, to a range of choice.
 * @throws StudentError `bad-option`, `bad-range`
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/scale_by_min_max
 */
export function scaleByMinMax(x: Column, options: ScaleByMinMaxOptions = {}): Column {
  const { outputMin = 0, outputMax = 1 } = options;
  const column = columnOf(scaleByMinMaxOp, [x], { ...options, outputMin, outputMax });
  if (outputMin < outputMax) return column;
  throw new StudentError({
    code: "bad-range",
    where: "scaleByMinMax",
    expected: { "pt-BR": "outputMin menor que outputMax", en: "an outputMin below outputMax" },
    received: { "pt-BR": `${outputMin} e ${outputMax}`, en: `${outputMin} and ${outputMax}` },
    remedy: { "pt-BR": "Troque os dois.", en: "Swap them." },
  });
}

export const scalingOps = [scaleToZScoreOp, scaleByMinMaxOp, scaleTo01Op];
