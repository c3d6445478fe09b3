// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { expect, type Page, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import {
  cell,
  chain,
  expectState,
  labOf,
  openTestLab,
  output,
  outputs,
  pressStop,
  replaceText,
  words,
} from "./support.ts";

const { names } = commandTexts["pt-BR"];

const choose = (page: Page, mode: "lazy" | "reactive") => page.locator(".foot__mode select").selectOption(mode);

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+Shift+p");
  await page.locator(".palette").getByRole("combobox").fill(name);
  await page.keyboard.press("Enter");
}

async function fromMenu(page: Page, id: number, item: string): Promise<void> {
  await cell(page, id)
    .getByRole("button", { name: words.lab.cell.more(String(id)) })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

test.describe("on demand", () => {
  test("what depends on a change stays drawn, says that it is out of date, and runs when asked", async ({ page }) => {
    await openTestLab(page, chain);
    await expect(output(page, 3)).toHaveText("Vale 42");
    await choose(page, "lazy");
    await replaceText(page, 1, "const above = 30;");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectState(page, 1, "ok");
    await expectState(page, 3, "stale");
    await expect(cell(page, 3).locator(".state")).toHaveText(new RegExp(words.lab.state.stale));
    await expect(cell(page, 3).locator(".state svg")).toBeVisible();
    await expect(output(page, 3)).toHaveText("Vale 42");
    await expect(output(page, 3)).toBeVisible();
    await page.getByRole("button", { name: words.lab.bar.runStale }).click();
    await expect(output(page, 3)).toHaveText("Vale 62");
    await expectState(page, 3, "ok");
  });

  test("a frozen control is out of reach of the keyboard, and comes back with its cell", async ({ page }) => {
    await openTestLab(
      page,
      labOf("control", ["const top = 3;", 'const n = view(Inputs.range([0, top], {label: "n", step: 1}));']),
    );
    await expectState(page, 2, "ok");
    const enter = cell(page, 2).locator(".sentinel");
    await expect(enter).toHaveCount(2);
    await choose(page, "lazy");
    await replaceText(page, 1, "const top = 9;");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expectState(page, 2, "stale");
    await expect(enter).toHaveCount(0);
    await runCommand(page, names.runStale);
    await expectState(page, 2, "ok");
    await expect(enter).toHaveCount(2);
  });
});

test("above, this and below, and all: from the menu and from the palette", async ({ page }) => {
  const count = (id: number) =>
    `globalThis.ran = {...globalThis.ran, [${id}]: (globalThis.ran?.[${id}] ?? 0) + 1}; display(ran[${id}]);`;
  await openTestLab(
    page,
    labOf(
      "parts",
      [1, 2, 3].map((id) => count(id).replaceAll("ran[", "globalThis.ran[")),
    ),
  );
  const runs = () => Promise.all([1, 2, 3].map((id) => output(page, id).innerText()));
  await expect.poll(runs).toEqual(["1", "1", "1"]);
  await fromMenu(page, 3, words.lab.cell.runAbove);
  await expect.poll(runs).toEqual(["2", "2", "1"]);
  await fromMenu(page, 2, words.lab.cell.runBelow);
  await expect.poll(runs).toEqual(["2", "3", "2"]);
  await runCommand(page, names.runAbove);
  await expect.poll(runs).toEqual(["3", "3", "2"]);
});

test("a cell is switched off and on; what needs it names it; a reload keeps it", async ({ page }) => {
  await openTestLab(page, chain);
  await expect(output(page, 3)).toHaveText("Vale 42");
  await fromMenu(page, 2, words.lab.cell.disable);
  await expectState(page, 2, "disabled");
  await expect(cell(page, 2)).toContainText(words.lab.disabledHint);
  await expectState(page, 3, "blocked");
  await expect(cell(page, 3)).toContainText(words.lab.error.waitsTitle("2"));
  await expect(cell(page, 3)).toContainText(words.lab.error.waitsDisabled);
  await page.reload();
  await expectState(page, 2, "disabled");
  await expectState(page, 3, "blocked");
  await cell(page, 2).getByRole("button", { name: words.lab.cell.enable }).click();
  await expect(output(page, 3)).toHaveText("Vale 42");
});

test("a cell shows how long it ran, and, while it runs, for how long", async ({ page }) => {
  const wait = "await new Promise((done) => { globalThis.go = done; });";
  await openTestLab(page, labOf("timing", ["const a = await 1;", wait, "globalThis.go2 = 1;"]));
  await expectState(page, 2, "running");
  await expect(cell(page, 2).locator(".state")).toContainText(/executando há \d/);
  await outputs(page)
    .locator("body")
    .evaluate(() => (globalThis as unknown as { go(): void }).go());
  await expectState(page, 2, "ok");
  await expect(cell(page, 2).locator(".state__time")).toHaveText(/\d/);
});

test.describe("long work", () => {
  const steps = `const bar = progress({total: 40, label: "Páginas"});
for (let page = 1; page <= 40; page++) {
  await new Promise((done) => setTimeout(done, 20));
  await bar.update(page, {lidas: page * 3});
}`;

  test("a bar tells how far the work is, what it measures and how long it takes, and its curve has a table", async ({
    page,
  }) => {
    await openTestLab(page, labOf("bar", [steps]));
    const bar = output(page, 1).getByRole("progressbar", { name: "Páginas" });
    await expect(bar).toHaveAttribute("max", "40");
    await expect(bar).toHaveAttribute("aria-valuetext", /passo \d+ de 40, lidas \d+/);
    await expect(bar).toHaveAttribute("aria-valuetext", /passo 40 de 40, lidas 120, terminou em \d+ s/);
    await expect(output(page, 1).locator("figure svg")).toBeVisible();
    await expect(output(page, 1).getByRole("status")).toHaveText(/Páginas: passo 40 de 40/);
    await expect(output(page, 1).locator("details tr")).toHaveCount(41);
    await expectState(page, 1, "ok");
  });

  test("Stop ends it, and its next run begins anew", async ({ page }) => {
    await openTestLab(page, labOf("stopped-bar", [steps.replaceAll("40", "4000")]));
    await expect(output(page, 1).getByRole("progressbar")).toHaveAttribute("max", "4000");
    await pressStop(page);
    await expectState(page, 1, "stopped");
    await replaceText(page, 1, steps.replaceAll("40", "3"));
    await expectState(page, 1, "ok");
    await expect(output(page, 1).getByRole("progressbar")).toHaveCount(1);
  });

  const model = `const X = tf.linspace(0, 1, 64).reshape([64, 1]);
const y = X.mul(3).add(1);
const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
model.compile({optimizer: tf.train.sgd(0.1), loss: "meanSquaredError"});`;

  test("a training shows epochs, losses and their curves, by progress and by tfvis", async ({ page }) => {
    const training = (callbacks: string) =>
      `const history = await model.fit(X, y, {epochs: 12, validationSplit: 0.25, callbacks: ${callbacks}});`;
    await openTestLab(
      page,
      labOf("fit", [
        model,
        training("progress.fit()"),
        `await history; ${training('tfvis.show.fitCallbacks({name: "Treino"}, ["loss"], {callbacks: ["onEpochEnd"]})').replace("history =", "again =")}`,
      ]),
    );
    await expectState(page, 2, "ok");
    const bar = output(page, 2).getByRole("progressbar", { name: "Treino" });
    await expect(bar).toHaveAttribute("aria-valuetext", /época 12 de 12, loss .*, val_loss .*, terminou/);
    await expect(output(page, 2).locator("figure svg")).toHaveAttribute("aria-label", "loss, val_loss");
    await expectState(page, 3, "ok");
    await expect(output(page, 3).locator(".bancada-surface canvas, .bancada-surface svg").first()).toBeVisible();
  });

  test("a training whose loss becomes NaN says in which epoch and line, and what to try", async ({ page }) => {
    const wild = model.replace("sgd(0.1)", "sgd(1e12)");
    const epochs = "await model.fit(X, y, {epochs: 20";
    await openTestLab(page, labOf("nan", [wild, `\n${epochs}});`, `${epochs}, callbacks: progress.fit()});`]));
    await expectState(page, 2, "ok");
    await expect(output(page, 2).getByRole("alert")).toHaveText(
      /A perda virou NaN na época \d+.*linha 2.*taxa de aprendizado/,
    );
    await expectState(page, 3, "ok");
    await expect(output(page, 3).getByRole("alert")).toHaveCount(1);
  });
});
