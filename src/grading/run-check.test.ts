import { expect, test } from "vitest";
import type { CheckContext } from "./check-context.ts";
import { ownMessages, verdictMarkdown, verdictText } from "./own-messages.ts";
import { type CheckServices, type RunnableCheck, runCheck, StudentFailure } from "./run-check.ts";

const never = new Promise<never>(() => {});

/** A clock that tests move by hand; `expire` makes the time limit fall. */
function clock() {
  let time = 0;
  let limit: (() => void) | undefined;
  return {
    pass: (ms: number) => {
      time += ms;
    },
    expire: () => limit?.(),
    limits: {
      limitMs: 20_000,
      now: () => time,
      after: (_ms: number, callback: () => void) => {
        limit = callback;
        return () => {
          limit = undefined;
        };
      },
    },
  };
}

function services(change: Partial<CheckServices> = {}): CheckServices {
  return {
    call: async () => 1,
    after: async () => [],
    value: async () => 1,
    model: async () => ({}),
    tf: async () => ({}),
    near: (a, b) => a === b,
    random: () => () => 0.5,
    lab: {},
    prepared: undefined,
    datasets: {},
    studentSeed: 7,
    ...change,
  };
}

const check = (run: (context: CheckContext) => unknown, change: Partial<RunnableCheck> = {}): RunnableCheck => ({
  id: "formula",
  sealed: false,
  messageIds: ["sem-suavizar", "outra"],
  cell: 9,
  run,
  ...change,
});

const verdictOf = (run: (context: CheckContext) => unknown, with_: Partial<CheckServices> = {}, sealed = false) =>
  runCheck(check(run, { sealed }), services(with_), clock().limits);

test("passes when the check returns", async () => {
  const verdict = await verdictOf(async ({ call }) => {
    await call("idf");
  });
  expect(verdict).toEqual({ check: "formula", outcome: "passed", message: null, detail: "", durationMs: 0 });
});

test("fails with the author's message and its values", async () => {
  const verdict = await verdictOf(({ fail }) => fail("outra", { got: 1.5, words: ["a"], list: [1, 2] }));
  expect(verdict).toMatchObject({
    outcome: "failed",
    message: { id: "outra", values: { got: 1.5, words: ["a"], list: [1, 2] } },
    detail: "",
  });
});

test("values of any kind become plain ones, for they may be what the student's code returned", async () => {
  const values: Record<string, unknown> = {
    nothing: undefined,
    map: new Map(),
    mixed: [1, "a", null, {}],
    f: () => 0,
    typed: new Float32Array([1, 2]),
    big: 10n,
    ["__proto__"]: "x",
  };
  const verdict = await verdictOf(({ fail }) => fail("outra", values as never));
  expect(verdict.message?.values).toMatchObject({
    nothing: "undefined",
    map: "Map",
    mixed: ["1", "a", "null", "Object"],
    f: "function",
    typed: [1, 2],
    big: "10",
  });
});

test("a fail inside the author's own try still counts, and the first one wins", async () => {
  const verdict = await verdictOf(({ fail }) => {
    try {
      fail("sem-suavizar");
    } catch {
      // an author's catch that is wider than meant
    }
    fail("outra");
  });
  expect(verdict).toMatchObject({ outcome: "failed", message: { id: "sem-suavizar" } });
});

test("a message that the check does not have is the check's fault, also one of Bancada's", async () => {
  for (const id of ["typo", "$timeout", "toString"]) {
    const verdict = await verdictOf(({ fail }) => fail(id));
    expect(verdict).toMatchObject({ outcome: "broken", message: { id: "$broken" } });
    expect(verdict.detail).toContain(id);
  }
});

test("an exception of the check's own is the check's fault, whatever was thrown", async () => {
  expect((await verdictOf(() => undefined_())).detail).toContain("no such helper");
  for (const thrown of ["text", null, undefined, 7, Object.create(null), Symbol("s")]) {
    const verdict = await verdictOf(() => {
      throw thrown;
    });
    expect(verdict).toMatchObject({ outcome: "broken", message: { id: "$broken" } });
  }
});

