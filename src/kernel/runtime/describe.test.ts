import * as tf from "@tensorflow/tfjs";
import { JSDOM } from "jsdom";
import { afterEach, expect, test, vi } from "vitest";
import * as toolkit from "../../toolkit/index.ts";
import { parseDescriptions } from "../messages-values.ts";
import { describeValues } from "./describe.ts";

/** What the host gets to know of one value. */
function told(value: unknown, language: "pt-BR" | "en" = "pt-BR") {
  const answer = describeValues({ names: ["x"], read: () => value, language, toolkit: [toolkit] });
  const [description] = parseDescriptions(structuredClone(answer));
  if (!description) throw new Error("nothing was told");
  return description;
}

afterEach(() => {
  vi.unstubAllGlobals();
  tf.disposeVariables();
});

test.each([
  [3.5, "number", "number", "3,5"],
  ["olá", "text", "string", '"olá"'],
  [true, "boolean", "boolean", "true"],
  [null, "nothing", "null", "null"],
  [undefined, "nothing", "undefined", "undefined"],
  [10n, "number", "bigint", "10n"],
  [new Date(0), "date", "Date", "1970-01-01T00:00:00.000Z"],
  [Symbol("s"), "object", "symbol", "Symbol(s)"],
  [{ a: 1, b: [1, 2] }, "object", "Object", "{a: 1; b: [1; 2]}"],
  [new Error("não deu"), "error", "Error", "não deu"],
] as const)("%o is a %s of type %s", (value, kind, type, preview) => {
  expect(told(value)).toMatchObject({ kind, type, preview });
});

test("what a library calls by two letters is told by the notebook's name", () => {
  expect(told(Function("return async function Vt(e) {}")()).preview).toBe("async x(e)");
  expect(told(Function("return class le {}")()).preview).toBe("new x()");
  expect(told(Function("return function media(e) {}")()).preview).toBe("media(e)");
});

test("numbers are written in the reader's language", () => {
  expect(told(0.5, "en").preview).toBe("0.5");
  expect(told([0.25, 1], "pt-BR").preview).toBe("[0,2500; 1]");
});

test("typed arrays tell their exact size", () => {
  expect(told(new Float32Array(1000))).toMatchObject({
    kind: "numbers",
    type: "Float32Array",
    shape: [1000],
    bytes: 4000,
  });
});

test("a list of records is rows with named, typed columns", () => {
  const rows = [
    { idade: 41, clinica: "Norte" },
    { idade: null, clinica: "Sul" },
  ];
  expect(told(rows)).toMatchObject({
    kind: "rows",
    shape: [2, 2],
    columns: [
      { name: "idade", type: "number | null" },
      { name: "clinica", type: "string" },
    ],
  });
});

test("nested lists have a shape as far as their lengths agree", () => {
  expect(
    told([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  ).toMatchObject({ type: "number[][]", shape: [2, 3] });
  expect(told([[1, 2], [3]])).toMatchObject({ type: "number[][]", shape: [2] });
  expect(told([tf.scalar(1)]).type).toBe("Tensor[]");
  expect(told([])).toMatchObject({ type: "unknown[]", shape: [0] });
  expect(told([1, "a"])).toMatchObject({ type: "(number | string)[]" });
});

test("maps and sets tell their size and their first entries", () => {
  expect(told(new Map([["tosse", 2]]))).toMatchObject({ kind: "map", shape: [1], preview: '{"tosse" → 2}' });
  expect(told(new Set([1, 2, 3]))).toMatchObject({ kind: "set", shape: [3], preview: "{1; 2; 3}" });
});

test("a tensor tells shape, dtype and exact bytes, and says when it was thrown away", () => {
  const tensor = tf.tensor2d([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(told(tensor)).toMatchObject({
    kind: "tensor",
    type: "Tensor float32",
    shape: [2, 3],
    bytes: 24,
    disposed: false,
  });
  tensor.dispose();
  expect(told(tensor)).toMatchObject({ kind: "tensor", shape: [2, 3], bytes: 0, disposed: true, preview: "" });
  expect(told(tf.variable(tf.scalar(2)))).toMatchObject({ type: "Variable float32", shape: [], preview: "[2]" });
});

test("describing keeps no tensor", () => {
  const tensor = tf.ones([3]);
  const before = tf.memory().numTensors;
  told(tensor);
  expect(tf.memory().numTensors).toBe(before);
  tensor.dispose();
});

test("a model tells its layers and its parameters; an empty one has none to count", () => {
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 4, inputShape: [3] }), tf.layers.dense({ units: 1 })],
  });
  expect(told(model)).toMatchObject({
    kind: "model",
    type: "Sequential",
    preview: "Dense(4) → Dense(1)",
    parameters: 3 * 4 + 4 + 4 + 1,
    bytes: 84,
  });
  model.dispose();
  expect(told(tf.sequential())).toMatchObject({ kind: "model", preview: "", parameters: null, bytes: null });
});

