// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs

import { describe, expect, it, test } from "vitest";
import { compileCell } from "./compile-cell.ts";
import { evaluate, testContext } from "./evaluate.testing.ts";

describe("waiting", () => {
  it("goes through the context, once for each await", async () => {
    const context = testContext();
    const value = await evaluate("const a = await 1, b = await (2, 3), c = [await Promise.resolve(4)];", {}, context);
    expect(value).toEqual({ a: 1, b: 3, c: [4] });
    expect(context.calls).toEqual(["out", "back", "out", "back", "out", "back", "leave"]);
  });

  it("in a function ends with leave, whether it returns or throws", async () => {
    const context = testContext();
    await evaluate(
      "const f = async (x) => ({a: await x}), g = async () => { await 1; throw 2 }; await f(1); await g().catch(() => 0);",
      {},
      context,
    );
    expect(context.calls.filter((call) => call === "leave")).toHaveLength(3);
  });

  it("takes the context back where a rejection is caught", async () => {
    const context = testContext();
    const value = await evaluate(
      "let at = []; try { await Promise.reject(1) } catch { at.push('caught') } finally { at.push('done') }",
      {},
      context,
    );
    expect(value).toEqual({ at: ["caught", "done"] });
    expect(context.calls).toEqual(["out", "back", "back", "leave"]);
  });

  it.each([
    ["for await (const x of [1, Promise.resolve(2)]) log.push(x)", [1, 2]],
    [
      "async function* g() { try { const got = yield 1; log.push(got); yield* [2, 3] } finally { await 0; log.push('end') } } for await (const x of g()) log.push(x)",
      [1, undefined, 2, 3, "end"],
    ],
    [
      "async function* g() { try { yield 1; yield 2 } finally { log.push(await 'closed') } } for await (const x of g()) { log.push(x); break }",
      [1, "closed"],
    ],
    [
      "async function* g() { await 0; const a = yield; log.push(a) } const i = g(); await i.next(); await i.next(7); log.push((await i.next()).done)",
      [7, true],
    ],
    [
      "outer: for await (const x of [1, 2]) { for await (const y of [3]) { if (x === 1) continue outer; log.push(x, y) } }",
      [2, 3],
    ],
    ["const o = {async *[Symbol.asyncIterator]() { yield await 5 }}; for await (const x of o) log.push(x)", [5]],
    [
      "async function* g() { yield Promise.reject(new Error('no')) } try { for await (const x of g()); } catch (e) { log.push(e.message) }",
      ["no"],
    ],
    ["for (const p of [1, 2]) if (p > 1) log.push(await p); else await p", [2]],
    [
      "class A { async m() { return await 1 } static async *s() { yield await 2 } } log.push(await new A().m(), (await A.s().next()).value)",
      [1, 2],
    ],
    ["log.push(await (async (a, b = 2, ...[c]) => /* => */ (await a, b + c))(1, undefined, 3))", [5]],
    ["log.push(await (async x => async y => await x + await y)(1).then(f => f(2)))", [3]],
    ["const {a = await 3, [await 'k']: b} = {k: 4}; log.push(a, b)", [3, 4]],
    [
      "log.push(-await 3, !await 0, typeof await 'x', `${await 1}`, (await [5])[0], await await 6)",
      [-3, true, "string", "1", 5, 6],
    ],
    ["const f = async () => {}; log.push(await f(), await(1), await[2].length)", [undefined, 1, 1]],
    ["let n = 3; do await n--; while (n); log.push(n)", [0]],
    ["const x = 1\nawait x\n;[2].forEach(v => log.push(v))", [2]],
  ])("changes nothing that a program sees: %s", async (text, expected) => {
    const log: unknown[] = [];
    await evaluate(text, { log });
    expect(log).toEqual(expected);
  });

  it("names the run again before each pass of for await, and when it ends", async () => {
    const context = testContext();
    const seen: string[] = [];
    await evaluate(
      "for await (const x of [1, 2]) see(); see()",
      { see: () => seen.push(context.calls.at(-1) ?? "") },
      context,
    );
    expect(seen).toEqual(["back", "back", "back"]);
  });
});

test.each([
  ["const b = a + 1;", true],
  ["`${a.length} letras`", true],
  ["const f = a(1);", undefined],
  ["const m = new Map();", undefined],
  ["while (a) {}", undefined],
  ["const [first] = a;", undefined],
  ["const all = [...a];", undefined],
  ["const x = await a;", undefined],
  ['import {PCA} from "bancada/decomposition";', undefined],
  ['window.location = "about:blank";', undefined],
])("only a cell that calls nothing, sets nothing and loops nowhere is brief: %s", (text, brief) => {
  const compiled = compileCell({ id: "1", mode: "js", text, closed: false, live: false });
  expect(compiled.ok && compiled.cell.brief).toBe(brief);
});
