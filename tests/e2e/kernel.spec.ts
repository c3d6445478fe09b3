import type { Page } from "@playwright/test";
import { expect, type KernelPage, test } from "./kernel-page.ts";
import type { Bench } from "./pages/kernel.ts";

type Cells = Parameters<Bench["write"]>[0];

const write = (page: Page, ...cells: Cells): Promise<void> => page.evaluate((all) => bench.write(all), cells);
const value = (page: Page, name: string): Promise<unknown> => page.evaluate((it) => bench.value(it), name);
/** Text of a cell's output, once it has settled. */
async function outputOf(kernel: KernelPage, id: string): Promise<string> {
  await kernel.settled(id);
  return kernel.text(id);
}
async function errorOf(kernel: KernelPage, id: string) {
  const state = await kernel.settled(id);
  if (state.type !== "rejected") throw new Error(`cell ${id} is ${state.type}`);
  return state.error;
}

test.describe("reactive run", () => {
  test("a cell that changes runs what depends on it, and nothing else", async ({ kernel, page }) => {
    await write(page, ["1", "const x = 1"], ["2", "const y = x * 2"], ["3", "y + 1"], ["4", "const other = 5"]);
    expect(await outputOf(kernel, "3")).toBe("3");
    await kernel.settled("4");
    await page.evaluate(() => {
      bench.events.length = 0;
    });
    await write(page, ["1", "const x = 10"]);
    await expect.poll(() => kernel.text("3")).toBe("21");
    const ran = () =>
      page.evaluate(() =>
        [...new Set(bench.events.flatMap((event) => (event.type === "fulfilled" ? [event.id] : [])))].sort(),
      );
    await expect.poll(ran).toEqual(["1", "2", "3"]);
  });

  test("a reader runs after the cell that mutates what it reads", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "const list = []"],
      ["3", "const size = list.length", { after: ["2"] }],
      ["2", "await new Promise((r) => setTimeout(r, 30)); list.push(7)"],
    );
    expect(await value(page, "size")).toBe(1);
    expect(await outputOf(kernel, "2")).toBe("");
  });

  test("an order after a cell that is not there does not hold a cell back", async ({ page }) => {
    await write(page, ["1", "const free = 3", { after: ["99"] }]);
    expect(await value(page, "free")).toBe(3);
  });

  test("display, view and inputs: what a person chooses runs what uses it", async ({ kernel, page }) => {
    await write(
      page,
      ["1", `const age = view(Inputs.range([1, 100], {label: "idade", value: 20, step: 1}))`],
      ["2", "display(age); display(age + 1)"],
    );
    await expect.poll(() => kernel.text("2")).toBe("2021");
    await page.evaluate(() => bench.kernel?.place([["1", 0, 0, 800, 60]]));
    await kernel.frame().locator(`[data-cell="1"] input[type=number]`).fill("41");
    await expect.poll(() => kernel.text("2")).toBe("4142");
    expect(await value(page, "age")).toBe(41);
  });

  test("generators, Mutable, invalidation and width give values as they come", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "const count = (function* () { for (let i = 1; i <= 5; i++) yield i; })()"],
      ["2", "count * 10"],
      ["3", "const box = Mutable(1); const grow = () => { box.value += 1; };"],
      ["4", "box"],
      ["5", "const ended = {times: 0}"],
      ["6", "count; invalidation.then(() => { ended.times += 1; })"],
      ["7", "width > 0"],
    );
    await expect.poll(() => kernel.text("2")).toBe("50");
    expect(await page.evaluate(() => bench.kernel?.ask({ kind: "call", name: "grow", args: [] }, 5_000))).toMatchObject(
      { ok: true },
    );
    await expect.poll(() => kernel.text("4")).toBe("2");
    await expect.poll(() => value(page, "ended")).toEqual({ times: 4 });
    expect(await outputOf(kernel, "7")).toBe("true");
  });

  test("an output goes when its cell goes", async ({ kernel, page }) => {
    await write(page, ["1", "const x = 1"], ["2", "x"]);
    expect(await outputOf(kernel, "2")).toBe("1");
    await page.evaluate(() => bench.kernel?.delete(["1"]));
    await expect.poll(async () => (await kernel.settled("2")).type).toBe("rejected");
    expect(await errorOf(kernel, "2")).toMatchObject({ name: "RuntimeError", message: "x is not defined", input: "x" });
    await expect(kernel.frame().locator("[data-cell]")).toHaveCount(1);
  });

  test("notebooks run in a frame that is not seen", async ({ kernel, page }) => {
    await page.evaluate(() => {
      const frame = bench.kernel?.element;
      if (frame) frame.style.display = "none";
    });
    await write(page, ["1", "const x = 2"], ["2", "const y = x * 21"]);
    expect(await value(page, "y")).toBe(42);
    await kernel.settled("2");
  });

  test("a run of a cell repeats to the bit, and each cell and student has other numbers", async ({ page }) => {
    const draw = async (): Promise<unknown> => {
      await write(
        page,
        ["1", "const a = [Math.random(), await Math.random(), Math.random()]"],
        ["2", "const b = [Math.random(), await 0, Math.random()]"],
      );
      return [await value(page, "a"), await value(page, "b")];
    };
    const first = await draw();
    expect(await draw()).toEqual(first);
    const [a, b] = first as [number[], number[]];
    expect(a[0]).not.toBe(b[0]);
    await page.evaluate(() => bench.start({ studentSeed: 8 }));
    expect(await draw()).not.toEqual(first);
  });
});

