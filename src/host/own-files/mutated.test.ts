import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../toolkit/data/csv/read-csv.ts";
import { lookAtCsv } from "./csv-look.ts";

/** `npm run reliability -- csv` is the full size, 5,000. A failure prints its seed. */
const numRuns = Number(process.env.BANCADA_MUTATED_CSV ?? 300);
/** Of the processor: a machine that is busy with something else proves nothing. */
const hangsMs = 20_000;
const busyMs = () => process.cpuUsage().user / 1_000;

const encode = (text: string) => new TextEncoder().encode(text);
const wide = (text: string) => new Uint8Array(Uint16Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0)).buffer);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

const sales = `cidade;valor;obs\n${Array.from({ length: 60 }, (_, i) => `São ${i};${i},5;"disse ""oi"";\nfim ${i}"\n`).join("")}`;
const points = `x,y,nome\r\n${Array.from({ length: 80 }, (_, i) => `${i / 8},-${i}e3,a${i % 7}\r\n`).join("")}`;
const sound = [encode(sales), encode(points), encode(points.replaceAll(",", "\t")), latin(sales), wide(sales)];

type Change = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.constantFrom(
  '"',
  '""',
  ";",
  ",",
  "\n",
  "\r",
  "\t",
  "\0",
  "|",
  '",',
  '"\n',
  "ção",
  "NaN",
  "1e999",
  "\ufeff",
);
const joined = (...parts: readonly Uint8Array[]) => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    out.set(part, end);
    end += part.length;
  }
  return out;
};
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, fc.nat(255)).map(
    ([where, byte]): Change =>
      (bytes) => {
        const out = bytes.slice();
        if (out.length > 0) out[Math.floor(where * (out.length - 1))] = byte;
        return out;
      },
  ),
  fc.tuple(at, piece, fc.integer({ min: 1, max: 40 })).map(
    ([where, text, times]): Change =>
      (bytes) => {
        const place = Math.floor(where * bytes.length);
        return joined(bytes.subarray(0, place), encode(text.repeat(times)), bytes.subarray(place));
      },
  ),
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      (bytes) => {
        const [start, end] = [Math.min(from, to) * bytes.length, Math.max(from, to) * bytes.length];
        return joined(bytes.subarray(0, start), bytes.subarray(end));
      },
  ),
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      (bytes) => {
        const part = bytes.subarray(Math.min(from, to) * bytes.length, Math.max(from, to) * bytes.length);
        return joined(bytes, part);
      },
  ),
);
const mutated = fc
  .tuple(fc.constantFrom(...sound), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([bytes, changes]) => changes.reduce((now, next) => next(now), bytes));

test(`${numRuns} tables with bytes changed, cut out, put in and doubled: each is read or gets a message in both languages, soon`, async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (bytes) => {
      const began = busyMs();
      for (const read of [() => lookAtCsv(new Blob([bytes]), {}), () => readCsv(new Blob([bytes]))]) {
        await read().catch((error: Error & { messageIn?: (language: string) => string }) => {
          expect(error.name).toBe("StudentError");
          for (const language of ["pt-BR", "en"]) expect(error.messageIn?.(language)).toMatch(/\w/);
        });
      }
      expect(busyMs() - began).toBeLessThan(hangsMs);
    }),
    { numRuns },
  );
}, 600_000);
