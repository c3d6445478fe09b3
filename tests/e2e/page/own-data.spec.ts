import { expect, type Locator, type Page, test } from "@playwright/test";
import { ownFilesTexts } from "../../../src/host/messages/own-files.ts";
import { expectAccessible } from "./axe.ts";
import { cell, expectSaved, expectState, labOf, openTestLab, output, words } from "./support.ts";

const texts = ownFilesTexts["pt-BR"];
const lab = labOf("own-data", ["const um = 1;"]);
const sales = "cidade;valor\nRecife;1,5\nNatal;2,25\nOlinda;NA\n";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: texts.title });
/** The cell that stands after the lab's own. */
const added = (page: Page): Locator => page.locator("section[data-cell]").nth(1);

/** Drops a file on the page, as from the desktop; bytes are given as a text of Latin-1. */
async function drop(page: Page, name: string, bytes: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], file));
      return transfer;
    },
    [name, bytes] as const,
  );
  await page.dispatchEvent("main", "drop", { dataTransfer });
  await expect(dialog(page)).toBeVisible();
}

async function openFiles(page: Page): Promise<void> {
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.useFile }).click();
  await expect(dialog(page)).toBeVisible();
}

const insert = (page: Page): Promise<void> =>
  dialog(page).getByRole("button", { name: texts.insert, exact: true }).click();

/** A zip of stored files, as bytes in a text of Latin-1. */
function zipOf(files: Readonly<Record<string, string>>): string {
  const number = (value: number, width: 2 | 4) =>
    Array.from({ length: width }, (_, at) => String.fromCharCode((value >>> (8 * at)) & 255)).join("");
  let [body, list] = ["", ""];
  for (const [name, text] of Object.entries(files)) {
    const sizes = `${"\0".repeat(4)}${number(text.length, 4).repeat(2)}${number(name.length, 2)}${number(0, 2)}`;
    const begin = `${number(20, 2)}${"\0".repeat(8)}${sizes}`;
    list += `PK\x01\x02${number(20, 2)}${begin}${"\0".repeat(10)}${number(body.length, 4)}${name}`;
    body += `PK\x03\x04${begin}${name}${text}`;
  }
  const count = number(Object.keys(files).length, 2).repeat(2);
  return `${body}${list}PK\x05\x06${"\0".repeat(4)}${count}${number(list.length, 4)}${number(body.length, 4)}\0\0`;
}

test("a file that is dropped while the dialog is open is looked at, also in place of another of its name", async ({
  page,
}) => {
  await openTestLab(page, lab);
  await openFiles(page);
  await drop(page, "vendas.csv", sales);
  await expect(dialog(page).getByRole("cell", { name: "Recife" })).toBeVisible();
  await drop(page, "vendas.csv", "cidade;valor\nManaus;3\n");
  await expect(dialog(page).getByRole("cell", { name: "Manaus" })).toBeVisible();
  await expect(dialog(page).getByRole("cell", { name: "Recife" })).toBeHidden();
});

test("a dropped table is looked at, changed, read by a cell, and still there after a reload", async ({ page }) => {
  await openTestLab(page, lab);
  await drop(page, "vendas.csv", sales);
  const table = dialog(page).getByRole("table");
  const decimal = dialog(page).getByLabel(texts.decimal);
  await expect(decimal).toHaveValue(",");
  await expect(table).toContainText("2,25");
  await expect(table.getByLabel(texts.typeOf("valor"))).toHaveValue("number");
  await expect(table).toContainText(texts.absent);
  await expectAccessible(page, "dialog", { rules: "every" });

  // with a decimal point, 1,5 is a text
  await decimal.selectOption(".");
  await expect(table.getByLabel(texts.typeOf("valor"))).toHaveCount(0);
  await decimal.selectOption(",");
  await expect(table.getByLabel(texts.typeOf("valor"))).toHaveValue("number");
  await expect(dialog(page).locator("pre")).toContainText('readCsv(await FileAttachment("vendas.csv").blob()');
  await insert(page);

  await expect(dialog(page)).toHaveCount(0);
  await expect(added(page)).toHaveAttribute("data-state", "ok");
  const id = Number(await added(page).getAttribute("data-cell"));
  await expect(output(page, id)).toContainText("Olinda");
  await expectSaved(page);

  await page.reload();
  await expectState(page, id, "ok");
  await expect(output(page, id)).toContainText("Natal");
  await openFiles(page);
  await expect(dialog(page)).toContainText("vendas.csv");
  await expectAccessible(page, "dialog", { rules: "every" });
  await dialog(page)
    .getByRole("button", { name: texts.removeLabel("vendas.csv") })
    .click();
  await dialog(page).getByRole("button", { name: texts.removeDo }).click();
  await expect(dialog(page)).toContainText(texts.none);
});