test("numbers drawn while several cells wait, or by a timer, repeat as well in another notebook of the same student", async ({
  page,
}) => {
  // Inside a library, after its own awaits, nobody can tell for which of two waiting cells a number is drawn.
  const draws = "await (0, eval)(`(async () => { await 0; await 0; return [Math.random(), Math.random()]; })()`)";
  const draw = async (studentSeed: number): Promise<unknown> => {
    await page.evaluate((seed) => bench.start({ studentSeed: seed }), studentSeed);
    await write(
      page,
      ["1", `const a = ${draws}`],
      ["2", `const b = ${draws}`],
      ["3", "const c = await new Promise((done) => setTimeout(() => done([a, b, Math.random()])))"],
    );
    return value(page, "c");
  };
  const first = await draw(7);
  expect(await draw(7)).toEqual(first);
  expect(await draw(8)).not.toEqual(first);
});

test.describe("errors", () => {
  test("an error tells its name, message and line; what depends on it tells which name failed", async ({
    kernel,
    page,
  }) => {
    await write(page, ["1", "const f = (n) => {\n  return n.missing.deep;\n};\nconst x = f({});"], ["2", "x + 1"]);
    expect(await errorOf(kernel, "1")).toMatchObject({ name: "TypeError", line: 2, input: "" });
    expect(await errorOf(kernel, "2")).toMatchObject({ name: "RuntimeError", input: "x" });
  });

  test("the line is the student's: deep in a library, after comments of their own, in each language of the cell", async ({
    kernel,
    page,
  }) => {
    await write(
      page,
      ["1", "\n\ntf.tidy(() => tf.tidy(() => tf.matMul(tf.ones([2, 3]), tf.ones([2, 3]))))"],
      ["2", "\nconst deep = (n) => { if (n === 0) null.x; return JSON.parse('[1]', () => deep(n - 1)); };\ndeep(15)"],
      ["3", "1;\n2;\nnull.x;\n//# sourceURL=other.js"],
      ["4", "import {mean} from 'd3';\n\nnull.x"],
      ["7.2", "\nnull.x", { live: true }],
      ["9", "await 0;\nawait 0; null.x"],
      ["10", "\ndisplay(Plot.plot({marks: [Plot.dot([1], {x: (d) => d.a.b})]}))"],
    );
    const lines: [string, number][] = [];
    for (const id of ["1", "2", "3", "4", "7.2", "9", "10"]) lines.push([id, (await errorOf(kernel, id)).line]);
    expect(lines).toEqual([
      ["1", 3],
      ["2", 2],
      ["3", 3],
      ["4", 3],
      ["7.2", 2],
      ["9", 2],
      ["10", 2],
    ]);
  });

  test("the toolkit's errors speak the reader's language, and follow it", async ({ kernel, page }) => {
    const failing = `import {CountVectorizer} from "bancada/feature-extraction";\nnew CountVectorizer().transform(["a"])`;
    await write(page, ["1", failing]);
    const portuguese = (await errorOf(kernel, "1")).message;
    await page.evaluate(() => bench.kernel?.setAppearance({ language: "en", dark: false }));
    await write(page, ["2", failing]);
    const english = (await errorOf(kernel, "2")).message;
    expect(portuguese).toMatch(/CountVectorizer.*esperava/);
    expect(english).toMatch(/CountVectorizer.*expected/);
    expect(english).not.toBe(portuguese);
  });

  test("what is thrown need not be an error", async ({ kernel, page }) => {
    await write(
      page,
      ["1", `throw "texto"`],
      ["2", "throw null"],
      ["3", "throw {message: 'objeto'}"],
      ["4", "await Promise.reject(7)"],
    );
    expect((await errorOf(kernel, "1")).message).toContain("texto");
    expect((await errorOf(kernel, "2")).message).toContain("null");
    expect((await errorOf(kernel, "3")).message).toBe("objeto");
    expect((await errorOf(kernel, "4")).message).toContain("7");
  });

  test("hostile errors are told too", async ({ kernel, page }) => {
    await write(
      page,
      ["1", `throw Object.defineProperty(new Error("x"), "message", {get() { throw 1; }})`],
      ["2", "throw new Proxy({}, {get() { throw 2; }, has() { throw 3; }})"],
      ["3", "throw Symbol('x')"],
      ["4", "const fine = 1"],
    );
    for (const id of ["1", "2", "3"]) expect((await kernel.settled(id)).type).toBe("rejected");
    expect(await value(page, "fine")).toBe(1);
  });

  test("an unknown module is answered with those that exist", async ({ kernel, page }) => {
    await write(
      page,
      ["1", `await import("lodash")`],
      ["2", `import {nope} from "d3"; nope`],
      ["3", `await import("bancada/nope")`],
      ["4", `await import("bancada/datasets")`, { closed: true }],
    );
    expect((await errorOf(kernel, "1")).message).toContain("papaparse");
    expect((await errorOf(kernel, "2")).message).toContain(`"nope"`);
    expect((await errorOf(kernel, "3")).message).toContain("bancada/datasets");
    expect((await errorOf(kernel, "4")).message).toContain("do zero");
  });

  test("prints, and errors that nobody catches, are told by the cell that made them", async ({ kernel, page }) => {
    await write(
      page,
      ["1", `console.log("a", {b: 1}); console.warn([1, 2]); await 0; console.error("depois")`],
      ["2", `Promise.reject(new Error("solto")); const two = 2`],
    );
    await kernel.settled("2");
    const logs = () =>
      page.evaluate(() =>
        bench.events.flatMap((event) => (event.type === "log" ? [[event.id, event.level, event.text]] : [])),
      );
    await expect.poll(async () => (await logs()).length).toBe(4);
    expect(await logs()).toEqual(
      expect.arrayContaining([
        ["1", "log", 'a {"b":1}'],
        ["1", "warn", "[1,2]"],
        ["1", "error", "depois"],
        ["2", "error", "Error: solto"],
      ]),
    );
  });
});

