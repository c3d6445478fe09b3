import { expect, type Page, test } from "@playwright/test";
import { localTexts } from "../../../src/host/messages/local.ts";
import { expectAccessible } from "./axe.ts";
import { exported, openLab } from "./exporting.ts";
import { cell, expectSaved, expectState, expectText, output, replaceText, site, words } from "./support.ts";

const local = localTexts["pt-BR"];

const python = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { title: "Aula <img src=x onerror=alert(1)>", kernelspec: { language: "python" } },
  cells: [
    { cell_type: "markdown", metadata: {}, source: "# Regressão <script>alert(1)</script>" },
    { cell_type: "code", metadata: {}, source: "print(1)", outputs: [], execution_count: 1 },
    { cell_type: "code", metadata: {}, source: "%%javascript\ndisplay(6 * 7);", outputs: [], execution_count: 2 },
  ],
});

const choose = (page: Page, name: string, text: string) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

test("an .ipynb from disk shows its source first, runs after a click in the same sandbox, and is kept with what is written in it", async ({
  page,
}) => {
  page.on("dialog", () => expect(true, "a dialog of the file's own").toBe(false));
  await page.goto(site());
  await choose(page, "aula.ipynb", python);
  await expect(page).toHaveURL(/\/lab\/local\/aula-img-src-x-onerror-alert-1$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aula <img src=x onerror=alert(1)>");
  await expect(page.locator(".local__cells")).toContainText("display(6 * 7);");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.getByRole("button", { name: local.run }).click();
  await expectState(page, 3, "ok");
  await expect(output(page, 3)).toContainText("42");
  await expect(cell(page, 2)).toContainText("Célula de Python");
  await expect(cell(page, 1).getByRole("heading")).toHaveText("Regressão");
  await replaceText(page, 3, "display(2 * 7);");
  await expect(output(page, 3)).toContainText("14");
  await expectSaved(page);

  await page.goto(site());
  const own = page.getByRole("region", { name: local.title });
  await own.getByRole("link", { name: /Aula/ }).click();
  await expectText(page, 3, "display(2 * 7);");
  await expect(output(page, 3)).toContainText("14");
});

/** A table of pandas, a figure, an error, and all that a hostile file could put into an output. */
const saved = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { title: "Saídas", kernelspec: { language: "python" } },
  cells: [
    {
      cell_type: "code",
      metadata: {},
      source: "df",
      outputs: [
        { output_type: "stream", name: "stdout", text: "\u001b[32mlido\u001b[0m\n" },
        {
          output_type: "execute_result",
          data: {
            "text/html":
              '<style>body { display: none }</style><table class="exercise" style="position: fixed" onclick="alert(1)"><tr><td>41</td></tr></table>' +
              '<img src="http://127.0.0.1:9/a.png" onerror="alert(1)"><script>alert(1)</script><iframe src="http://127.0.0.1:9/b"></iframe>' +
              '<link rel="stylesheet" href="http://127.0.0.1:9/c.css"><a href="javascript:alert(1)">vai</a><form action="/d"><button>enviar</button></form>',
          },
        },
        {
          output_type: "display_data",
          data: {
            "image/png":
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
          },
        },
        { output_type: "error", ename: "ZeroDivisionError", evalue: "x", traceback: ["division by zero"] },
      ],
    },
    {
      cell_type: "code",
      metadata: {},
      source: "%%javascript\ndisplay(6 * 7);",
      outputs: [{ output_type: "stream", text: "de antes" }],
    },
  ],
});

