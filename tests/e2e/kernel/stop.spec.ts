import { expect, test } from "../kernel-page.ts";
import { errorOf, value, write } from "./driving.ts";

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
    // Who still waits is told when the frame goes: a timer that runs on would hold the dead kernel as long as it does.
    const stillWaiting = page.evaluate(() => {
      const answer = bench.kernel?.ping(2 ** 31 - 1);
      void bench.start();
      return answer;
    });
    expect(await stillWaiting).toBe(false);
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
