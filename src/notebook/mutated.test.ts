import { readFileSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { labFile } from "./lab.fixture.ts";
import type { Lab, Problem } from "./model.ts";
import { readOverlay } from "./overlay.ts";
import { publishLab } from "./publish.ts";
import { readLab } from "./read.ts";
import { translate } from "./translate.ts";
import { validateLab } from "./validate.ts";
import { writeLab } from "./write.ts";

/** `npm run reliability -- labs` is the full size, 10,000. A failure prints its seed. */
const numRuns = Number(process.env.BANCADA_MUTATED_LABS ?? 60);
/** Hundreds of times what a sound file takes: not how fast it is, but that it ends. Of the processor, which others share. */
const hangsMs = 20_000;
/** Each file has a window of its own: jsdom's keeps all that it ever parsed. */
const newParser = () => new new JSDOM("").window.DOMParser();
const busyMs = () => process.cpuUsage().user / 1_000;

const real = (name: string) =>
  readFileSync(new URL(`../../notebooks/02-vectorization/tfidf/${name}`, import.meta.url), "utf8");
const whole = real("lab.html");
const english = real("lab.en.html");

type Change = (text: string) => string;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.constantFrom(
  ..."< > \" ' = & / <!-- --> <script </script> <script> <\\/script> <lab> </lab> <notebook> </notebook> <exercise <check".split(
    " ",
  ),
  ...'</exercise> <solution> <wrong <![CDATA[ id="1" id="" version="x" points="-1" points="1e99" editable="a" {x} {'.split(
    " ",
  ),
  "\n",
  "\r\n",
  "\0",
  "\u2028",
  "👩‍🔬",
  "const = ;",
  "export default",
);
const place = (text: string, where: number) => Math.floor(where * text.length);
const span = (text: string, from: number, to: number) =>
  [place(text, Math.min(from, to)), place(text, Math.max(from, to))] as const;
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, piece, fc.integer({ min: 1, max: 30 })).map(
    ([where, part, times]): Change =>
      (text) =>
        text.slice(0, place(text, where)) + part.repeat(times) + text.slice(place(text, where)),
  ),
  // A stretch cut out, doubled, or moved to the end; short ones and long ones.
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      (text) => {
        const [start, end] = span(text, from, to);
        return text.slice(0, start) + text.slice(end);
      },
  ),
  fc.tuple(at, fc.integer({ min: 1, max: 80 }), fc.constantFrom("cut", "double", "move")).map(
    ([where, length, what]): Change =>
      (text) => {
        const [start, end] = [place(text, where), place(text, where) + length];
        const part = text.slice(start, end);
        const kept = what === "double" ? text.slice(0, end) : text.slice(0, start);
        return kept + (what === "double" ? part : "") + text.slice(end) + (what === "move" ? part : "");
      },
  ),
  // A tag or attribute of the file itself is lost, or written twice.
  fc.tuple(fc.nat(), fc.boolean()).map(
    ([which, twice]): Change =>
      (text) => {
        const tags = [...text.matchAll(/<\/?[a-z]+[^>]*>|[a-z-]+="[^"]*"/g)];
        const found = tags[which % Math.max(1, tags.length)];
        if (!found) return text;
        const end = found.index + found[0].length;
        return text.slice(0, found.index) + (twice ? found[0] + found[0] : "") + text.slice(end);
      },
  ),
);
const changed = (sound: string) =>
  fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) => changes.reduce((text, next) => next(text), sound));

function expectMessages(problems: readonly Problem[], text: string): void {
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { code, line, message } of problems) {
    expect(code).toMatch(/^[a-z-]+$/);
    expect(line).toBeGreaterThanOrEqual(0);
    expect(line).toBeLessThanOrEqual(lines);
    for (const language of ["pt-BR", "en"] as const) expect(message[language]).toMatch(/\w{2,}/);
  }
}

/** What is read without a complaint is read whole: written and read again, it is the same. */
function expectWhole(lab: Lab): void {
  const again = readLab(writeLab(lab), { parser: newParser() });
  expect(again.problems).toEqual([]);
  expect(again.lab).toEqual(lab);
}

test(`${numRuns} lab files with pieces changed, cut out, put in, moved and doubled: each is read whole or gets messages in both languages, soon`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: changed(labFile) }, changed(whole)), async (text) => {
      const began = busyMs();
      const { lab, problems, lines } = readLab(text, { parser: newParser() });
      expectMessages(problems, text);
      expectMessages(validateLab(lab, lines), text);
      publishLab(lab);
      expect(busyMs() - began).toBeLessThan(hangsMs);
      if (problems.length === 0) expectWhole(lab);
      await turn(); // weak references hold every document until the event loop turns
    }),
    { numRuns },
  );
}, 3_600_000);

test(`${numRuns} translations of a lab, changed alike: each is laid over it or gets messages in both languages, soon`, async () => {
  const { lab } = readLab(whole, { parser: newParser() });
  await fc.assert(
    fc.asyncProperty(changed(english), async (text) => {
      const began = busyMs();
      const { overlay, problems } = readOverlay(text, { parser: newParser() });
      expectMessages(problems, text);
      const translated = translate(lab, overlay);
      for (const { message } of translated.problems) {
        for (const language of ["pt-BR", "en"] as const) expect(message[language]).toMatch(/\w{2,}/);
      }
      expect(translated.lab.notebook.cells.map(({ id }) => id)).toEqual(lab.notebook.cells.map(({ id }) => id));
      expect(busyMs() - began).toBeLessThan(hangsMs);
      await turn();
    }),
    { numRuns },
  );
}, 3_600_000);
