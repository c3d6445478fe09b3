import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MlflowError } from "../records/mlflow-error.ts";
import type { RunRecord } from "../records/records.ts";
import type { Clause, Comparator } from "./clause.ts";
import { like } from "./like.ts";
import { matches } from "./match-run.ts";
import { orderRuns } from "./order.ts";
import { offsetOf, pageToken } from "./page-token.ts";
import { parseFilter } from "./parse-filter.ts";
import { printFilter } from "./print-filter.ts";
import { searchRuns } from "./search-runs.ts";

interface Given {
  readonly id: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly dataset?: string;
}

const runOf = ({ id, params = {}, metrics = {}, tags = {}, startTime = 0, endTime, dataset }: Given): RunRecord => ({
  runId: id,
  experimentId: "0",
  runName: `run ${id}`,
  userId: "",
  status: "FINISHED",
  startTime,
  endTime: endTime ?? null,
  stage: "active",
  params: new Map(Object.entries(params)),
  tags: new Map(Object.entries(tags)),
  metrics: new Map(Object.entries(metrics).map(([key, value]) => [key, [{ value, timestamp: 0, step: 0 }]])),
  datasets: dataset
    ? [
        {
          tags: new Map([["mlflow.data.context", "training"]]),
          name: dataset,
          digest: "abc",
          sourceType: "local",
          source: "{}",
          schema: "",
          profile: "",
        },
      ]
    : [],
});

const runs = [
  runOf({ id: "a", params: { model: "arvore", depth: "5" }, metrics: { f1: 0.8, "f1 val": 0.5 }, startTime: 3 }),
  runOf({
    id: "b",
    params: { model: "Árvore" },
    metrics: { f1: 0.9 },
    tags: { dono: "ana" },
    startTime: 2,
    endTime: 9,
  }),
  runOf({ id: "c", params: { model: "rede" }, metrics: { f1: Number.NaN }, startTime: 1, dataset: "pacientes" }),
  runOf({ id: "d", startTime: 1 }),
];

const found = (filter: string) =>
  runs
    .filter((run) => matches(run, parseFilter(filter)))
    .map(({ runId }) => runId)
    .join("");

const refusal = (filter: string): string => {
  try {
    parseFilter(filter);
    return "accepted";
  } catch (error) {
    return error instanceof MlflowError ? `${error.code}: ${error.message}` : String(error);
  }
};