test("a file under a name that is taken is asked about, and both can stay", async ({ page }) => {
  await openTestLab(page, lab);
  await drop(page, "a.csv", "x\n1\n");
  await insert(page);
  await expect(added(page)).toHaveAttribute("data-state", "ok");
  await drop(page, "a.csv", "x\n2\n");
  await insert(page);
  await expect(dialog(page)).toContainText(texts.nameTaken("a.csv"));
  await dialog(page)
    .getByRole("button", { name: texts.keepBoth("a-2.csv") })
    .click();
  await expect(dialog(page)).toHaveCount(0);
  await openFiles(page);
  await expect(dialog(page).getByRole("listitem")).toHaveCount(2);
});

test("a table within a zip is chosen, looked at and read", async ({ page }) => {
  await openTestLab(page, lab);
  const zip = zipOf({ "archive/leia.md": "oi", "archive/treino.csv": "a;b\n1,5;2\n" });
  await drop(page, "archive.zip", zip);
  await dialog(page)
    .getByRole("button", { name: texts.zipChoose("archive/treino.csv") })
    .click();
  await expect(dialog(page).getByLabel(texts.delimiter)).toHaveValue(";");
  await expectAccessible(page, "dialog", { rules: "every" });
  await insert(page);
  await expect(added(page)).toHaveAttribute("data-state", "ok");
  const id = Number(await added(page).getAttribute("data-cell"));
  await expect(output(page, id)).toContainText("1,5");
});

test("JSON is looked at and read; a fault in it is told with its line", async ({ page }) => {
  await openTestLab(page, lab);
  await drop(page, "mau.json", '{"a": 1,\n}');
  await expect(dialog(page).getByRole("alert")).toContainText("linha 2");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await drop(page, "bom.json", '[{"nome": "Ana"}]');
  await expect(dialog(page)).toContainText(texts.jsonList(1));
  await insert(page);
  await expect(added(page)).toHaveAttribute("data-state", "ok");
});

test("what is no table says so, and inserts nothing", async ({ page }) => {
  await openTestLab(page, lab);
  for (const [name, bytes, says] of [
    ["foto.csv", "\x89PNG\r\n\x1a\n\0\0\0", "PNG"],
    ["aspas.csv", 'a,b\n1,"x\n2,y\n', "linha 2"],
    ["vazio.csv", "", "vazio"],
    ["mau.zip", "PK", texts.zipFault["no-zip"]],
  ] as const) {
    await drop(page, name, bytes);
    await expect(dialog(page).getByRole("alert").first()).toContainText(says);
    await expect(dialog(page).getByRole("button", { name: texts.insert, exact: true })).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);
  }
});

test("rows that are too short or too long are counted, with their lines", async ({ page }) => {
  await openTestLab(page, lab);
  await drop(page, "torta.csv", "a,b\n1\n2,3\n4,5,6\n");
  await expect(dialog(page)).toContainText(texts.ragged(2));
  await expect(dialog(page)).toContainText(texts.raggedLine(4, texts.fields(3)));
});

test("a cell that names a file that is not there is told how files come here", async ({ page }) => {
  await openTestLab(page, labOf("no-file", ['display(await FileAttachment("nada.csv").text());']));
  await expectState(page, 1, "failed");
  await expect(cell(page, 1)).toContainText("nada.csv");
  await expect(cell(page, 1)).toContainText(words.lab.useFile);
});