test.describe("stop", () => {
  test("a cell that awaits for ever is stopped, and runs again when it is mended", async ({ kernel, page }) => {
    await write(page, ["1", "const x = await new Promise(() => {})"], ["2", "x + 1"], ["3", "const z = 5"]);
    expect(await value(page, "z")).toBe(5);
    await page.evaluate(() => bench.kernel?.stopCells(["1"]));
    expect((await errorOf(kernel, "1")).name).toBe("StoppedError");
    expect(await errorOf(kernel, "2")).toMatchObject({ input: "x" });
    await write(page, ["1", "const x = 41"]);
    await expect.poll(() => kernel.text("2")).toBe("42");
  });

  test("a cell that awaits for ever does not hold back its next run", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "const wait = true"],
      ["2", "const y = wait ? await new Promise(() => {}) : 1"],
      ["3", "y"],
    );
    await page.waitForFunction(() => bench.events.some((event) => event.type === "enter" && event.id === "2"));
    await write(page, ["1", "const wait = false"]);
    await expect.poll(() => kernel.text("3")).toBe("1");
  });

  test("a run that was replaced ends at its next await", async ({ page }) => {
    await write(
      page,
      ["1", "const log = []"],
      ["2", "const mode = 'old'"],
      [
        "3",
        "mode; if (mode === 'old') { try { while (true) { await new Promise((r) => setTimeout(r, 5)); log.push(1); } } finally { log.push('end'); } }",
      ],
    );
    await expect.poll(async () => ((await value(page, "log")) as unknown[]).length).toBeGreaterThan(1);
    await write(page, ["2", "const mode = 'new'"]);
    await expect.poll(async () => ((await value(page, "log")) as unknown[]).at(-1)).toBe("end");
  });

  for (const loop of [
    "while (true) {}",
    "while (true) await null;",
    "const f = () => f() || f(); for (;;) { try { f() } catch {} }",
    "for (;;) { try { for (;;); } catch { for (;;); } finally { for (;;); } }",
    "for (let i = 0, n = 1e10, s = 0; i < n; i++) s += i;",
    "for (let i = 0, a = new Array(4e9), s = 0; i < a.length; i++) s += a[i];",
  ]) {
    test(`the guard ends ${loop}`, async ({ kernel, page }) => {
      await page.evaluate(() => bench.start({ blockedAfterMs: 400 }));
      await write(page, ["1", `\n${loop}`], ["2", "const fine = 1"]);
      const error = await errorOf(kernel, "1");
      expect(error.name).toBe("BlockedError");
      expect(error.line).toBe(2);
      expect(await value(page, "fine")).toBe(1);
    });
  }

  test("an endless loop that no guard sees leaves the page alive, is told, and is ended with its frame", async ({
    kernel,
    page,
  }) => {
    await write(page, ["1", "const x = 1"]);
    await kernel.settled("1");
    await write(page, ["2", `(0, eval)("while (true) {}")`]);
    await page.waitForFunction(() => bench.events.some((event) => event.type === "unresponsive"));
    expect(await page.evaluate(() => bench.events.find((event) => event.type === "unresponsive"))).toEqual({
      type: "unresponsive",
      id: "2",
    });
    expect(await page.evaluate(() => bench.kernel?.ping(100))).toBe(false);
    expect(await page.evaluate(() => bench.kernel?.ask({ kind: "value", name: "x" }, 100))).toMatchObject({
      ok: false,
      code: "timeout",
    });
    await page.evaluate(() => bench.start());
    await write(page, ["1", "const x = 2"]);
    expect(await value(page, "x")).toBe(2);
    expect(await page.evaluate(() => bench.deaths)).toEqual([]);
  });

  test("a busy kernel is told to answer again", async ({ page }) => {
    await write(page, [
      "1",
      `const end = performance.now() + 3500; (0, eval)("(end) => { while (performance.now() < end) {} }")(end)`,
    ]);
    await page.waitForFunction(() => bench.events.some((event) => event.type === "responsive"));
  });
});

