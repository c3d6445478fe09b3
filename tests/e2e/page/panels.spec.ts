// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { expect, test } from "@playwright/test";
import { networkTexts } from "../../../src/host/messages/network.ts";
import { runsTexts } from "../../../src/host/messages/runs.ts";
import { openPanel, panel, panels, row, type Tab, tab, tensorLab, texts, toggle, variable } from "./panels.ts";
import { expectReadable } from "./readable.ts";
import { cell, expectState, labOf, openTestLab, replaceText, words } from "./support.ts";

test("in the graph a cell's box and the list's links go to the cell; states are told in words", async ({ page }) => {
  const lab = labOf("panels-graph", [
    "const list = [1];",
    "list.push(2);",
    "const total = list.length;",
    "display(total);",
    "const alone = 1;",
    "const bad = total.nope.nope;",
    "display(bad);",
    "# Vale ⟦total⟧",
  ]);
  await openTestLab(page, lab);
  await expectState(page, 6, "failed");
  await openPanel(page, "graph");
  const drawing = panel(page).getByRole("group", { name: texts.graph.drawing });
  const node = (id: number, names: string, state: string) =>
    drawing.getByRole("link", { name: texts.graph.node(String(id), names, state), exact: true });
  await expect(node(1, "list", words.lab.state.ok)).toBeVisible();
  await expect(node(6, "bad", words.lab.state.failed)).toContainText(words.lab.state.failed);
  await expect(node(7, "", words.lab.state.blocked)).toContainText(words.lab.state.blocked);
  await expect(drawing.getByRole("link")).toHaveCount(7);
  await expect(panel(page)).toContainText(texts.graph.alone("5"));
  await expect(row(page, "Célula 3")).toContainText(texts.graph.afterEdge("célula 2", "list"));
  await expect(row(page, "Célula 8")).toContainText(texts.graph.edge("célula 3", "total"));
  await node(6, "bad", words.lab.state.failed).click();
  await expect(cell(page, 6)).toBeFocused();
  await node(1, "list", words.lab.state.ok).focus();
  await page.keyboard.press("Enter");
  await expect(cell(page, 1)).toBeFocused();
  await row(page, "Célula 3").getByRole("link", { name: "Célula 3" }).click();
  await expect(cell(page, 3)).toBeFocused();
  await replaceText(page, 6, "const bad = total;");
  await expect(node(6, "bad", words.lab.state.ok)).toBeVisible();
  await expect(node(7, "", words.lab.state.ok)).toBeVisible();
});

test("in lazy mode what is stale is marked in the graph", async ({ page }) => {
  await openTestLab(page, labOf("panels-lazy", ["const a = 1;", "const b = a + 1;"]));
  await expectState(page, 2, "ok");
  await page.locator(".foot__mode select").selectOption("lazy");
  await openPanel(page, "graph");
  await replaceText(page, 1, "const a = 2;");
  await expect(
    panel(page).getByRole("link", { name: texts.graph.node("2", "b", words.lab.state.stale), exact: true }),
  ).toBeVisible();
});

test("what a cell prints is in the log with its cell, also from before; it is found, filtered and cleared", async ({
  page,
}) => {
  const lab = labOf("panels-log", [
    'console.log("perda", 0.31); console.warn("cuidado");',
    "Promise.reject(new Error('sem dono'));",
  ]);
  await openTestLab(page, lab);
  await expectState(page, 1, "ok");
  await openPanel(page, "log");
  const lines = panel(page).getByRole("list", { name: texts.log.caption }).getByRole("listitem");
  await expect(lines.filter({ hasText: "perda 0.31" })).toBeVisible();
  await expect(lines.filter({ hasText: "sem dono" })).toContainText(texts.log.levels.error);
  await lines.filter({ hasText: "perda 0.31" }).getByRole("link").click();
  await expect(cell(page, 1)).toBeFocused();
  await panel(page).getByRole("combobox", { name: texts.log.level }).selectOption("warn");
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("cuidado");
  await panel(page).getByRole("searchbox", { name: texts.log.find }).fill("nada disso");
  await expect(panel(page)).toContainText(texts.log.noneFound);
  await page.keyboard.press("Escape");
  await expect(lines).toHaveCount(1);
  await panel(page).getByRole("button", { name: texts.log.clear }).click();
  await expect(panel(page)).toContainText(texts.log.empty);
});

test("a flood of lines leaves the page usable, and the last thousand lines are kept", async ({ page }) => {
  await openTestLab(
    page,
    labOf("panels-flood", [
      "for (let wave = 0; wave < 6; wave += 1) { for (let i = 0; i < 190; i += 1) console.log(`linha ${wave} ${i}`); await new Promise((done) => setTimeout(done, 1_050)); }",
    ]),
  );
  await openPanel(page, "log");
  await expectState(page, 1, "ok");
  await expect(panel(page)).toContainText(texts.log.shown(1_000, 1_000));
  await expect(panel(page).getByRole("listitem").last()).toContainText("linha 5 189");
  await expect(panel(page).getByRole("listitem").last()).toBeInViewport();
});

