// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { panelTexts } from "../../../src/host/messages/panels.ts";
import { runsTexts } from "../../../src/host/messages/runs.ts";
import { expectAccessible } from "./axe.ts";
import { expectReadable } from "./readable.ts";
import { cell, expectState, labOf, openTestLab, output, serveLabs, site } from "./support.ts";

const texts = runsTexts["pt-BR"];
const panel = (page: Page): Locator => page.getByRole("tabpanel");
const row = (page: Page, name: string): Locator =>
  panel(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader").filter({ hasText: name }) });

async function openRuns(page: Page): Promise<void> {
  await cell(page, 1).focus();
  await page.keyboard.press("p");
  await page.getByRole("tab", { name: panelTexts["pt-BR"].tabs.runs, exact: true }).click();
}

const training = labOf("runs-training", [
  `import {startRun, searchRuns, setExperiment} from "bancada/tracking";
await setExperiment("diagnostico");
for (const [model, depth, f1] of [["arvore", 3, 0.71], ["arvore", 5, 0.82], ["rede", 9, 0.79]]) {
  await startRun({runName: model + depth}, async (run) => {
    await run.logParams({modelo: model, depth});
    for (let step = 0; step < 5; step++) await run.logMetrics({perda: 1 / (step + depth)}, {step});
    await run.logMetric("f1", f1);
    await run.logArtifact("modelo/pesos.json", {depth});
  });
}
const done = true;`,
  `done;
const best = await searchRuns({filter: "params.modelo = 'arvore'", orderBy: ["metrics.f1 DESC"], maxResults: 1});
display(best[0].runName + " " + best[0].metrics.f1);`,
  `done;
await searchRuns({filter: "params.depth > 3"});`,
]);
const later = labOf("runs-later", [
  `import {searchRuns, trackingServer} from "bancada/tracking";
const runs = await searchRuns({experiments: ["diagnostico"]});
display(runs.map(({runName}) => runName).sort().join(" "));`,
  `const {url} = await trackingServer();
const answer = await fetch(url + "/api/2.0/mlflow/experiments/get-by-name?experiment_name=nada");
display(answer.status + " " + (await answer.json()).error_code);`,
]);

test("runs are recorded, searched, and found by a later lab in another page", async ({ page }) => {
  await openTestLab(page, training);
  await expect(output(page, 2)).toContainText("arvore5 0.82");
  await expectState(page, 3, "failed");
  await expect(cell(page, 3)).toContainText("Invalid comparator '>'");
  await serveLabs(page.context(), training, later);
  await page.goto(`${site()}/lab/test/${later.slug}`);
  await expect(output(page, 1)).toContainText("arvore3 arvore5 rede9");
  await expect(output(page, 2)).toContainText("404 RESOURCE_DOES_NOT_EXIST");
  await openRuns(page);
  await expect(row(page, "arvore5")).toContainText("test/runs-training");
});

test("the panel filters in MLflow's language, sorts, compares, exports and deletes, by keyboard", async ({ page }) => {
  await openTestLab(page, training);
  await expect(output(page, 2)).toContainText("arvore5");
  await openRuns(page);
  const names = () =>
    panel(page)
      .getByRole("rowheader")
      .allInnerTexts()
      .then((all) => all.map((name) => name.split("\n")[0]));
  await panel(page)
    .getByRole("button", { name: texts.sortBy("metrics.f1") })
    .press("Enter");
  await expect.poll(names).toEqual(["arvore5", "rede9", "arvore3"]);
  const filter = panel(page).getByRole("searchbox", { name: texts.filter });
  await filter.fill("metrics.f1 > 0.75 AND params.modelo = 'arvore'");
  await expect.poll(names).toEqual(["arvore5"]);
  await filter.fill("f1 > 0.75");
  await expect(panel(page)).toContainText("Invalid attribute key 'f1' specified");
  await filter.press("Escape");
  await expect(filter).toHaveValue("");

  for (const name of ["arvore3", "arvore5"])
    await panel(page)
      .getByRole("checkbox", { name: texts.select(name) })
      .press("Space");
  await panel(page).getByRole("button", { name: texts.compare, exact: true }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("row", { name: /depth/ })).toContainText(texts.differs);
  await expect(dialog.getByRole("row", { name: /modelo/ })).toContainText(texts.equal);
  await expect(
    dialog
      .getByRole("img", { name: texts.curveOf("perda") })
      .locator("svg")
      .first(),
  ).toBeVisible();
  await expect(dialog.getByRole("img", { name: texts.parallelOf }).locator("svg").first()).toBeVisible();
  await dialog.getByText(texts.data).click();
  await expect(dialog.getByRole("row", { name: /arvore5/ }).first()).toBeVisible();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page, `${width} px`);
  }
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 800 });

  const downloading = page.waitForEvent("download");
  await panel(page).getByRole("button", { name: texts.export, exact: true }).press("Enter");
  const zip = await readFile(await (await downloading).path());
  for (const part of ["replay.py", "runs.jsonl", "/params/modelo", "/artifacts/modelo/pesos.json"])
    expect(zip.includes(part), part).toBe(true);

  // Both are selected still, and one is out of sight: it stays.
  await filter.fill("metrics.f1 > 0.75");
  await expect(
    panel(page)
      .getByRole("status")
      .filter({ hasText: texts.selected(1) }),
  ).toBeVisible();
  await panel(page).getByRole("button", { name: texts.delete, exact: true }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: texts.delete, exact: true }).press("Enter");
  await expect.poll(names).toEqual(["rede9"]);
  await filter.press("Escape");
  await expect.poll(names).toEqual(["rede9", "arvore3"]);
});

test("the table of runs can be read by everyone", async ({ page }) => {
  await openTestLab(page, training);
  await expect(output(page, 2)).toContainText("arvore5");
  await openRuns(page);
  await panel(page).locator("summary").filter({ hasText: texts.columns }).click();
  await expectReadable(page, "table of runs", "#panels");
});