test.describe("hostile kernels", () => {
  const start = (page: Page, body: string): Promise<void> =>
    page.evaluate(
      (text) =>
        void bench.start({
          kernelText: `const port = bancadaPort; const say = (m) => port.postMessage(m); port.onmessage = ({data}) => { if (data.type === "start") say({type: "ready"}); ${text} };`,
        }),
      body,
    );

  test("a million messages do not freeze the host, and end the kernel", async ({ page }) => {
    await start(
      page,
      `if (data.type === "define") for (let i = 0; i < 1e6; i++) say({type: "fulfilled", id: "1", version: i, durationMs: 1, live: ""});`,
    );
    const beats = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          const timer = setInterval(() => {
            count += 1;
            if (bench.deaths.length === 0) return;
            clearInterval(timer);
            resolve(count);
          }, 5);
        }),
    );
    await page.evaluate(() => bench.define(bench.cell("1", "", "()=>1")));
    // The host goes on with its own work meanwhile.
    expect(await beats).toBeGreaterThan(5);
    expect(await page.evaluate(() => bench.deaths)).toEqual(["flooded"]);
    // How many pass depends on how long the flood takes; by far the most must not.
    expect(await page.evaluate(() => bench.events.length)).toBeLessThan(200_000);
  });

  test("a list longer than any kernel sends ends the kernel", async ({ page }) => {
    await start(
      page,
      `if (data.type === "define") say(Array.from({length: 501}, (_, i) => ({type: "pending", id: "1"})));`,
    );
    await page.evaluate(() => bench.define(bench.cell("1", "", "()=>1")));
    await expect.poll(() => page.evaluate(() => bench.deaths)).toEqual(["flooded"]);
  });

  test("immense messages end the kernel before they take the host's time", async ({ page }) => {
    await start(
      page,
      `if (data.type === "define") for (let i = 0; i < 40; i++) say({type: "log", id: "1", level: "log", text: "", more: Array.from({length: 4e5}, () => ({a: [{}]}))});`,
    );
    await page.evaluate(() => bench.define(bench.cell("1", "", "()=>1")));
    await page.waitForFunction(() => bench.deaths.length > 0, undefined, { timeout: 30_000 });
    expect(await page.evaluate(() => bench.deaths)).toEqual(["flooded"]);
  });

  test("a library is not handed over thousands of times", async ({ page }) => {
    await start(
      page,
      `globalThis.got = (globalThis.got ?? 0) + (data.type === "library" ? 1 : 0);
       if (data.type === "define") for (let i = 0; i < 9000; i++) say({type: "need", request: i, specifier: "@tensorflow/tfjs"});
       if (data.type === "ask") say({type: "answer", request: data.request, answer: {ok: true, value: globalThis.got}});`,
    );
    await page.evaluate(() => bench.define(bench.cell("1", "", "()=>1")));
    await expect.poll(() => value(page, "got")).toBe(20);
    await page.evaluate(() => bench.text("@tensorflow/tfjs"));
    expect(await value(page, "got")).toBe(20);
    expect(await page.evaluate(() => bench.deaths)).toEqual([]);
  });

  test("nonsense, unknown cells and huge texts are dropped or cut", async ({ page }) => {
    await start(
      page,
      `if (data.type === "define") {
        for (const m of [null, 1, "x", [], {}, {type: "fulfilled"}, {type: "fulfilled", id: {}}, {type: "pending", id: "unknown"}, {type: "heights", heights: 3},
          {type: "heights", heights: [["1", NaN], ["1"], 5, ["unknown", 3]]}, {type: "rejected", id: "1", error: 5}, {type: "answer", request: 1e9, answer: null},
          {type: "file", id: "1", name: "../../x", bytes: "text"}, {type: "summary", id: "1", text: "x".repeat(1e6)}, {type: "tensors", cells: [["1", -1, "x"]]},
          {type: "log", id: "1", level: "fatal", text: {}}, {type: "need", specifier: "kernel", request: 1}, {type: "need", specifier: "__proto__", request: 2}]) say(m);
        say({type: "fulfilled", id: "1", version: 1, durationMs: -5, live: "x".repeat(1e6)});
      }`,
    );
    await page.evaluate(() => bench.define(bench.cell("1", "", "()=>1")));
    await page.waitForFunction(() => bench.state("1")?.type === "fulfilled");
    const events = await page.evaluate(() => bench.events);
    expect(events.every((event) => !("id" in event) || event.id === "1")).toBe(true);
    expect(events.find((event) => event.type === "rejected")).toMatchObject({ error: { message: "", line: 0 } });
    const summary = events.find((event) => event.type === "summary");
    expect(summary?.type === "summary" && summary.text.length).toBe(300);
    expect(await page.evaluate(() => bench.deaths)).toEqual([]);
  });

  test("a cell that changes the browser's own objects does not silence the kernel", async ({ page }) => {
    await write(
      page,
      [
        "1",
        `MessagePort.prototype.postMessage = () => { throw 1 }; globalThis.postMessage = () => {}; globalThis.structuredClone = () => "forged";
         performance.now = () => NaN; globalThis.setTimeout = () => {}; globalThis.requestAnimationFrame = () => {}; globalThis.queueMicrotask = () => {}; const done = 1`,
      ],
      ["2", "const after = done + 1"],
    );
    expect(await value(page, "after")).toBe(2);
  });

  test("a frame whose process crashes is known to be gone", async ({ page, browserName }) => {
    test.skip(browserName !== "chromium");
    // A kernel that says it is ready and never answers again, with no cell running, is what a crash looks like from outside.
    await start(page, "");
    await page.waitForFunction(() => bench.deaths.length > 0, undefined, { timeout: 30_000 });
    expect(await page.evaluate(() => bench.deaths)).toEqual(["silent"]);
  });
});

