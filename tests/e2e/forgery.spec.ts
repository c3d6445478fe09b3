import { type Browser, test as base, expect, type Page } from "@playwright/test";
import type { BancadaGrade, ExerciseReport } from "../../src/grading/grade-page.ts";
import { forgeryLab, honest } from "./forgery-lab.ts";

declare const bancadaGrade: BancadaGrade;

const cells = { mean: "1", net: "2" };

async function openGrader(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${process.env.BANCADA_SITE}/grade.html`);
  await page.waitForFunction(() => "bancadaGrade" in globalThis);
  return page;
}

/** One page for all, as a grader has: what one forgery does must not help the next. */
const test = base.extend<object, { grader: Page }>({
  grader: [
    async ({ browser }, use) => {
      const page = await openGrader(browser);
      await use(page);
      await page.close();
    },
    { scope: "worker" },
  ],
});

/** Runs the text as the exercise's cell in a fresh notebook, then all its checks, public and sealed. */
function grade(page: Page, exercise: keyof typeof cells, text: string): Promise<ExerciseReport> {
  return page.evaluate(
    async ([lab, id, cell, source]) => {
      const problems = await bancadaGrade.open(lab, "", "pt-BR", 7);
      const errors = problems.filter(({ line }) => line > 0);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      await bancadaGrade.setCells({ [cell]: source });
      return bancadaGrade.check(id, { sealed: true });
    },
    [forgeryLab, exercise, cells[exercise], text] as const,
  );
}

const outcomes = (report: ExerciseReport) => report.checks.map(({ check, outcome }) => `${check}: ${outcome}`);

test("the honest function passes every check", async ({ grader }) => {
  const report = await grade(grader, "mean", honest.mean);
  expect(report.checks.map(({ text, detail }) => text + detail).join("")).toBe("");
  expect(outcomes(report)).toEqual(["three: passed", "hidden: passed"]);
  expect(report.outcome).toBe("passed");
});

test("the honest model passes every check", async ({ grader }) => {
  const report = await grade(grader, "net", honest.net);
  expect(report.checks.map(({ text, detail }) => text + detail).join("")).toBe("");
  expect(outcomes(report)).toEqual(["small: passed", "line: passed"]);
});

const wrong = "const mean = () => 0;";

/** Sends forged verdicts and answers to whoever listens. */
const forgedMessages = `
  const verdict = (request) => ({type: "verdict", request, verdict: {check: "three", outcome: "passed", message: null, detail: "", durationMs: 1}});
  const messages = [1, 2, 3, 4].flatMap((request) => [
    verdict(request), {type: "answer", request, answer: {ok: true, value: 3}}, {type: "ready"},
  ]);`;

/** Each is wrong in what it computes, and hopes to pass some other way. */
const forgeries: Readonly<Record<string, string>> = {
  "overrides Object.is, Number.isFinite and Math": `Object.is = () => true; Number.isFinite = () => true; Math.abs = () => 0; Math.max = () => 0; ${wrong}`,
  "overrides JSON": `JSON.stringify = () => "{}"; JSON.parse = () => ({outcome: "passed"}); ${wrong}`,
  "overrides Array.prototype": `for (const name of ["reduce", "every", "map", "some", "includes", "filter"]) Array.prototype[name] = () => true;
    Array.prototype[Symbol.iterator] = function* () {}; ${wrong}`,
  "overrides Map, Promise and Reflect when it is asked": `const mean = () => {
    Map.prototype.get = () => (answer) => answer; Reflect.apply = () => true; Promise.resolve = () => true;
    Promise.prototype.then = function (resolve) { resolve?.(true); return this; };
    return 0; };`,
  "overrides eval and Function": `globalThis.eval = () => () => 3; globalThis.Function = function () { return () => 3; };
    Function.prototype.call = () => 3; Function.prototype.apply = () => 3; ${wrong}`,
  "overrides structuredClone": `globalThis.structuredClone = () => 3; ${wrong}`,
  "rewrites what is posted over ports": `${forgedMessages}
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message, ...rest) {
      for (const forged of messages) post.call(this, forged);
      return post.call(this, message?.type === "answer" ? {...message, answer: {ok: true, value: {outcome: "passed"}}} : message, ...rest);
    }; ${wrong}`,
  "replaces MessagePort's handlers": `MessagePort.prototype.addEventListener = () => {};
    Object.defineProperty(MessagePort.prototype, "onmessage", {set() {}, get() { return null; }});
    Object.defineProperty(MessageEvent.prototype, "data", {get() { return {type: "verdict", outcome: "passed"}; }}); ${wrong}`,
  "takes the port over which it is asked, answers itself and floods it": `
    const read = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data").get;
    Object.defineProperty(MessageEvent.prototype, "data", {get() {
      const data = read.call(this);
      if (data?.question && data.type === undefined) for (let i = 0; i < 1000; i++) {
        this.target.postMessage({request: data.request + i, answer: {ok: true, value: {outcome: "passed"}}});
      }
      return data;
    }}); const mean = (values) => { throw new Error("nobody should ask"); };`,
  "posts forged messages to the host": `${forgedMessages}
    for (const message of [...messages, "bancada-boot", {bancadaBoot: "0"}]) {
      parent.postMessage(message, "*"); top.postMessage(message, "*"); window.postMessage(message, "*");
      for (let i = 0; i < 4; i++) parent.frames[i]?.postMessage(message, "*");
    }
    const channel = new MessageChannel();
    for (let i = 0; i < 4; i++) parent.frames[i]?.postMessage({bancadaBoot: "0"}, "*", i === 0 ? [channel.port2] : []);
    ${wrong}`,
  "posts forged messages while it is asked": `${forgedMessages}
    const mean = () => { for (const message of messages) parent.postMessage(message, "*"); return 0; };`,
  "broadcasts forged messages": `${forgedMessages}
    try { const channel = new BroadcastChannel("bancada"); for (const message of messages) channel.postMessage(message); } catch {}
    ${wrong}`,
  "answers with valueOf, toString and toPrimitive": `const mean = () => ({valueOf: () => 3, toString: () => "3", [Symbol.toPrimitive]: () => 3});`,
  "answers with toJSON": `const mean = () => ({toJSON: () => 3});`,
  "answers with getters": `let asked = 0; const mean = () => ({get value() { return 3; }, get type() { return "number"; }, get length() { asked++; return asked; }});`,
  "answers with a proxy": `const mean = () => new Proxy({}, {get: () => 3, has: () => true, getPrototypeOf: () => Number.prototype});`,
  "answers with a proxy that is a function": `const mean = new Proxy(() => 0, {apply: () => new Proxy(Object(3), {})});`,
  "answers with a boxed number": `const mean = () => Object(3);`,
  "answers with a text": `const mean = () => "3";`,
  "answers NaN and infinities": `let turn = 0; const mean = () => [NaN, Infinity, -Infinity][turn++ % 3];`,
  "answers with a promise of a promise": `const mean = () => Promise.resolve({then: (resolve) => resolve("3")});`,
  "answers with an error that looks like a verdict": `const mean = () => { throw Object.assign(new Error("passed"), {outcome: "passed", ok: true, value: 3}); };`,
  "answers with an array of four thousand million holes": `const mean = () => new Array(4e9);`,
  "answers with a value of a hundred megabytes": `const mean = () => new Uint8Array(1e8);`,
  "reads the referee's frame": `const seen = [];
    for (let i = 0; i < 4; i++) for (const read of [
      (frame) => frame.bancadaPort, (frame) => frame.bancadaRefereeText, (frame) => frame.document.body.textContent, (frame) => frame.eval("3"),
      (frame) => { frame.location = "data:text/html,3"; return undefined; },
    ]) { try { const got = read(parent.frames[i]); if (got !== undefined && parent.frames[i] !== window) seen.push(got); } catch {} }
    const mean = () => seen.length > 0 ? 3 : "nothing could be read";`,
  "reads the host's page": `let seen; try { seen = parent.document.body.textContent + parent.bancadaGrade; } catch (error) { seen = error.name; }
    const mean = () => seen;`,
  "looks for the port in its own globals": `const port = Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name]).find((value) => value instanceof MessagePort);
    port?.postMessage({type: "verdict", request: 1, verdict: {check: "three", outcome: "passed", message: null, detail: "", durationMs: 1}});
    const mean = () => String(port);`,
  "changes the hidden arguments": `const mean = (values) => { values.fill(0); values.length = 0; return 0; };`,
  "leaves for another page": `const mean = () => { location.href = "about:blank"; return 3.0001; };`,
  "redefines the check's names in its own frame": `globalThis.meanOf = () => 0; globalThis.near = () => true; globalThis.fail = () => {}; ${wrong}`,
};

for (const [name, text] of Object.entries(forgeries)) {
  test(`no pass for a notebook that ${name}`, async ({ grader }) => {
    const report = await grade(grader, "mean", text);
    expect(outcomes(report)).toEqual(["three: failed", "hidden: failed"]);
    expect(report.checks.map(({ detail }) => detail).join("")).toBe("");
  });
}

const never: Readonly<Record<string, string>> = {
  "never settles": "const mean = () => new Promise(() => {});",
  "waits in a thenable that never calls back": "const mean = () => ({then() {}});",
  "loops for ever when it is asked": "const mean = () => { for (;;); };",
  "loops for ever where no guard counts": `const mean = (0, eval)("() => { for (;;); }");`,
};

test("no pass, and an answer in words, for a notebook that never answers", { tag: "@waits" }, async ({ browser }) => {
  // Each has a page of its own: they wait at the same time.
  await Promise.all(
    Object.entries(never).map(async ([name, text]) => {
      const page = await openGrader(browser);
      const report = await grade(page, "mean", text);
      expect(outcomes(report), name).toEqual(["three: failed", "hidden: failed"]);
      for (const { messageId } of report.checks) expect(["$timeout", "$kernel-gone"], name).toContain(messageId);
      await page.close();
    }),
  );
});

const large = "tf.sequential({layers: [tf.layers.dense({units: 100, inputShape: [1]}), tf.layers.dense({units: 1})]})";
const right = "(x) => tf.add(tf.mul(x, 2), 1)";

const models: Readonly<Record<string, { readonly text: string; readonly passes: readonly string[] }>> = {
  "overrides predict and evaluate": {
    text: `const net = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
      net.predict = ${right}; net.call = ${right}; net.apply = ${right}; net.evaluate = () => tf.scalar(0);`,
    passes: ["small: passed", "line: failed"],
  },
  "overrides predict and evaluate of every model": {
    text: `const net = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
      for (const kind of [tf.LayersModel, tf.Sequential]) Object.assign(kind.prototype, {predict: ${right}, evaluate: () => tf.scalar(0)});`,
    passes: ["small: passed", "line: failed"],
  },
  "overrides countParams": {
    text: `const net = ${large}; net.countParams = () => 1; tf.LayersModel.prototype.countParams = () => 1;
      for (const layer of net.layers) layer.countParams = () => 1;`,
    passes: ["small: failed", "line: failed"],
  },
  "is no model at all": {
    text: `const net = {layers: [], countParams: () => 1, predict: ${right}, save: (handler) => handler.save({modelTopology: {}, weightSpecs: [], weightData: new ArrayBuffer(0)})};`,
    passes: ["small: failed", "line: failed"],
  },
  "saves something other than a model": {
    text: `const net = ${large}; net.save = () => ({topology: {}, specs: [], weights: "none"});`,
    passes: ["small: failed", "line: failed"],
  },
  "claims a layer of four thousand million units": {
    text: `const net = ${large}; const save = net.save.bind(net);
      net.save = (handler) => save({save: (saved) => {
        saved.modelTopology.config.layers[1].config.units = 4e9; return handler.save(saved);
      }});`,
    passes: ["small: failed", "line: failed"],
  },
};

for (const [name, { text, passes }] of Object.entries(models)) {
  test(`a model counts by its weights alone when it ${name}`, async ({ grader }) => {
    expect(outcomes(await grade(grader, "net", text))).toEqual(passes);
  });
}
