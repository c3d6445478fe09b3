import { expect, test } from "../kernel-page.ts";
import { outputOf, write } from "./driving.ts";

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
    expect(await page.evaluate(() => bench.kernel?.ping(30_000))).toBe(true);
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
    expect(await page.evaluate(() => bench.kernel?.ping(30_000))).toBe(true);
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
