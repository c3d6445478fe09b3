import type { Page } from "@playwright/test";
import { expect, test } from "../kernel-page.ts";
import { value, write } from "./driving.ts";

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

test.describe("hostile answers", () => {
  const ask = (page: Page, name: string) =>
    page.evaluate((it) => bench.kernel?.ask({ kind: "value", name: it }, 30_000), name);

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
    const call = (name: string, timeoutMs: number) =>
      page.evaluate(([it, ms]) => bench.kernel?.ask({ kind: "call", name: it, args: [] }, ms), [
        name,
        timeoutMs,
      ] as const);
    expect(await call("generate", 30_000)).toEqual({ ok: true, value: {} });
    expect(await call("silent", 1_000)).toMatchObject({ ok: false, code: "timeout" });
    expect(await call("chain", 30_000)).toEqual({ ok: true, value: 5 });
    await page.evaluate(() => bench.start({ blockedAfterMs: 300 }));
    await write(page, ["1", "const loop = () => { for (;;); }; const endless = () => ({get a() { for (;;); }});"]);
    expect(await call("loop", 1_000)).toMatchObject({ ok: false, code: "timeout" });
    expect(await call("endless", 1_000)).toMatchObject({ ok: false });
    expect(await page.evaluate(() => bench.kernel?.ping(30_000))).toBe(true);
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
