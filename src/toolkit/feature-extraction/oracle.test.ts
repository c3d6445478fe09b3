// The vectorizers against the definitions, written as plainly as can be.
import fc from "fast-check";
import { expect, test } from "vitest";
import { TfidfVectorizer } from "./index.ts";

const word = fc.constantFrom("febre", "tosse", "dor", "sem", "cabeça", "39", "e", "náusea", "😀");
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
const corpus = fc
  .array(text, { minLength: 1, maxLength: 12 })
  .filter((texts) => texts.some((t) => tokens(t).length > 0));
const recipe = fc.record({
  longest: fc.integer({ min: 1, max: 3 }),
  smoothIdf: fc.boolean(),
  sublinearTf: fc.boolean(),
  binary: fc.boolean(),
  norm: fc.constantFrom("l1" as const, "l2" as const, null),
});

const tokens = (t: string) => t.split(" ").filter((w) => w.length > 1 && w !== "😀");
const terms = (t: string, longest: number) =>
  Array.from({ length: longest }, (_, n) =>
    tokens(t).flatMap((_w, i, all) => (i + n < all.length ? [all.slice(i, i + n + 1).join(" ")] : [])),
  ).flat();

test("equals the naive sum over any corpus", () => {
  fc.assert(
    fc.property(corpus, text, recipe, (texts, unseen, { longest, smoothIdf, sublinearTf, binary, norm }) => {
      const options = { ngramRange: [1, longest] as const, smoothIdf, sublinearTf, binary, norm };
      const fitted = new TfidfVectorizer(options).fit(texts);
      const vocabulary = [...new Set(texts.flatMap((t) => terms(t, longest)))].sort();
      expect(fitted.getFeatureNamesOut()).toEqual(vocabulary);

      const extra = smoothIdf ? 1 : 0;
      const rows = [...texts, unseen].map((t) => {
        const raw = vocabulary.map((term) => {
          const count = terms(t, longest).filter((other) => other === term).length;
          const tf = count === 0 ? 0 : binary ? 1 : sublinearTf ? 1 + Math.log(count) : count;
          const df = texts.filter((other) => terms(other, longest).includes(term)).length;
          return tf * (Math.log((extra + texts.length) / (extra + df)) + 1);
        });
        const size = norm === "l1" ? raw.reduce((sum, x) => sum + x, 0) : norm === "l2" ? Math.hypot(...raw) : 1;
        return raw.map((value) => (size === 0 ? 0 : value / size));
      });
      const got = fitted.transform([...texts, unseen]).toDense();
      rows.forEach((row, i) => {
        row.forEach((value, j) => {
          expect(got[i]?.[j]).toBeCloseTo(value, 12);
        });
      });
    }),
  );
});