test.describe("questions", () => {
  test("values, calls, arguments as they were left, and why there is none", async ({ page }) => {
    await write(
      page,
      [
        "1",
        "const n = 1; const map = new Map([['a', [1, {b: 2}]]]); const counter = {n: 3, add(k) { return this.n + k; }};",
      ],
      [
        "2",
        "const sort = (list) => { list.sort(); return list.length; }; const boom = () => { throw new TypeError('bum'); };",
      ],
      ["3", "const failed = (() => { throw new Error('falhou'); })()"],
      [
        "4",
        "const later = async (x) => { await 0; return [x, () => 1]; }; const dom = document.body; const forever = () => new Promise(() => {});",
      ],
      ["5", "const loop = {}; loop.self = loop; const big = new Uint8Array(80 * 1024 * 1024);"],
    );
    const ask = (question: object, timeoutMs = 5_000) =>
      page.evaluate(([q, ms]) => bench.kernel?.ask(q as never, ms), [question, timeoutMs] as const);
    expect(await ask({ kind: "value", name: "n" })).toEqual({ ok: true, value: 1 });
    expect(await page.evaluate(async () => [...((await bench.value("map")) as Map<string, unknown>)])).toEqual([
      ["a", [1, { b: 2 }]],
    ]);
    expect(await ask({ kind: "call", name: "counter.add", args: [4] })).toEqual({ ok: true, value: 7 });
    expect(await ask({ kind: "after", name: "sort", args: [[3, 1, 2]] })).toEqual({ ok: true, value: [[1, 2, 3]] });
    expect(await ask({ kind: "call", name: "later", args: [5] })).toEqual({ ok: true, value: [5, { $function: "" }] });
    expect(await ask({ kind: "value", name: "loop" })).toMatchObject({ ok: true });
    const codes: [object, string][] = [
      [{ kind: "value", name: "nothing" }, "not-defined"],
      [{ kind: "value", name: "document" }, "not-defined"],
      [{ kind: "value", name: "n.missing.deep" }, "not-defined"],
      [{ kind: "call", name: "n", args: [] }, "not-a-function"],
      [{ kind: "call", name: "boom", args: [] }, "threw"],
      [{ kind: "value", name: "failed" }, "cell-failed"],
      [{ kind: "value", name: "dom" }, "not-cloneable"],
      [{ kind: "value", name: "big" }, "too-large"],
      [{ kind: "model", name: "n" }, "not-cloneable"],
    ];
    for (const [question, code] of codes) expect(await ask(question), code).toMatchObject({ ok: false, code });
    expect(await ask({ kind: "call", name: "forever", args: [] }, 200)).toMatchObject({ ok: false, code: "timeout" });
    const gone = page.evaluate(() => bench.kernel?.ask({ kind: "call", name: "forever", args: [] }, 60_000));
    await page.evaluate(() => bench.kernel?.kill());
    expect(await gone).toMatchObject({ ok: false, code: "kernel-gone" });
  });
});

test.describe("hostile answers", () => {
  const ask = (page: Page, name: string) =>
    page.evaluate((it) => bench.kernel?.ask({ kind: "value", name: it }, 5_000), name);

  test("what is too large, too deep or not data is refused at once, and the notebook goes on", async ({ page }) => {
    await write(
      page,
      ["1", "const holes = new Array(1e9); const nested = [[new Array(4e9)]]; const fine = 1;"],
      ["2", "const deep = (() => { let d = {}; for (let i = 0; i < 1e5; i++) d = {d}; return d; })();"],
      ["3", "const text = new Error('x'.repeat(4e7)); const view = new Uint8Array(1e8).subarray(3, 5);"],
      ["4", "const list = Object.assign([1, 2], {more: () => 1, heavy: new Uint8Array(1e8)});"],
      ["5", "const proxy = new Proxy({}, {ownKeys() { throw new Error('no'); }}); const frozen = Object.freeze([1]);"],
      [
        "6",
        "const getter = {get a() { throw 1; }}; const revoked = (() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy; })();",
      ],
    );
    for (const name of ["holes", "nested", "deep", "text"])
      expect(await ask(page, name), name).toMatchObject({ ok: false, code: "too-large" });
    for (const name of ["proxy", "getter"])
      expect(await ask(page, name), name).toMatchObject({ ok: false, code: "not-cloneable" });
    expect(await ask(page, "revoked")).toMatchObject({ ok: false });
    expect(
      await page.evaluate(async () => {
        const view = (await bench.value("view")) as Uint8Array;
        return [view.length, view.buffer.byteLength];
      }),
    ).toEqual([2, 2]);
    expect(await page.evaluate(async () => Object.keys((await bench.value("list")) as object))).toEqual(["0", "1"]);
    expect(await value(page, "frozen")).toEqual([1]);
    expect(await value(page, "fine")).toBe(1);
  });

  test("generators and thenables: an answer or a time-out, and the notebook goes on", async ({ page }) => {
    await write(page, [
      "1",
      `const generate = async function* () { for (;;) yield 1; }; const silent = () => ({then() {}});
       const chain = () => ({then(done) { done({then(again) { again(5); }}); }}); const loop = () => { for (;;) await0(); function await0() {} };
       const endless = () => ({get a() { for (;;); }});`,
    ]);
    const call = (name: string) =>
      page.evaluate((it) => bench.kernel?.ask({ kind: "call", name: it, args: [] }, 1_000), name);
    expect(await call("generate")).toEqual({ ok: true, value: {} });
    expect(await call("silent")).toMatchObject({ ok: false, code: "timeout" });
    expect(await call("chain")).toEqual({ ok: true, value: 5 });
    await page.evaluate(() => bench.start({ blockedAfterMs: 300 }));
    await write(page, ["1", "const loop = () => { for (;;); }; const endless = () => ({get a() { for (;;); }});"]);
    expect(await call("loop")).toMatchObject({ ok: false, code: "timeout" });
    expect(await call("endless")).toMatchObject({ ok: false });
    expect(await page.evaluate(() => bench.kernel?.ping(5_000))).toBe(true);
  });

  test("a call that never ends is not taken for the owner of what others make", async ({ kernel, page }) => {
    await write(page, ["1", "const never = () => new Promise(() => {});"]);
    expect(await page.evaluate(() => bench.kernel?.ask({ kind: "call", name: "never", args: [] }, 100))).toMatchObject({
      code: "timeout",
    });
    // Inside a library after its own awaits the owner is the one run that waits.
    await write(page, ["2", "await (0, eval)(`(async () => { await 0; await 0; console.log('x'); })()`)"]);
    await kernel.settled("2");
    await expect
      .poll(() => page.evaluate(() => bench.events.flatMap((event) => (event.type === "log" ? [event.id] : []))))
      .toEqual(["2"]);
  });
});