test("the toolkit's matrices and estimators are known by name, and whether they have learnt", () => {
  const { TfidfVectorizer } = toolkit.featureExtraction;
  const fresh = new TfidfVectorizer();
  expect(told(fresh)).toMatchObject({ kind: "estimator", type: "TfidfVectorizer", fitted: false });
  const fitted = fresh.fit(["tosse seca", "febre alta"]);
  expect(told(fitted)).toMatchObject({ kind: "estimator", type: "TfidfVectorizer", fitted: true });
  expect(told(fitted.transform(["tosse"]))).toMatchObject({ kind: "matrix", type: "SparseMatrix", shape: [1, 4] });
});

test("functions show what they take", () => {
  expect(told((documents: string[], smooth = true) => [documents, smooth])).toMatchObject({ kind: "function" });
  const named = { f: Function("return function idf(documents, { smooth = (1 + 2) } = {}) { return 1; }")() as unknown };
  expect(told(named.f).preview).toBe("idf(documents, { smooth = (1 + 2) } = {})");
  expect(told(Function("return x => x")())).toMatchObject({ kind: "function", preview: "(x)" });
  expect(told(Function("return async () => 1")())).toMatchObject({ kind: "function", preview: "async ()" });
  expect(told(Function("return class Pilha { constructor(itens) {} }")())).toMatchObject({
    kind: "class",
    preview: "new Pilha(itens)",
  });
  expect(told(Math.max)).toMatchObject({ kind: "function", preview: "max()" });
});

test("promises, generators and elements are named, not entered", () => {
  const { window } = new JSDOM("");
  vi.stubGlobal("Node", window.Node);
  vi.stubGlobal("Element", window.Element);
  expect(told(Promise.resolve(1)).kind).toBe("promise");
  expect(
    told(
      (function* () {
        yield 1;
      })(),
    ).kind,
  ).toBe("generator");
  expect(told(window.document.createElement("svg"))).toMatchObject({ kind: "element", preview: "<svg>", bytes: null });
});

test("sizes are reckoned from a sample, and what is met twice counts once", () => {
  expect(told([1, 2, 3]).bytes).toBe(16 + 24);
  expect(told("abcd").bytes).toBe(8);
  const numbers = new Float64Array(100);
  expect(told([numbers, numbers]).bytes).toBe(16 + 16 + 800);
  const rows = Array.from({ length: 10_000 }, () => ({ a: 1, b: 2 }));
  expect(told(rows).bytes).toBe(16 + 8 * 10_000 + 10_000 * 32);
});

// ---- hostile values ----

