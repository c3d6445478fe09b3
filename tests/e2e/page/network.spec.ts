// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { expect, type Locator, type Page, test } from "@playwright/test";
import { networkTexts } from "../../../src/host/messages/network.ts";
import { panelTexts } from "../../../src/host/messages/panels.ts";
import { expectReadable } from "./readable.ts";
import { cell, expectState, labOf, openTestLab, output, replaceText } from "./support.ts";

const texts = networkTexts["pt-BR"];
const panel = (page: Page): Locator => page.getByRole("tabpanel");
const call = (page: Page, line: string): Locator => panel(page).getByRole("row").filter({ hasText: line });

async function openNetwork(page: Page): Promise<void> {
  await cell(page, 1).focus();
  await page.keyboard.press("p");
  await page.getByRole("tab", { name: panelTexts["pt-BR"].tabs.network, exact: true }).click();
}

/** L01's API: pages by cursor, and 429 with Retry-After for who asks too often. */
const pagedApi = labOf("network-paged", [
  `import {Hono} from "hono";
import {serve} from "bancada/serving";
const patients = Array.from({length: 57}, (_, at) => ({id: at + 1, nome: "Paciente " + (at + 1)}));
let calls = 0;
const app = new Hono()
  .get("/pacientes", (context) => {
    calls += 1;
    if (calls % 3 === 0) return context.json({erro: "devagar"}, 429, {"Retry-After": "0.01"});
    const from = Number(context.req.query("cursor") ?? 0);
    const next = from + 10 < patients.length ? from + 10 : null;
    return context.json({itens: patients.slice(from, from + 10), proximo: next});
  })
  .get("/quebra", () => { throw new RangeError("faltou um índice"); });
const server = serve(app, {latencyMs: [1, 5], concurrency: 2});`,
  `const found = new Map();
let cursor = 0;
let waits = 0;
while (cursor !== null) {
  const response = await fetch(\`\${server.url}/pacientes?cursor=\${cursor}\`);
  if (response.status === 429) {
    waits += 1;
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get("retry-after"))));
    continue;
  }
  const page = await response.json();
  for (const patient of page.itens) found.set(patient.id, patient);
  cursor = page.proximo;
}
display(\`\${found.size} pacientes, \${waits} esperas\`);`,
  `const broken = await fetch(server.url + "/quebra");
display(broken.status);`,
  `const outside = await fetch("https://example.com/dados.csv");`,
  `server;
const refused = await fetch("http://outra.lab/x").catch((error) => error.message);
display(refused);`,
]);

test("a paged API with cursor, 429 and Retry-After is served and collected in the notebook; its calls are in the panel", async ({
  page,
}) => {
  await openTestLab(page, pagedApi);
  await expect(output(page, 2)).toContainText("57 pacientes, 2 esperas");
  await expect(output(page, 3)).toContainText("500");
  await expectState(page, 4, "failed");
  await expect(cell(page, 4)).toContainText("O caderno não alcança a internet");
  await expect(output(page, 5)).toContainText("http://api.lab");
  await openNetwork(page);
  await expect(call(page, "GET /pacientes?cursor=50")).toContainText(texts.classes[2]);
  await expect(call(page, "GET /quebra")).toContainText(`500 ${texts.classes[5]}`);
  await expect(call(page, "GET /quebra").getByRole("link")).toHaveAttribute("href", "#cell-3");

  // By keyboard alone: the filter, then a call's details.
  await page.getByRole("combobox", { name: texts.kind }).selectOption("4");
  await expect(panel(page).getByRole("row")).toHaveCount(3);
  const open = panel(page)
    .getByRole("button", { name: /Detalhes de GET/ })
    .first();
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(open).toHaveAttribute("aria-expanded", "true");
  await expect(panel(page)).toContainText("retry-after");
  await expect(panel(page).locator(".network__body")).toContainText('"erro": "devagar"');
  await page.getByRole("searchbox", { name: texts.find }).fill("nada assim");
  await expect(panel(page)).toContainText(texts.noneFound);
});

test("what throws in a handler is in the log with its trace; a new run of the cell serves anew", async ({ page }) => {
  await openTestLab(page, pagedApi);
  await expect(output(page, 3)).toContainText("500");
  await openNetwork(page);
  await page.getByRole("tab", { name: panelTexts["pt-BR"].tabs.log, exact: true }).click();
  await expect(panel(page)).toContainText("RangeError: faltou um índice");
  await replaceText(
    page,
    1,
    `import {Hono} from "hono";
import {serve} from "bancada/serving";
const server = serve(new Hono().get("/pacientes", (context) => context.json({itens: [{id: 1}], proximo: null})));`,
  );
  await expect(output(page, 2)).toContainText("1 pacientes, 0 esperas");
  await expect(output(page, 3)).toContainText("404");
});

test("a stream arrives piece by piece, and an aborted call ends at once", async ({ page }) => {
  const lab = labOf("network-stream", [
    `import {Hono} from "hono";
import {serve} from "bancada/serving";
let release;
const app = new Hono().get("/fluxo", () => new Response(new ReadableStream({
  async start(controller) {
    controller.enqueue(new TextEncoder().encode("primeiro "));
    await new Promise((resolve) => { release = resolve; });
    controller.enqueue(new TextEncoder().encode("segundo"));
    controller.close();
  },
}))).get("/nunca", () => new Promise(() => {}));
const server = serve(app, {name: "fluxo"});
const letGo = () => release();`,
    `const reader = (await fetch(server.url + "/fluxo")).body.pipeThrough(new TextDecoderStream()).getReader();
const first = (await reader.read()).value;
letGo();
const second = (await reader.read()).value;
display(first + second);`,
    `const ended = await fetch(server.url + "/nunca", {signal: AbortSignal.timeout(20)}).catch((error) => error.name);
display(ended);`,
  ]);
  await openTestLab(page, lab);
  await expect(output(page, 2)).toContainText("primeiro segundo");
  await expect(output(page, 3)).toContainText("TimeoutError");
});

test("the open details of a call can be read by everyone", async ({ page }) => {
  await openTestLab(page, pagedApi);
  await expect(output(page, 3)).toContainText("500");
  await openNetwork(page);
  await panel(page)
    .getByRole("button", { name: /Detalhes de GET/ })
    .first()
    .click();
  await expectReadable(page, "details of a call", "#panels");
  await page.setViewportSize({ width: 390, height: 800 });
  const overflow = await panel(page).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
