import type { Draw } from "../draw.ts";
import type { Illness } from "./illnesses.ts";

/** What the instruments would show: °C, beats per minute, per cent. */
export interface Vitals {
  readonly temperature: number;
  readonly heartRate: number;
  readonly saturation: number;
}

const between = (low: number, high: number, value: number) => Math.min(high, Math.max(low, value));
const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/**
 * A fever raises the pulse by about 8 beats a degree.
 * @param fever - °C, from and to, where the patient has one
 */
export function vitals(draw: Draw, illness: Illness, fever: readonly [number, number] | undefined): Vitals {
  const [low, high] = fever ?? [0, 0];
  const temperature = fever ? low + draw.unit() * (high - low) : between(35.5, 37.5, draw.bell(36.6, 0.3));
  const [mean, standardDeviation] = illness.saturation;
  return {
    temperature: oneDecimal(temperature),
    heartRate: Math.round(between(48, 170, draw.bell(illness.heartRate + 8 * Math.max(0, temperature - 37), 9))),
    saturation: Math.round(between(82, 100, draw.bell(mean, standardDeviation))),
  };
}

/** °F in one clinic; 6 % not noted, whoever the patient is (MCAR); 2 % with a decimal comma. */
export function noteTemperature(draw: Draw, celsius: number, isFahrenheit: boolean): number | string | null {
  const isMissing = draw.chance(0.06);
  const hasComma = draw.chance(0.02);
  if (isMissing) return null;
  const value = isFahrenheit ? oneDecimal(celsius * 1.8 + 32) : celsius;
  return hasComma ? value.toFixed(1).replace(".", ",") : value;
}

/** Not measured when the patient looks well: the value itself decides whether it is missing (MNAR). */
export function noteSaturation(draw: Draw, saturation: number): number | null {
  const notMeasured = saturation >= 97 ? 0.6 : saturation >= 95 ? 0.25 : 0.03;
  return draw.chance(notMeasured) ? null : saturation;
}