test("no getter is called, neither an object's own nor its class's", () => {
  const called = vi.fn(() => {
    throw new Error("called");
  });
  class Trap {
    constructor() {
      for (const key of ["shape", "options", "layers", "name", "length"])
        Object.defineProperty(this, key, { get: called, enumerable: true });
    }
    get size() {
      return called();
    }
    get [Symbol.toStringTag](): string {
      return called();
    }
  }
  const list: unknown[] = [1];
  Object.defineProperty(list, 0, { get: called, enumerable: true });
  class Sized extends Map<string, number> {
    override get size(): number {
      return called();
    }
    override [Symbol.iterator](): never {
      return called();
    }
  }
  for (const value of [new Trap(), [new Trap()], { inner: new Trap() }, list, new Sized([["a", 1]])]) {
    expect(told(value).kind).not.toBe("unreadable");
  }
  expect(told(new Sized([["a", 1]]))).toMatchObject({ kind: "map", shape: [1] });
  expect(called).not.toHaveBeenCalled();
});

test("a value that throws when looked at is unreadable, and its neighbours are told", () => {
  const hostile = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new Error("no");
      },
      getOwnPropertyDescriptor: () => {
        throw new Error("no");
      },
    },
  );
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  const values: Readonly<Record<string, unknown>> = { hostile, revoked: proxy, fine: 1 };
  const told = describeValues({
    names: Object.keys(values),
    read: (name) => values[name],
    language: "en",
    toolkit: [],
  });
  expect(told.map(({ name, kind }) => [name, kind])).toEqual([
    ["hostile", "unreadable"],
    ["revoked", "unreadable"],
    ["fine", "number"],
  ]);
});

test("what is immense, endless or goes round is told in bounded work", () => {
  const round: unknown[] = [];
  round.push(round);
  expect(told(round).bytes).toBe(24);
  expect(told(new Array(4_000_000_000)).shape).toEqual([4_000_000_000]);
  let deep: unknown[] = [];
  for (let i = 0; i < 10_000; i += 1) deep = [deep, deep];
  expect(told(deep).kind).toBe("list");
  expect(told("x".repeat(1_000_000)).preview).toHaveLength(120);
});

test("when the time for looking is over, the rest is told by name only", () => {
  let now = 0;
  const read = () => {
    now += 200;
    return 1;
  };
  const told = describeValues({ names: ["a", "b", "c"], read, language: "en", toolkit: [], now: () => now });
  expect(told.map(({ kind }) => kind)).toEqual(["number", "number", "unreadable"]);
});

test("a value that once took too long to look at is not looked at again, and no longer keeps its neighbours waiting", () => {
  let now = 0;
  const slow = new Proxy(
    {},
    {
      getOwnPropertyDescriptor: () => {
        now += 10_000;
        throw new RangeError("ended by the guard");
      },
    },
  );
  const values: Readonly<Record<string, unknown>> = { slow, fine: 1 };
  const ask = () =>
    describeValues({
      names: ["slow", "fine"],
      read: (name) => values[name],
      language: "en",
      toolkit: [],
      now: () => now,
    });
  expect(ask().map(({ kind }) => kind)).toEqual(["unreadable", "unreadable"]);
  const after = now;
  expect(ask().map(({ kind }) => kind)).toEqual(["unreadable", "number"]);
  expect(now).toBe(after);
});

test("what comes from the kernel is bounded by the host, whatever it is", () => {
  for (const nonsense of [null, 1, "x", {}, [null, 1, [], { name: 3 }, { name: "x".repeat(300) }]]) {
    expect(parseDescriptions(nonsense)).toEqual([]);
  }
  const [parsed] = parseDescriptions([
    {
      name: "x",
      kind: "virus",
      type: 3,
      shape: [-1],
      preview: "y".repeat(1000),
      bytes: Number.NaN,
      columns: [3, { name: 1 }],
      fitted: 1,
    },
  ]);
  expect(parsed).toEqual({
    name: "x",
    kind: "unreadable",
    type: "",
    shape: null,
    preview: "y".repeat(120),
    bytes: null,
    columns: [{ name: "", type: "" }],
    fitted: null,
    parameters: null,
    disposed: false,
  });
  expect(parseDescriptions(Array.from({ length: 5_000 }, (_, at) => ({ name: `n${at}` })))).toHaveLength(1_000);
});
