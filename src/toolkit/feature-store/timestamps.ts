import type { Column } from "../data/table/column.ts";
import { inWords, StudentError } from "../errors.ts";

/** A moment: a Date, milliseconds since 1970, or a text such as `2026-03-01T12:00:00`; without a zone it is UTC. */
export type Moment = Date | number | string;

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z|UTC)|([+-])(\d{2}):?(\d{2}))?$/;

/** Milliseconds since 1970, or NaN where the text is no moment. */
function parseMs(text: string): number {
  const found = pattern.exec(text.trim());
  if (!found) return Number.NaN;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", , sign, zoneHour, zoneMinute] = found; // biome-ignore format: one thought
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [h, min, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || min > 59 || s > 59) return Number.NaN;
  const ms = Date.UTC(y, m - 1, d, h, min, s);
  // Date.UTC reads 30 February as 1 March
  if (new Date(ms).getUTCDate() !== d || new Date(ms).getUTCMonth() !== m - 1) return Number.NaN;
  const zoneMs = sign ? (sign === "-" ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000 : 0;
  return ms + Number(`0.${fraction}`) * 1000 - zoneMs;
}

/** No Date reaches further: nanoseconds are beyond it. */
const isMoment = (ms: number): boolean => Math.abs(ms) <= 8.64e15;

/** @throws StudentError `bad-timestamp` */
export function momentMs(where: string, moment: unknown): number {
  const ms =
    moment instanceof Date
      ? moment.getTime()
      : typeof moment === "string"
        ? parseMs(moment)
        : typeof moment === "number"
          ? moment
          : Number.NaN;
  if (!isMoment(ms)) throw badTimestamp(where, moment);
  return ms;
}

/**
 * A column of moments as milliseconds since 1970; NaN where one is missing.
 * @throws StudentError `bad-timestamp`
 */
export function columnMs(where: string, name: string, column: Column): Float64Array {
  if (column.type === "number") {
    const odd = column.values.findIndex((ms) => !Number.isNaN(ms) && !isMoment(ms));
    if (odd >= 0) throw badTimestamp(`${where}, ${name}`, column.values[odd], odd);
    return column.values;
  }
  if (column.type === "boolean") throw badTimestamp(`${where}, ${name}`, true);
  // each text is read once, however many rows have it
  const moments = column.categories.map((text) => parseMs(text));
  const out = new Float64Array(column.codes.length);
  for (let i = 0; i < out.length; i++) {
    const code = column.codes[i] as number;
    const ms = code < 0 ? Number.NaN : (moments[code] as number);
    if (code >= 0 && Number.isNaN(ms)) throw badTimestamp(`${where}, ${name}`, column.categories[code], i);
    out[i] = ms;
  }
  return out;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();

function badTimestamp(where: string, received: unknown, row?: number): StudentError {
  const words = inWords(received);
  return new StudentError({
    code: "bad-timestamp",
    where,
    expected: {
      "pt-BR": "um instante, como 2026-03-01 ou 2026-03-01T12:00:00",
      en: "a moment, such as 2026-03-01 or 2026-03-01T12:00:00",
    },
    received:
      row === undefined ? words : { "pt-BR": `${words["pt-BR"]} na linha ${row}`, en: `${words.en} in row ${row}` },
    remedy: {
      "pt-BR": "Escreva ano-mês-dia, ou os milissegundos desde 1970. Sem fuso, o instante é UTC.",
      en: "Write year-month-day, or the milliseconds since 1970. Without a zone, the moment is UTC.",
    },
  });
}