test("saved outputs are shown still and marked, run and fetch nothing, and give way when their cell runs", async ({
  page,
}) => {
  page.on("dialog", () => expect(true, "a dialog of the file's own").toBe(false));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(site());
  await choose(page, "saidas.ipynb", saved);
  const outputs = page.getByRole("group", { name: local.saved.label });
  await expect(outputs).toHaveCount(2);
  await expect(outputs.first()).toContainText(local.saved.note);
  await expect(outputs.first()).toContainText("lido");
  await expect(outputs.first().getByRole("cell")).toHaveText("41");
  await expect(outputs.first().getByRole("img", { name: local.saved.picture })).toBeVisible();
  await expect(outputs.first()).toContainText("ZeroDivisionError");
  await expect(
    outputs.locator("style, script, iframe, link, form, button, [onclick], [onerror], table[class], table[style]"),
  ).toHaveCount(0);
  await expect(outputs.locator("img")).toHaveCount(1);
  await expect(outputs.locator("[href^='javascript']")).toHaveCount(0);
  await expectAccessible(page, "outputs from before", { rules: "every" });
  await page.getByRole("button", { name: local.run }).click();
  await expectState(page, 2, "ok");
  await expect(output(page, 2)).toContainText("42");
  await expect(cell(page, 1).getByRole("group", { name: local.saved.label }).getByRole("cell")).toHaveText("41");
  await expect(cell(page, 2)).not.toContainText("de antes");
  expect(asked.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(site()))).toEqual([]);
});

test("one notebook is removed after a question, by keyboard, and comes back with what was written in it", async ({
  page,
}) => {
  await page.goto(site());
  await choose(page, "aula.ipynb", python);
  await page.getByRole("button", { name: local.run }).click();
  await replaceText(page, 3, "display(2 * 7);");
  await expect(output(page, 3)).toContainText("14");
  await expectSaved(page);
  await page.goto(site());
  const own = page.getByRole("region", { name: local.title });
  await own.getByRole("button", { name: /^Remover “Aula/ }).press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: words.cancel })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(own.getByRole("button", { name: /^Remover “Aula/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: local.removal.do }).press("Enter");
  await expect(own.getByRole("link", { name: /Aula/ })).toHaveCount(0);
  await expect(own.getByRole("button", { name: local.removal.undo })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(own).toContainText(local.removal.back);
  await own.getByRole("link", { name: /Aula/ }).click();
  await expectText(page, 3, "display(2 * 7);");
  // Another tab has it open, with words that are not written yet: it leaves, and brings nothing of it back.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expectText(other, 3, "display(2 * 7);");
  await replaceText(other, 3, "display(3 * 7);");
  await page.bringToFront();
  await page.goto(site());
  await own.getByRole("button", { name: /^Remover “Aula/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: local.removal.do }).click();
  await expect(own.getByRole("button", { name: local.removal.undo })).toBeVisible();
  await expect(other).toHaveURL(site());
  await page.reload();
  await expect(own.getByRole("button", { name: local.choose })).toBeVisible();
  await expect(own.getByRole("link")).toHaveCount(0);
  // One of the same name begins anew: it asks before it runs, and holds what is in its file.
  await choose(page, "aula.ipynb", python);
  await page.getByRole("button", { name: local.run }).click();
  await expect(cell(page, 3)).not.toContainText("3 * 7");
});

test("a notebook dropped on the course page opens; what Bancada saved comes back", async ({ page }) => {
  await openLab(page);
  await page.keyboard.press("ControlOrMeta+p");
  const { text, name } = await exported(page, "notebook");
  await page.goto(site());
  await expect(page.getByRole("button", { name: local.choose })).toBeVisible();
  await page.evaluate(
    ([content, fileName]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [text, name] as const,
  );
  await page.getByRole("button", { name: local.run }).click();
  await expect(output(page, 2).locator("svg circle")).toHaveCount(2);
});

test("a file that is no notebook is refused with a reason, and an unknown local address with a way back", async ({
  page,
}) => {
  await page.goto(site());
  await choose(page, "<b>dados</b>.csv", "a;b\n1;2");
  const alert = page.getByRole("alert");
  await expect(alert).toHaveText(local.failed("<b>dados</b>.csv", local.problems["not-notebook"]));
  await choose(page, "meio.ipynb", python.slice(0, -9));
  await expect(alert).toHaveText(local.failed("meio.ipynb", local.problems["bad-json"]));
  await page.goto(`${site()}/lab/local/nada`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(local.missingTitle);
});

test("opening a file can be used by everyone, wide and narrow, light and dark", async ({ page }) => {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(site());
    await choose(page, "x.csv", "a");
    await expect(page.getByRole("alert")).toContainText("x.csv");
    await expectAccessible(page, `course ${width}`);
    await choose(page, "aula.ipynb", python);
    await expect(page.getByRole("button", { name: local.run })).toBeVisible();
    await expectAccessible(page, `source ${width}`);
  }
});