test.describe("tensors", () => {
  const alive = (page: Page) =>
    page.evaluate(() => bench.kernel?.ask({ kind: "call", name: "alive", args: [] }, 10_000));

  test("memory stays as it is however often cells run", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "const alive = () => tf.memory().numTensors"],
      ["2", "const k = 1"],
      [
        "3",
        "const X = tf.tensor2d(Array.from({length: 40}, (_, i) => [i * k, i + 1])); const y = X.sum(1); const z = X.mul(2).add(1)",
      ],
      [
        "4",
        `const model = tf.sequential({layers: [tf.layers.dense({units: 4, inputShape: [2]}), tf.layers.dense({units: 1})]});
         model.compile({optimizer: tf.train.adam(0.01), loss: "meanSquaredError"});
         await model.fit(X, y, {epochs: 2, batchSize: 16}); const loss = (await model.evaluate(X, y).data())[0]`,
      ],
      ["5", "const predicted = model.predict(X)"],
      [
        "6",
        "async function far() { await 0; const a = tf.ones([9]); await null; return a.add(1); } const held = await far()",
      ],
    );
    for (const id of ["5", "6"]) expect((await kernel.settled(id)).type).toBe("fulfilled");
    const run = async (k: number): Promise<unknown> => {
      await write(page, ["2", `const k = ${k}`]);
      await page.evaluate(() => bench.value("predicted"));
      await page.evaluate(() => bench.kernel?.run(["6"]));
      await page.evaluate(() => bench.value("held"));
      return alive(page);
    };
    const first = await run(2);
    for (let again = 3; again < 23; again++) expect(await run(again)).toEqual(first);
    expect(await value(page, "held")).toMatchObject({ shape: [9] });
    await expect
      .poll(() =>
        page.evaluate(() =>
          bench.events.some((event) => event.type === "tensors" && event.cells.some(([id]) => id === "3")),
        ),
      )
      .toBe(true);
    await page.evaluate(() => bench.kernel?.delete(["2", "3", "4", "5", "6"]));
    await expect.poll(() => alive(page)).toEqual({ ok: true, value: 0 });
  });

  test("an optimiser's state lives on beside a long table", async ({ kernel, page }) => {
    await write(
      page,
      [
        "1",
        `const net = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
         net.compile({optimizer: tf.train.adam(0.01), loss: "meanSquaredError"});
         const rows = Array.from({length: 60_000}, (_, i) => ({i, t: {u: i}}));`,
      ],
      ["2", "await net.fit(tf.ones([8, 1]), tf.ones([8, 1]), {epochs: 1}); const trained = true;"],
    );
    expect((await kernel.settled("2")).type).toBe("fulfilled");
    for (let again = 0; again < 2; again++) {
      await page.evaluate(() => bench.kernel?.run(["2"]));
      expect(await value(page, "trained")).toBe(true);
    }
  });

  test("a model crosses to the host by its weights", async ({ page }) => {
    await write(page, ["1", "const net = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [2]})]})"]);
    const answer = await page.evaluate(async () => {
      const result = await bench.kernel?.ask({ kind: "model", name: "net" }, 10_000);
      if (!result?.ok) return result;
      const { specs, weights } = result.value as { specs: unknown[]; weights: ArrayBuffer };
      return [specs.length, weights.byteLength];
    });
    expect(answer).toEqual([2, 36]);
  });

  test("surfaces of tfvis stand in the cell that asked for them", async ({ kernel, page }) => {
    await write(page, [
      "1",
      `await tfvis.render.barchart({name: "Classes"}, [{index: "a", value: 1}, {index: "b", value: 2}])`,
    ]);
    expect((await kernel.settled("1")).type).toBe("fulfilled");
    await expect(kernel.frame().locator(`[data-cell="1"] .bancada-surface`)).toHaveCount(1);
    await expect(kernel.frame().locator("#tfjs-visor-container")).toHaveCount(0);
  });
});