test("a check that returns while a call is open forgot an await, and must not pass", async () => {
  const verdict = await verdictOf(({ call }) => void call("idf"), { call: () => never });
  expect(verdict.outcome).toBe("broken");
  expect(verdict.detail).toContain("await is missing");
});

const undefined_ = () => {
  throw new Error("no such helper");
};

const throws = (code: StudentFailure["code"], message = "") => ({
  call: async (name: string) => {
    throw new StudentFailure(code, name, message);
  },
});

test("a student's failure that the check lets through fails it, in Bancada's words", async () => {
  const verdict = await verdictOf(({ call }) => call("idf"), throws("threw", "TypeError: x is undefined"));
  expect(verdict.outcome).toBe("failed");
  expect(verdict.message).toEqual({
    id: "$threw",
    values: { name: "idf", cell: 9, error: "TypeError: x is undefined" },
  });
});

test("a check may catch a student's failure, and say it better", async () => {
  const run = async ({ call, fail }: CheckContext) => {
    try {
      await call("exportVectorizer");
    } catch {
      fail("outra");
    }
  };
  expect(await verdictOf(run, throws("threw"))).toMatchObject({ outcome: "failed", message: { id: "outra" } });
});

test("a sealed check carries nothing that the student's code wrote: an error could hold the hidden input", async () => {
  for (const code of ["threw", "cell-failed"] as const) {
    const verdict = await verdictOf(({ call }) => call("idf"), throws(code, "hidden: [1,2,3]"), true);
    expect(verdict.message).toEqual({ id: `$${code}-hidden`, values: { name: "idf", cell: 9 } });
    expect(JSON.stringify(verdict)).not.toContain("hidden: ");
  }
});

test("a check that awaits for ever by itself is broken", async () => {
  const { limits, expire } = clock();
  const verdict = runCheck(
    check(() => never),
    services(),
    limits,
  );
  expire();
  expect(await verdict).toMatchObject({ outcome: "broken", message: { id: "$broken" } });
});

test("a check whose time the student's code took fails as never answered", async () => {
  const { limits, expire, pass } = clock();
  const verdict = runCheck(
    check(({ call }) => call("idf")),
    services({ call: () => never }),
    limits,
  );
  pass(20_000);
  expire();
  expect(await verdict).toMatchObject({ outcome: "failed", message: { id: "$timeout", values: { name: "idf" } } });
});

test("every message of Bancada's exists in both languages, and leaves no placeholder unfilled", () => {
  const values = { name: "idf", cell: 9, error: "TypeError: `x` is undefined" };
  for (const id of Object.keys(ownMessages)) {
    for (const language of ["pt-BR", "en"] as const) {
      const text = verdictText({ id, values }, {}, language);
      expect(text.length).toBeGreaterThan(40);
      expect(text).not.toMatch(/[{}]/);
    }
    const own = ownMessages[id as keyof typeof ownMessages];
    expect(own["pt-BR"]).not.toBe(own.en);
    expect(own["pt-BR"].match(/\{\w+\}/g)?.sort()).toEqual(own.en.match(/\{\w+\}/g)?.sort());
  }
});

test("a message is read from the check's own texts, else Bancada says that the check is broken", () => {
  const message = { id: "sem-suavizar", values: { got: 1.6931471805599454 } };
  expect(verdictText(message, { "sem-suavizar": "Veio {got}." }, "pt-BR")).toBe("Veio 1,6931.");
  expect(verdictText(message, {}, "pt-BR")).toBe(ownMessages.$broken["pt-BR"]);
  expect(verdictText({ id: "toString", values: {} }, {}, "en")).toBe(ownMessages.$broken.en);
});

test("a student's error never becomes markdown", () => {
  const message = { id: "$threw", values: { name: "idf", cell: 9, error: "<b>[x](http://evil)</b>" } };
  expect(verdictMarkdown(message, {}, "en")).toContain("\\<b\\>\\[x\\]");
});
