// Kappas of scikit-learn and statsmodels, label models climbed by scipy without EM: tests/contract/reference/labelling.py.
import { describe, expect, test } from "vitest";
import golden from "../../../tests/contract/reference/labelling.json" with { type: "json" };
import type { Matrix } from "../data/matrix.ts";
import { Table } from "../data/table/table.ts";
import {
  ABSTAIN,
  applyLabellingFunctions,
  DawidSkene,
  entropySampling,
  fleissKappa,
  krippendorffAlpha,
  LabelModel,
  labellingSummary,
  MajorityLabelVoter,
  marginSampling,
  pairwiseKappa,
  uncertaintySampling,
} from "./index.ts";

const votesOf = (codes: number[][]) => codes.map((row) => row.map((code) => (code < 0 ? ABSTAIN : code)));
const full = votesOf(golden.data.full);
const holed = votesOf(golden.data.holed);
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

function expectNear(got: Matrix | Float64Array | undefined, want: number[] | number[][], within: number) {
  const values = got instanceof Float64Array ? got : (got?.values ?? []);
  const numbers = want.flat();
  expect(values.length).toBe(numbers.length);
  expect(Math.max(...numbers.map((number, i) => Math.abs(number - (values[i] ?? Number.NaN))))).toBeLessThan(within);
}

describe("agreement", () => {
  test("of each pair is scikit-learn's kappa", () => expectNear(pairwiseKappa(full), golden.kappa, 1e-12));

  test("of all is statsmodels' Fleiss", () => expect(fleissKappa(full)).toBeCloseTo(golden.fleiss, 12));

  test("is Krippendorff's alpha, with holes too, and as he published it", () => {
    expect(krippendorffAlpha(full)).toBeCloseTo(golden.alpha.full, 12);
    expect(krippendorffAlpha(holed)).toBeCloseTo(golden.alpha.holed, 12);
    expect(krippendorffAlpha(votesOf(golden.data.published))).toBeCloseTo(0.743, 3);
  });

  test("of pairs looks at what both labelled, and is not a number where they share nothing", () => {
    const votes = [["a", "a", null], ["b", "b", null], ["a", "b", null], ["b", null, "a"]]; // biome-ignore format: a matrix
    const [first, , third] = pairwiseKappa(votes).toArrays();
    expect(first?.[1]).toBeCloseTo(0.4, 12);
    expect(third?.[1]).toBeNaN();
  });

  test("by Fleiss needs as many labels everywhere, and says who can do without", () => {
    expect(() => fleissKappa(holed)).toThrow(code("uneven-votes"));
    expect(() => fleissKappa([["a"], ["b"]])).toThrow(code("uneven-votes"));
    expect(() => fleissKappa([[null, null]])).toThrow(code("no-votes"));
  });
});

describe("labelling functions", () => {
  type Comment = { readonly texto: string };
  const temLink = ({ texto }: Comment) => (texto.includes("http") ? "spam" : ABSTAIN);
  const elogia = ({ texto }: Comment) => (/parabéns|adorei/iu.test(texto) ? "ham" : ABSTAIN);
  const texts = ["veja http://x.co", "Adorei a aula 👏", "parabéns! http://x.co", "ok"];

  test("become columns of votes, of a list or of a table", () => {
    const want = [["spam", null, "spam", null], [null, "ham", "ham", null]]; // biome-ignore format: a matrix
    for (const examples of [texts.map((texto) => ({ texto })), Table.fromColumns({ texto: texts })]) {
      const votes = applyLabellingFunctions([temLink, elogia], examples as Iterable<Comment>);
      expect(votes.columnNames).toEqual(["temLink", "elogia"]);
      expect(votes.columnNames.map((name) => votes.column(name))).toEqual(want);
    }
  });

  test("are summed up with what they cover, share and contradict", () => {
    const rows = labellingSummary(applyLabellingFunctions([temLink, elogia], texts.map((texto) => ({ texto }))), {
      y: ["spam", "ham", "spam", "ham"],
    }); // biome-ignore format: one thought
    expect(rows).toEqual([
      { name: "temLink", polarity: ["spam"], coverage: 0.5, overlaps: 0.25, conflicts: 0.25, correct: 2, incorrect: 0, empiricalAccuracy: 1 },
      { name: "elogia", polarity: ["ham"], coverage: 0.5, overlaps: 0.25, conflicts: 0.25, correct: 1, incorrect: 1, empiricalAccuracy: 0.5 },
    ]); // biome-ignore format: a table
  });

  test("have the figures that numpy counts", () => {
    const rows = labellingSummary(holed, { y: golden.data.truth });
    expect(rows.map(({ name: _, polarity: __, ...figures }) => figures)).toEqual(golden.summary);
  });

  test("that return nothing, no class or have one name are named", () => {
    const semReturn = () => undefined as never;
    expect(() => applyLabellingFunctions([semReturn], [1])).toThrow(code("bad-vote"));
    expect(() => applyLabellingFunctions([() => [] as never], [1])).toThrow(code("bad-vote"));
    expect(() => applyLabellingFunctions([async () => "spam"] as never, [1])).toThrow(code("bad-vote"));
    expect(() => applyLabellingFunctions([temLink, temLink], [])).toThrow(code("bad-labelling-functions"));
    expect(() => applyLabellingFunctions([temLink({ texto: "" })] as never, [])).toThrow(
      code("bad-labelling-functions"),
    );
    expect(() => applyLabellingFunctions([temLink], "texto" as never)).toThrow(code("not-examples"));
  });
});