test("tensors are counted by cell, and a cell that keeps more at each run is said to leak", async ({ page }) => {
  await openTestLab(page, tensorLab);
  await expectState(page, 3, "ok");
  await openPanel(page, "tensors");
  const kept = row(page, "Célula 1");
  const badge = kept.getByText(texts.tensors.leak);
  await expect(panel(page)).toContainText(/O tfjs calcula em (WebAssembly|JavaScript|WebGL|WebGPU)/);
  await expect(row(page, "Célula 2").getByRole("cell")).toHaveText(["1", "400 B"]);
  await expect(row(page, "Célula 3").getByRole("cell")).toHaveText(["1", "400 B"]);
  // The first run again hands a tensor over to the list's cell; the three after it make the list longer.
  for (let tensors = 1; tensors <= 4; tensors += 1) {
    await expect(badge).toHaveCount(0);
    await cell(page, 2).focus();
    await page.keyboard.press("Control+Enter");
    await expect(kept.getByRole("cell").first()).toHaveText(String(tensors));
  }
  await expect(badge).toBeVisible();
  await expect(row(page, "Célula 3").getByText(texts.tensors.leak)).toHaveCount(0);
  await expect(panel(page)).toContainText(texts.tensors.leakText("célula 1", 3));
});

test("the panels are used by keyboard alone, remember their tab, and give the focus back", async ({ page }) => {
  await openTestLab(page, tensorLab);
  await expectState(page, 3, "ok");
  await cell(page, 2).focus();
  await page.keyboard.press("p");
  await expect(tab(page, "variables")).toBeFocused();
  await page.keyboard.press("End");
  await expect(tab(page, "network")).toBeFocused();
  await expect(panel(page)).toContainText(networkTexts["pt-BR"].empty);
  await page.keyboard.press("ArrowLeft");
  await expect(panel(page)).toContainText(runsTexts["pt-BR"].empty);
  await page.keyboard.press("ArrowLeft");
  await expect(tab(page, "log")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panels(page)).toHaveCount(0);
  await expect(cell(page, 2)).toBeFocused();
  await page.reload();
  await expectState(page, 3, "ok");
  await expect(panels(page)).toHaveCount(0);
  await cell(page, 2).focus();
  await page.keyboard.press("Control+Shift+P");
  await page.getByRole("dialog").getByRole("combobox").fill("paineis");
  await page.keyboard.press("Enter");
  await expect(tab(page, "log")).toBeFocused();
  await panels(page).getByRole("button", { name: texts.close }).click();
  await expect(panels(page)).toHaveCount(0);
  await toggle(page).click();
  await expect(toggle(page)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(toggle(page)).toBeFocused();
});

test("outputs stay at their places when the panels open beside them", async ({ page }) => {
  await openTestLab(page, labOf("panels-holes", ["display(html`<p id=far>Aqui</p>`);"]));
  await expectState(page, 1, "ok");
  await openPanel(page, "log");
  const inside = page.frameLocator("iframe.kernel-frame").locator(".output[data-cell='1']");
  await expect
    .poll(async () => {
      const [hole, drawn] = await Promise.all([page.locator("[data-hole='1']").boundingBox(), inside.boundingBox()]);
      return hole && drawn ? Math.abs(hole.x - drawn.x) + Math.abs(hole.width - drawn.width) : -1;
    })
    .toBeLessThan(2);
});

test("every panel can be read by everyone, and on a telephone a link to a cell leads out of them", async ({ page }) => {
  test.slow();
  const lab = labOf("panels-axe", [
    ...(tensorLab.text.match(/const kept.*|kept\.push.*/g) ?? []),
    "const rows = [{a: 1, b: 'x'}]; console.log('um'); console.warn('dois'); console.error('três');",
    "const bad = rows.nope.nope;",
    "display(bad);",
  ]);
  await openTestLab(page, lab);
  await expectState(page, 4, "failed");
  for (const id of Object.keys(texts.tabs) as Tab[]) {
    await openPanel(page, id);
    const shown = {
      variables: variable(page, "rows"),
      graph: row(page, "Célula 4"),
      tensors: row(page, "Célula 2"),
      log: panel(page).getByRole("listitem").first(),
      runs: panel(page).getByText(runsTexts["pt-BR"].empty),
      network: panel(page).getByText(networkTexts["pt-BR"].empty),
    }[id];
    await expect(shown).toBeVisible();
    await expectReadable(page, id, "#panels");
  }
  // On a telephone the panels lie over the notebook.
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await openPanel(page, "graph");
    await row(page, "Célula 4").getByRole("link", { name: "Célula 4" }).click();
    await expect(cell(page, 4)).toBeFocused();
    await expect(panels(page)).toHaveCount(width === 390 ? 0 : 1);
  }
});
