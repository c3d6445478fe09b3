import { expect, test } from "../kernel-page.ts";
import { errorOf, value, write } from "./driving.ts";

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