describe("a filter", () => {
  test("compares metrics by number, and everything else by text", () => {
    expect(found("")).toBe("abcd");
    expect(found("metrics.f1 > 0.8")).toBe("b");
    expect(found("metric.f1 >= 0.8 and params.model = 'arvore'")).toBe("a");
    expect(found("metrics.f1 != 0.9")).toBe("ac");
    expect(found("param.depth = '5'")).toBe("a");
    expect(found('parameters."depth" = "5"')).toBe("a");
    expect(found("metrics.`f1 val` <= 5e-1")).toBe("a");
    expect(found("tags.dono != 'bia'")).toBe("b");
  });

  test("knows the run's attributes, by all their names", () => {
    expect(found("attributes.start_time < 3")).toBe("bcd");
    expect(found("created >= 2")).toBe("ab");
    expect(found("end_time > 0")).toBe("b");
    expect(found("attr.run_id IN ('a', 'd')")).toBe("ad");
    expect(found("run.run_id NOT IN ('a','d')")).toBe("bc");
    expect(found("run_name LIKE '%b'")).toBe("b");
    expect(found("`run name` = 'run c'")).toBe("c");
    expect(found("status = 'FINISHED' AND datasets.name ILIKE 'PAC%' AND dataset.context = 'training'")).toBe("c");
    expect(found("dataset.digest IN ('abc')")).toBe("c");
  });

  test("LIKE takes any sign for itself", () => {
    for (const sign of [..."-/.*+?^$()[]{}|\\&#@ç"]) {
      expect(like(`a${sign}%`, false).test(`a${sign}b`), sign).toBe(true);
      expect(like(`a${sign}%`, true).test("aab"), sign).toBe(false);
    }
  });

  test("LIKE stands for the whole text: % for anything, _ for one character, and a point for a point", () => {
    expect(found("params.model LIKE 'arv%'")).toBe("a");
    expect(found("params.model ILIKE '_RVORE'")).toBe("ab");
    expect(found("params.model LIKE 'rvore'")).toBe("");
    expect(found("params.model LIKE 'a.vore'")).toBe("");
  });

  test("what a run lacks fulfils nothing, not even !=", () => {
    expect(found("params.model != 'x'")).toBe("abc");
    expect(found("params.depth NOT LIKE '5'".replace("NOT LIKE", "!="))).toBe("");
  });

  test("is refused in MLflow's own words", () => {
    expect(refusal("metrics.f1 > 0.8 OR params.a = 'b'")).toMatch(
      /^INVALID_PARAMETER_VALUE: Invalid clause\(s\) in filter string: 'OR'/,
    );
    expect(refusal("(metrics.f1 > 0.8)")).toMatch(/Invalid clause\(s\) in filter string: '\(metrics.f1 > 0.8\)'/);
    expect(refusal("params.depth > '5'")).toMatch(/Invalid comparator '>' not one of/);
    expect(refusal("params.depth = 5")).toMatch(
      /Expected a quoted string value for parameter \(e.g. 'my-value'\). Got value 5/,
    );
    expect(refusal("params.model = arvore")).toMatch(/Use either single or double quotes/);
    expect(refusal("metrics.f1 > '0.8'")).toMatch(/Expected numeric value type for metric. Found '0.8'/);
    expect(refusal("metrics.f1 LIKE '0%'")).toMatch(/Invalid comparator 'LIKE'/);
    expect(refusal("start_time > 1.5")).toMatch(/numeric attribute: start_time/);
    expect(refusal("accuracy > 0.8")).toMatch(/Invalid attribute key 'accuracy' specified/);
    expect(refusal("mtrics.f1 > 1")).toMatch(/Invalid entity type 'mtrics'/);
    expect(refusal("run_name IN ('a')")).toMatch(/Only the 'run_id' attribute/);
    expect(refusal("run_id IN (1)")).toMatch(/While parsing a list/);
    expect(refusal("metrics.f1 > 1; DROP")).toMatch(/multiple expression/);
    for (const nonsense of ["AND", "metrics.", "'", "metrics.f1 >", "= 1", "a b c", "(", "metrics.f1 > 1 AND", "🍎"])
      expect(refusal(nonsense), nonsense).toMatch(/^INVALID_PARAMETER_VALUE/);
  });

  const key = fc.stringMatching(/^[\w. \-/]{1,20}$/);
  const text = fc.string().map((value) => value.replaceAll('"', ""));
  const numeric = fc.constantFrom<Comparator>(">", ">=", "=", "!=", "<", "<=");
  const textual = fc.constantFrom<Comparator>("=", "!=", "LIKE", "ILIKE");
  const lists = fc.constantFrom<Comparator>("IN", "NOT IN");
  const ids = fc.array(fc.stringMatching(/^[\w' -]{1,9}$/), { minLength: 1, maxLength: 4 });
  // No comparison tells −0 from 0, which it is written as.
  const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const clause: fc.Arbitrary<Clause> = fc.oneof(
    fc.record({ type: fc.constant("metric" as const), key, comparator: numeric, value: double }),
    fc.record({ type: fc.constantFrom("parameter" as const, "tag" as const), key, comparator: textual, value: text }),
    fc.record({
      type: fc.constant("attribute" as const),
      key: fc.constantFrom("start_time", "end_time", "created"),
      comparator: numeric,
      value: fc.integer(),
    }),
    fc.record({
      type: fc.constant("attribute" as const),
      key: fc.constantFrom("run_name", "status", "run name"),
      comparator: textual,
      value: text,
    }),
    fc.record({ type: fc.constant("attribute" as const), key: fc.constant("run_id"), comparator: lists, value: ids }),
    fc.record({
      type: fc.constant("dataset" as const),
      key: fc.constantFrom("name", "digest", "context"),
      comparator: lists,
      value: ids,
    }),
  );

  test("printed and read again is the same filter", () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 5 }), (clauses) => {
        expect(parseFilter(printFilter(clauses))).toEqual(clauses);
      }),
    );
  });

  test("of any text is read or refused, and never breaks", () => {
    const pieces = fc.constantFrom(
      "metrics.f1",
      "params.`a b`",
      ">",
      "=",
      "'x'",
      "1.5",
      "AND",
      "OR",
      "(",
      ")",
      "IN",
      ",",
      ";",
      '"',
    );
    const anything = fc.oneof(
      fc.string(),
      fc.array(pieces).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(anything, (filter) => {
        expect(refusal(filter)).toMatch(/^(accepted|INVALID_PARAMETER_VALUE)/);
      }),
    );
  });
});

describe("the order of runs", () => {
  const ordered = (...clauses: string[]) =>
    orderRuns(runs, clauses)
      .map(({ runId }) => runId)
      .join("");

  test("is the newest first, then by id, where nothing is asked", () => {
    expect(ordered()).toBe("abcd");
  });

  test("puts NaN after all numbers and what is missing last, in both directions", () => {
    expect(ordered("metrics.f1 DESC")).toBe("bacd");
    expect(ordered("metrics.f1 ASC")).toBe("abcd");
    expect(ordered("params.model")).toBe("acbd");
    expect(ordered("end_time desc")).toBe("bacd");
    expect(ordered("start_time ASC", "metrics.`f1`")).toBe("cdba");
  });

  test("refuses what is no order", () => {
    for (const clause of ["metrics.f1 UP", "f1", "", "metrics.f1 DESC x", "dataset.name"])
      expect(() => orderRuns(runs, [clause]), clause).toThrow(MlflowError);
  });
});

describe("pages", () => {
  test("follow each other by a token, and the last has none", () => {
    const search = { filter: "", orderBy: [], maxResults: 3 };
    const first = searchRuns(runs, { ...search, pageToken: undefined });
    expect([first.page.length, first.next]).toEqual([3, pageToken(3)]);
    const second = searchRuns(runs, { ...search, pageToken: first.next });
    expect([second.page.map(({ runId }) => runId), second.next]).toEqual([["d"], undefined]);
  });

  test("take the token that Python writes, and refuse others", () => {
    expect(pageToken(20)).toBe("eyJvZmZzZXQiOiAyMH0=");
    expect(offsetOf("eyJvZmZzZXQiOiAyMH0=")).toBe(20);
    for (const token of ["***", btoa("x"), btoa("{}"), btoa("null"), btoa('{"offset": -1}')])
      expect(() => offsetOf(token), token).toThrow(MlflowError);
    expect(() => searchRuns(runs, { filter: "", orderBy: [], maxResults: 50_001, pageToken: undefined })).toThrow(
      /at most 50000/,
    );
  });
});