describe("DawidSkene", () => {
  test.each(["full", "holed"] as const)("comes to the top that scipy climbs to: %s", (name) => {
    const model = new DawidSkene({ tol: 1e-9, maxIter: 20_000 }).fit(votesOf(golden.data[name]));
    const want = golden.dawidSkene[name];
    expectNear(model.classBalance, want.balance, 1e-5);
    for (const [j, table] of want.tables.entries()) expectNear(model.confusions?.[j], table, 1e-5);
    expectNear(model.predictProba(votesOf(golden.data[name])), want.proba, 1e-4);
  });

  test("finds the careless annotator without a true label", () => {
    const { accuracies } = new DawidSkene().fit(full);
    expect(accuracies?.indexOf(Math.min(...accuracies))).toBe(3);
  });
});

describe("LabelModel", () => {
  test.each([
    ["learning how common the classes are", null, golden.labelModel.holed],
    ["told how common they are", [0.5, 0.3, 0.2], golden.labelModel.given],
  ])("comes to the top that scipy climbs to, %s", (_, classBalance, want) => {
    const model = new LabelModel({ classBalance, tol: 1e-9, maxIter: 20_000 }).fit(holed);
    expectNear(model.classBalance, want.balance, 1e-5);
    for (const [j, table] of want.tables.entries()) expectNear(model.voteProbabilities?.[j], table, 1e-5);
    expectNear(model.predictProba(holed), want.proba, 1e-4);
  });

  test("abstains where nobody votes, and where two votes weigh the same", () => {
    const model = new LabelModel({ classBalance: [0.5, 0.5] }).fit([["a", "a", "a"], ["b", "b", "b"]]); // biome-ignore format: a matrix
    expect(model.predict([[null, null, null], ["a", "b", null], [null, "b", null]])).toEqual([null, null, "b"]); // biome-ignore format: a matrix
    expectNear(model.predictProba([[null, null, null]]), [0.5, 0.5], 1e-12);
  });
});

describe("MajorityLabelVoter", () => {
  const votes = [["a", "a", "b"], ["a", "b", null], [null, null, null], [null, "b", null]]; // biome-ignore format: a matrix

  test("abstains where nobody votes and on ties", () => {
    const voter = new MajorityLabelVoter().fit(votes);
    expect(voter.predict(votes)).toEqual(["a", null, null, "b"]);
    expect(voter.predictProba(votes).toArrays()).toEqual([[1, 0], [0.5, 0.5], [0.5, 0.5], [0, 1]]); // biome-ignore format: a matrix
  });

  test("lets chance decide a tie, the same each time", () => {
    const ties = Array.from({ length: 200 }, () => ["a", "b"]);
    const voter = new MajorityLabelVoter({ tieBreak: "random", randomState: 3 }).fit(ties);
    const said = voter.predict(ties);
    expect(new Set(said)).toEqual(new Set(["a", "b"]));
    expect(voter.predict(ties)).toEqual(said);
  });

  test("refuses other voters and other classes", () => {
    const voter = new MajorityLabelVoter().fit(votes);
    expect(() => voter.predict([["a", "b"]])).toThrow(code("other-columns"));
    expect(() => voter.predict([["a", "b", "c"]])).toThrow(code("unknown-class"));
  });
});

test.each([
  ["uncertainty", uncertaintySampling],
  ["margin", marginSampling],
  ["entropy", entropySampling],
] as const)("%s chooses what numpy's order chooses", (name, choose) => {
  expect(choose(golden.data.proba, { n: 12 })).toEqual(golden.sampling[name]);
});
