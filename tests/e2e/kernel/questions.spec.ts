import { expect, test } from "../kernel-page.ts";
import { write } from "./driving.ts";

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
    const ask = (question: object, timeoutMs = 30_000) =>
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