test.describe("outputs", () => {
  test("values read as a textbook would set them", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "0.5"],
      ["2", `"texto puro"`],
      ["3", "Array.from({length: 60}, (_, i) => ({nome: 'n' + i, valor: i / 4}))"],
      ["4", "new Map([['febre', 1.5], ['dor', 2]])"],
      ["5", "({fundo: [1, {x: 2}]})"],
      ["6", "tf.tensor2d([[1, 2], [3, 4.5]])"],
      ["7", "html`<b>negrito</b>`"],
      ["8", "[[1, 2], [3, 4]]"],
      ["9", "undefined"],
    );
    expect(await outputOf(kernel, "1")).toBe("0,5");
    expect(await outputOf(kernel, "2")).toBe("texto puro");
    await kernel.settled("3");
    await expect(kernel.frame().locator(`[data-cell="3"] tbody tr`)).toHaveCount(50);
    expect(await kernel.text("3")).toContain("50 de 60 linhas");
    expect(await kernel.text("3")).toContain("0,25");
    expect(await outputOf(kernel, "4")).toBe("chavevalorfebre1,5dor2,0");
    expect(await outputOf(kernel, "5")).toContain("fundo");
    expect(await outputOf(kernel, "6")).toContain("Tensor [2, 2] float32");
    await kernel.settled("7");
    await expect(kernel.frame().locator(`[data-cell="7"] b`)).toHaveText("negrito");
    await kernel.settled("8");
    await expect(kernel.frame().locator(`[data-cell="8"] table`)).toHaveCount(1);
    expect(await outputOf(kernel, "9")).toBe("");
  });

  test("huge values are drawn in part, and the frame stays usable", async ({ kernel, page }) => {
    await write(
      page,
      ["1", "Array.from({length: 1e6}, (_, i) => i)"],
      ["2", "let d = {}; for (let i = 0; i < 1e4; i++) d = {d}; display(d)"],
      ["3", `"x".repeat(5e7)`],
      [
        "4",
        `const box = document.createElement("div"); for (let i = 0; i < 1e5; i++) box.append(document.createElement("i")); display(box)`,
      ],
      [
        "5",
        `const root = document.createElement("div"); let at = root; for (let i = 0; i < 1e3; i++) { const b = document.createElement("b"); at.append(b); at = b; } at.append("fundo"); display(root)`,
      ],
      ["6", `[{texto: "y".repeat(1e7)}]`],
      ["7", "Object.fromEntries(Array.from({length: 1e5}, (_, i) => ['k' + i, i]))"],
      ["8", "console.log('z'.repeat(1e7), new Array(1e9)); const done = 1"],
    );
    for (const id of ["1", "2", "3", "4", "5", "6", "7", "8"])
      expect((await kernel.settled(id)).type, id).toBe("fulfilled");
    expect((await kernel.text("3")).length).toBeLessThan(21_000);
    expect(await kernel.text("3")).toContain("20000 de 50000000 caracteres");
    expect((await kernel.text("6")).length).toBeLessThan(1_000);
    expect(await page.evaluate(() => bench.kernel?.ping(5_000))).toBe(true);
    expect(await page.evaluate(() => bench.deaths)).toEqual([]);
    const errors = await page.evaluate(() =>
      bench.events.flatMap((event) => (event.type === "log" && event.level === "error" ? [event.text] : [])),
    );
    expect(errors).toEqual([]);
  });

  test("live values come as short texts, in the reader's language, and draw nothing", async ({ kernel, page }) => {
    await write(page, ["1", "1 / 3", { live: true }], ["2", "[1, 2.5]", { live: true }]);
    expect(await kernel.settled("1")).toMatchObject({ live: "0,3333" });
    expect(await kernel.settled("2")).toMatchObject({ live: "[1; 2,5000]" });
    await expect(kernel.frame().locator("[data-cell]")).toHaveCount(0);
  });

  test("outputs stand where the host says, are clamped to their hole, and tell their height and words", async ({
    kernel,
    page,
  }) => {
    await write(
      page,
      ["1", `html\`<div style="height:200px">alto</div>\``],
      ["2", `html\`<div style="height:100vh">sem fim</div>\``],
      ["3", `Plot.plot({ariaLabel: "Curva de perda", marks: [Plot.barY([1, 2, 3])]})`],
    );
    for (const id of ["1", "2", "3"]) await kernel.settled(id);
    await page.evaluate(() =>
      bench.kernel?.place([
        ["1", 100, 50, 400, 200],
        ["2", 400, 0, 800, 300],
        ["3", 700, 0, 800, 400],
      ]),
    );
    const box = kernel.frame().locator(`[data-cell="1"]`);
    await expect.poll(async () => (await box.boundingBox())?.width).toBe(400);
    const height = (id: string) =>
      page.evaluate(
        (it) =>
          bench.events
            .flatMap((event) => (event.type === "heights" ? event.heights : []))
            .findLast(([cell]) => cell === it)?.[1],
        id,
      );
    await expect.poll(() => height("1")).toBeGreaterThanOrEqual(200);
    expect(await height("1")).toBeLessThan(230);
    expect((await kernel.frame().locator(`[data-cell="2"]`).boundingBox())?.height).toBe(300);
    const summary = (id: string) =>
      page.evaluate((it) => bench.events.findLast((event) => event.type === "summary" && event.id === it), id);
    await expect.poll(() => summary("1")).toMatchObject({ text: "alto", focusable: false });
    await expect.poll(() => summary("3")).toMatchObject({ text: "Figura: Curva de perda" });
    await expect(kernel.frame().getByRole("region", { name: "Saída da célula 1" })).toHaveCount(1);
    await page.evaluate(() => bench.kernel?.setAppearance({ language: "en", dark: true }));
    await expect(kernel.frame().getByRole("region", { name: "Output of cell 1" })).toHaveCount(1);
    expect(await kernel.frame().evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  });

  test("Tab walks through an output and is handed on at both ends", async ({ kernel, page }) => {
    await write(
      page,
      [
        "1",
        "html`<div><button>um</button><label><input type=radio name=r>a</label><label><input type=radio name=r>b</label><button>dois</button></div>`",
      ],
      ["2", "1"],
    );
    await kernel.settled("1");
    await kernel.settled("2");
    await page.evaluate(() =>
      bench.kernel?.place([
        ["1", 0, 0, 800, 100],
        ["2", 200, 0, 800, 50],
      ]),
    );
    const left = () => page.evaluate(() => bench.events.filter((event) => event.type === "leave-output"));
    const focused = () =>
      kernel.frame().evaluate(() => document.activeElement?.textContent || document.activeElement?.nodeName);
    await page.evaluate(() => bench.kernel?.focusOutput("1", "first"));
    await expect.poll(focused).toBe("um");
    await page.keyboard.press("Tab");
    await expect.poll(focused).toBe("INPUT");
    await page.keyboard.press("Tab");
    await expect.poll(focused).toBe("dois");
    await page.keyboard.press("Tab");
    await expect.poll(left).toEqual([{ type: "leave-output", id: "1", direction: 1 }]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(focused).toBe("um");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(async () => (await left()).at(-1)).toEqual({ type: "leave-output", id: "1", direction: -1 });
    await page.evaluate(() => bench.kernel?.focusOutput("2", "last"));
    await expect.poll(async () => (await left()).at(-1)).toEqual({ type: "leave-output", id: "2", direction: -1 });
  });

  test("a link or a form in an output does not take the kernel away", async ({ kernel, page }) => {
    await write(page, [
      "1",
      `html\`<div><a href="#x">aqui</a> <a href="https://example.org">fora</a><form action="/x"><button>enviar</button></form></div>\``,
    ]);
    await kernel.settled("1");
    await page.evaluate(() => bench.kernel?.place([["1", 0, 0, 800, 100]]));
    for (const name of ["aqui", "fora", "enviar"]) await kernel.frame().getByText(name).click();
    expect(await page.evaluate(() => bench.kernel?.ping(5_000))).toBe(true);
    expect(await page.evaluate(() => bench.deaths)).toEqual([]);
  });

  test("a file is offered, not saved", async ({ kernel, page }) => {
    await write(page, ["1", `download("modelo.json", {a: 1})`]);
    await kernel.settled("1");
    await page.waitForFunction(() => bench.events.some((event) => event.type === "file"));
    expect(
      await page.evaluate(() =>
        bench.events.flatMap((event) =>
          event.type === "file" ? [event.name, event.mediaType, new TextDecoder().decode(event.bytes)] : [],
        ),
      ),
    ).toEqual(["modelo.json", "application/json", '{\n  "a": 1\n}']);
  });
});

