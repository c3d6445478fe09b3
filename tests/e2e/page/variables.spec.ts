// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { expect, test } from "@playwright/test";
import { openPanel, panel, texts, variable } from "./panels.ts";
import { expectQuiet, expectState, labOf, openTestLab, predict, replaceText, site, words } from "./support.ts";

test("the variables of L09 are shown with type, shape, cell and memory, and follow an edit", async ({ page }) => {
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  await predict(page, "a");
  await expectQuiet(page);
  await openPanel(page, "variables");
  await expect(variable(page, "fichas")).toContainText("string[]");
  await expect(variable(page, "fichas").locator(".variables__shape")).toHaveText(texts.variables.items(6));
  await expect(variable(page, "idf")).toContainText("function");
  await expect(variable(page, "idf")).toContainText("idf(documents)");
  await expect(variable(page, "idf").getByRole("link")).toHaveAttribute("href", "#cell-9");
  await expect(variable(page, "fichas").locator(".variables__size")).toHaveText(/^\d{3} B$/);
  await replaceText(page, 9, "const idf = (textos, suave = true) => textos.length;");
  await expect(variable(page, "idf")).toContainText("idf(textos, suave = true)");
});

test("tensors, models, matrices, estimators and rows are told for what they are", async ({ page }) => {
  const lab = labOf("panels-values", [
    "const t = tf.tensor2d([[1, 2, 3], [4, 5, 6]]);",
    "const model = tf.sequential({layers: [tf.layers.dense({units: 4, inputShape: [3]}), tf.layers.dense({units: 1})]});",
    'import {TfidfVectorizer} from "bancada/feature-extraction";',
    'const fresh = new TfidfVectorizer(); const ready = fresh.fit(["tosse seca", "febre alta"]);',
    'const M = ready.transform(["tosse"]);',
    "const rows = [{idade: 41, nome: 'Ana'}, {idade: null, nome: 'Bia'}];",
    "const x = new Float32Array(250);",
    "const late = await new Promise(() => {});",
    "const broken = missing + 1;",
  ]);
  await openTestLab(page, lab);
  await expectState(page, 5, "ok");
  await openPanel(page, "variables");
  await expect(variable(page, "t")).toContainText("Tensor float32");
  await expect(variable(page, "t").locator(".variables__shape")).toHaveText("2 × 3");
  await expect(variable(page, "t").locator(".variables__size")).toHaveText("24 B");
  await expect(variable(page, "model")).toContainText("Sequential");
  await expect(variable(page, "model")).toContainText("Dense(4) → Dense(1)");
  await expect(variable(page, "model")).toContainText(texts.variables.parameters(21));
  await expect(variable(page, "fresh")).toContainText(texts.variables.unfitted);
  await expect(variable(page, "ready")).toContainText("TfidfVectorizer");
  await expect(variable(page, "ready")).toContainText(texts.variables.fitted);
  await expect(variable(page, "M")).toContainText("SparseMatrix");
  await expect(variable(page, "M").locator(".variables__shape")).toHaveText("1 × 4");
  await expect(variable(page, "rows").locator(".variables__shape")).toHaveText("2 × 2");
  await variable(page, "rows").getByText(texts.variables.columns(2)).click();
  await expect(variable(page, "rows")).toContainText("idade number | null");
  await expect(variable(page, "x").locator(".variables__size")).toHaveText("1 kB");
  await expect(variable(page, "late")).toContainText(texts.variables.noValue(words.lab.state.running));
  await expect(variable(page, "broken")).toContainText(texts.variables.noValue(words.lab.state.failed));
  await panel(page).getByRole("searchbox").fill("READ");
  await expect(panel(page).getByRole("row")).toHaveCount(2);
  await expect(variable(page, "ready")).toBeVisible();
});

test("hostile values break neither the panel nor their neighbours, and no getter of theirs runs", async ({ page }) => {
  test.slow();
  const lab = labOf("panels-hostile", [
    "const called = []; const getter = {get shape() { called.push(1); throw 1; }, get options() { called.push(2); }};",
    "const proxy = new Proxy({}, {getPrototypeOf() { throw new Error('a'); }, getOwnPropertyDescriptor() { throw 1; }});",
    "const slow = new Proxy({}, {ownKeys() { while (true) {} }});",
    "const huge = Array.from({length: 200_000}, (_, i) => ({i, text: 'x'.repeat(20)}));",
    "const fine = 42;",
    "const evil = {toString() { throw 1; }, toJSON() { throw 1; }, [Symbol.toPrimitive]() { throw 1; }};",
    "const long = '<img src=x onerror=alert(1)>'.repeat(10_000);",
  ]);
  await openTestLab(page, lab);
  await expectState(page, 7, "ok");
  await openPanel(page, "variables");
  // The endless one is ended by the loop guard, once; then the others are told.
  await expect(variable(page, "fine")).toContainText("42", { timeout: 40_000 });
  await expect(variable(page, "slow")).toContainText(texts.variables.unreadable);
  await expect(variable(page, "proxy")).toContainText(texts.variables.unreadable);
  await expect(variable(page, "evil")).toContainText("toString: ƒ");
  await expect(variable(page, "called")).toContainText("[]");
  await expect(variable(page, "getter")).toContainText("shape: (…)");
  await expect(variable(page, "huge").locator(".variables__shape")).toHaveText("200.000 × 2");
  await expect(variable(page, "long")).toContainText("<img src=x onerror=alert(1)>");
  await expect(panel(page).locator("img")).toHaveCount(0);
  await expectState(page, 5, "ok");
});