test("functions in templates are attached without a word from the policy", async ({ kernel, page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await write(
    page,
    ["1", "const clicks = []; const grow = (event) => clicks.push(event.type);"],
    ["2", "html`<button onclick=${grow} style=${{color: 'red'}} disabled=${false} title=${'a b'}>mais</button>`"],
    ["3", "svg`<circle r=3 onclick=${grow} />`"],
    ["4", "Inputs.range([0, 1])"],
    ["5", "html`<i ${{onclick: grow, title: 't'}}>i</i>`"],
  );
  for (const id of ["2", "3", "4", "5"]) expect((await kernel.settled(id)).type).toBe("fulfilled");
  await page.evaluate(() => bench.kernel?.place([["2", 0, 0, 800, 60]]));
  const button = kernel.frame().getByRole("button", { name: "mais" });
  await button.click();
  expect(await value(page, "clicks")).toEqual(["click"]);
  expect(await button.evaluate((it) => [...it.attributes].map(({ name }) => name).sort())).toEqual(["style", "title"]);
  expect(await button.evaluate((it) => it.style.color)).toBe("red");
  expect(said.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
});

test("every library of the feed can be imported, by each of its names", async ({ kernel, page }) => {
  await write(
    page,
    [
      "1",
      `import * as a from "npm:d3"; import {parse} from "papaparse"; import Papa2 from "npm:papaparse@5"; const n1 = [typeof a.mean, typeof parse, typeof Papa2.parse]`,
    ],
    [
      "2",
      `import * as b from "https://cdn.jsdelivr.net/npm/d3@7/+esm"; import {html as h} from "htl"; const n2 = [typeof b.mean, typeof h]`,
    ],
    [
      "3",
      `import * as t from "@tensorflow/tfjs"; import * as v from "npm:@tensorflow/tfjs-vis"; const n3 = [typeof t.tensor, typeof v.show]`,
    ],
    ["4", `import {datasets} from "bancada"; import * as same from "bancada/datasets"; const n4 = [datasets === same]`],
    [
      "5",
      `const n5 = [typeof Plot.plot, typeof Inputs.range, typeof Papa.parse, typeof svg, typeof Generators.observe, studentSeed, language]`,
    ],
  );
  await kernel.settled("5");
  expect(await Promise.all(["n1", "n2", "n3", "n4", "n5"].map((name) => value(page, name)))).toEqual([
    ["function", "function", "function"],
    ["function", "function"],
    ["function", "object"],
    [true],
    ["function", "function", "function", "function", "function", 7, "pt-BR"],
  ]);
});
