import { expect, type Locator, type Page, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { editingTexts } from "../../../src/host/messages/editing.ts";
import { findTexts } from "../../../src/host/messages/find.ts";
import { historyTexts } from "../../../src/host/messages/history.ts";
import { expectAccessible } from "./axe.ts";
import {
  cell,
  enterEditor,
  expectEditing,
  expectSaved,
  expectState,
  expectText,
  labOf,
  openTestLab,
  output,
  overwrite,
  replaceText,
  words,
} from "./support.ts";

const says = editingTexts["pt-BR"];
const find = findTexts["pt-BR"];
const history = historyTexts["pt-BR"];
const commands = commandTexts["pt-BR"].names;

/** The cells from top to bottom, by id. */
const order = (page: Page): Promise<number[]> =>
  page
    .locator("[data-cell]:not(.output)")
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.cell)));

/** TypeScript's language service is large, and reads every library when first asked. */
const firstUse = { timeout: 45_000 };

const toast = (page: Page): Locator => page.locator(".toast");

/** Adds a cell below this one by keyboard, and returns its id. */
async function addBelow(page: Page, id: number, text: string): Promise<number> {
  const before = await order(page);
  await cell(page, id).focus();
  await page.keyboard.press("b");
  await expect.poll(async () => (await order(page)).length).toBe(before.length + 1);
  const added = (await order(page)).find((one) => !before.includes(one)) ?? 0;
  await expect(cell(page, added)).toBeFocused();
  if (text) {
    await page.keyboard.press("Enter");
    await expectEditing(page, added);
    await overwrite(page, text);
    await page.keyboard.press("Escape");
    await expect(cell(page, added)).toBeFocused();
  }
  return added;
}

/** Deletes the cell that has the focus. The second D comes soon, also on a machine that is busy. */
async function pressDD(page: Page): Promise<void> {
  await Promise.all([page.keyboard.press("d"), page.keyboard.press("d")]);
}

/** Opens the palette and runs the command of this name. */
async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+Shift+P");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("dialog").getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
}

test("own cells are added, moved among the lab's, deleted and brought back, by keyboard alone", async ({ page }) => {
  await openTestLab(page, labOf("own", ["const one = 1;", "const two = 2;", "const three = 3;"]));
  await expectState(page, 3, "ok");
  const a = await addBelow(page, 1, "const mine = one + 1;");
  const b = await addBelow(page, a, "const other = mine + 1;");
  expect(await order(page)).toEqual([1, a, b, 2, 3]);
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => order(page)).toEqual([1, a, 2, b, 3]);
  await expect(toast(page)).toContainText(says.moved.down("2"));
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => order(page)).toEqual([1, b, a, 2, 3]);
  await expect(cell(page, b)).toBeFocused();
  await pressDD(page);
  await expect.poll(() => order(page)).toEqual([1, a, 2, 3]);
  await expect(cell(page, a)).toBeFocused();
  await pressDD(page);
  await expect.poll(() => order(page)).toEqual([1, 2, 3]);
  // Several levels: two cells come back, then the moves are taken back.
  await page.keyboard.press("z");
  await expect.poll(() => order(page)).toEqual([1, a, 2, 3]);
  await page.keyboard.press("z");
  await expect.poll(() => order(page)).toEqual([1, b, a, 2, 3]);
  await page.keyboard.press("z");
  await expect.poll(() => order(page)).toEqual([1, a, b, 2, 3]);
  await expectSaved(page);
  await cell(page, b).focus();
  await pressDD(page);
  await expect.poll(() => order(page)).toEqual([1, a, 2, 3]);
  await expectSaved(page);
  await page.reload();
  await expect.poll(() => order(page)).toEqual([1, a, 2, 3]);
  await cell(page, 1).focus();
  await page.keyboard.press("z");
  await expect.poll(() => order(page)).toEqual([1, a, b, 2, 3]);
});

test("the lab's cells stay, and say why", async ({ page }) => {
  await openTestLab(page, labOf("given", ["const one = 1;", "const two = one + 1;"], { editable: [2] }));
  await expectState(page, 2, "ok");
  await cell(page, 1).focus();
  for (const keys of ["Enter", "d d", "m", "Alt+ArrowDown", "Shift+Alt+F"]) {
    if (keys === "d d") await pressDD(page);
    else await page.keyboard.press(keys);
    await expect(toast(page), keys).toContainText(says.locked.given);
    await toast(page).getByRole("button", { name: words.close }).click();
    await expect(toast(page)).toHaveCount(0);
    await cell(page, 1).focus();
  }
  await cell(page, 2).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(toast(page)).toContainText(says.locked.stays);
  expect(await order(page)).toEqual([1, 2]);
});

test("a cell becomes text, JavaScript and TypeScript, and its types are stripped and checked", async ({ page }) => {
  test.slow();
  await openTestLab(page, labOf("convert", ["const one = 1;"]));
  await expectState(page, 1, "ok");
  const own = await addBelow(page, 1, "const n: number = one + 41;\ndisplay(n);");
  await expect(cell(page, own)).toContainText(words.lab.problem.syntax);
  await runCommand(page, commands.toTypeScript);
  await expectState(page, own, "ok");
  await expect(output(page, own)).toContainText("42");
  await cell(page, own).focus();
  await page.keyboard.press("Enter");
  await expectEditing(page, own);
  await expect(cell(page, own).locator(".squiggly-error")).toHaveCount(0);
  await overwrite(page, "const n: number = 'palavra';\ndisplay(n);");
  await expect(cell(page, own).locator(".squiggly-error").first()).toBeVisible(firstUse);
  await expectState(page, own, "ok");
  await page.keyboard.press("Escape");
  await page.reload();
  await expectState(page, own, "ok");
  await expect(output(page, own)).toContainText("palavra");
  await cell(page, own).focus();
  await page.keyboard.press("m");
  await expect(cell(page, own).locator(".prose")).toContainText("const n: number");
  await cell(page, own).focus();
  await page.keyboard.press("z");
  await expectState(page, own, "ok");
});

test("words are found in all cells and replaced in those that may be edited, and one undo takes it back", async ({
  page,
}) => {
  const cells = ["const peso = 1;", "const dobro = peso * 2;", "display(peso + dobro);"];
  await openTestLab(page, labOf("find", cells, { editable: [2, 3] }));
  await expectState(page, 3, "ok");
  await cell(page, 2).focus();
  await page.keyboard.press("Control+f");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(find.query, { exact: true })).toBeFocused();
  await page.keyboard.type("PESO");
  await expect(dialog.getByRole("status")).toContainText(find.found(3, 3));
  await expect(dialog.getByRole("status")).toContainText(find.fixed(1));
  await expectAccessible(page, "dialog");
  await dialog.getByLabel(find.caseSensitive).check();
  await expect(dialog.getByRole("status")).toHaveText(find.none);
  await dialog.getByLabel(find.regex).check();
  await dialog.getByLabel(find.query, { exact: true }).fill("(p)eso(");
  await expect(dialog.getByRole("status")).toContainText(find.unreadable("").slice(0, 40));
  await dialog.getByLabel(find.query, { exact: true }).fill("(p)eso\\b");
  await expect(dialog.getByRole("status")).toContainText(find.found(3, 3));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expectEditing(page, 2);
  await page.keyboard.press("Control+h");
  await expect(dialog.getByLabel(find.replacement)).toBeFocused();
  await page.keyboard.type("$1ista");
  await dialog.getByRole("button", { name: find.replaceAll(2), exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText(find.replaced(2));
  await expectText(page, 3, "display(pista + dobro);");
  await expectText(page, 1, "const peso = 1;");
  await dialog.getByRole("button", { name: find.undo }).click();
  await expect(dialog.getByRole("status")).toContainText(find.undone);
  await page.keyboard.press("Escape");
  await expectText(page, 2, "const dobro = peso * 2;");
  await expectText(page, 3, "display(peso + dobro);");
});

test("a regular expression that never ends is stopped, and the page goes on", async ({ page }) => {
  await openTestLab(page, labOf("endless", [`const a = "${"a".repeat(40)}!";`]));
  await cell(page, 1).focus();
  await page.keyboard.press("Control+f");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(find.regex).check();
  await dialog.getByLabel(find.query, { exact: true }).fill("(a+)+$");
  await expect(dialog.getByRole("status")).toHaveText(find.endless);
  await dialog.getByLabel(find.query, { exact: true }).fill("a!");
  await expect(dialog.getByRole("status")).toContainText(find.found(1, 1));
});

test("a cell's blanks are set anew, its words stay, and a broken one is left alone", async ({ page }) => {
  test.slow();
  await openTestLab(page, labOf("format", ["const  f=(a,b)=>{\nreturn a+b\n}\nconst s = `a  b`;"]));
  await expectState(page, 1, "ok");
  await cell(page, 1).focus();
  await page.keyboard.press("Shift+Alt+F");
  await expect(toast(page)).toContainText(says.format.done, firstUse);
  await expectText(page, 1, "const f = (a, b) => {\n  return a + b\n}\nconst s = `a  b`;");
  await page.keyboard.press("Shift+Alt+F");
  await expect(toast(page)).toContainText(says.format.same);
  await replaceText(page, 1, "const f=(a=>{");
  await expect(cell(page, 1)).toContainText(words.lab.problem.syntax);
  await page.keyboard.press("Shift+Alt+F");
  await expect(toast(page)).toContainText(says.format.syntax);
  await expectText(page, 1, "const f=(a=>{");
});

test("undo goes on where a reload cut it off", async ({ page }) => {
  await openTestLab(page, labOf("undo", ["const one = 1;", "display(one);"]));
  await replaceText(page, 1, "const one = 2;");
  await expect(output(page, 2)).toContainText("2");
  await overwrite(page, "const one = 3;");
  await expect(output(page, 2)).toContainText("3");
  await expectSaved(page);
  await page.reload();
  await enterEditor(page, 1);
  for (const text of ["const one = 2;", "const one = 1;"]) {
    await page.keyboard.press("Control+z");
    await expectText(page, 1, text);
  }
  await page.keyboard.press("Control+z");
  await expectText(page, 1, "const one = 1;");
  await page.keyboard.press("Control+Shift+z");
  await expectText(page, 1, "const one = 2;");
  await expect(output(page, 2)).toContainText("2");
});

test("a cell's history shows what changed, and a text of before comes back", async ({ page }) => {
  await openTestLab(page, labOf("history", ["const one = 1;", "display(one);"]));
  await replaceText(page, 1, "const one = 2;\nconst more = 1;");
  await expect(output(page, 2)).toContainText("2");
  await page.keyboard.press("Escape");
  await runCommand(page, commands.history);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("list", { name: history.moments }).getByRole("button").last().click();
  await expect(dialog).toContainText(history.lines(2, 1));
  await expect(dialog.locator(".diff__line--removed")).toContainText("const one = 1;");
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: history.useText }).click();
  await expectText(page, 1, "const one = 1;");
  await toast(page).getByRole("button", { name: history.undo }).click();
  await expectText(page, 1, "const one = 2;\nconst more = 1;");
});

test("the notebook goes back to a moment, and from there to what it was", async ({ page }) => {
  await openTestLab(page, labOf("moments", ["const one = 1;", "display(one);"]));
  await replaceText(page, 1, "const one = 2;");
  await page.keyboard.press("Escape");
  const own = await addBelow(page, 1, "const mine = 7;");
  await expectState(page, own, "ok");
  await expectSaved(page);
  await page.reload();
  await expectState(page, own, "ok");
  await replaceText(page, 1, "const one = 5;");
  await page.keyboard.press("Escape");
  await cell(page, own).focus();
  await pressDD(page);
  await expect.poll(() => order(page)).toEqual([1, 2]);
  await page.getByRole("button", { name: words.lab.notebook }).click();
  await page.getByRole("menuitem", { name: words.lab.notebookHistory }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("list", { name: history.moments }).getByRole("button").last().click();
  await expect(dialog).toContainText(history.deletedSince);
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: history.useNotebook }).click();
  await expect.poll(() => order(page)).toEqual([1, own, 2]);
  await expectText(page, 1, "const one = 2;");
  await expectText(page, own, "const mine = 7;");
  await cell(page, 1).focus();
  await page.keyboard.press("z");
  await expect.poll(() => order(page)).toEqual([1, 2]);
  await expectText(page, 1, "const one = 5;");
});

test("names of other cells and of the toolkit complete, and hover tells type and value", async ({ page }) => {
  test.slow();
  const cells = ["const pesos = await Promise.resolve([1, 2, 3]);", "const dobro = pesos.length;"];
  await openTestLab(page, labOf("names", cells));
  await expectState(page, 2, "ok");
  await replaceText(page, 2, "const dobro = pes");
  await page.keyboard.press("Control+Space");
  const list = page.locator(".suggest-widget");
  await expect(list.getByRole("option", { name: /^pesos/ })).toBeVisible(firstUse);
  await page.keyboard.press("Escape");
  await page.keyboard.type("os.length;");
  await expectState(page, 2, "ok");
  await page.locator(".view-line").getByText("pesos").hover();
  const hover = page.locator(".monaco-hover:visible");
  await expect(hover).toContainText("const pesos: number[]");
  await expect(hover).toContainText(/number\[\] · 3/);
  await page.mouse.move(0, 0);
  await overwrite(page, 'import { Tfidf } from "bancada/feature-extraction";');
  for (let step = 0; step < '} from "bancada/feature-extraction";'.length + 1; step += 1)
    await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Space");
  await expect(list.getByRole("option", { name: /TfidfVectorizer/ })).toBeVisible();
});

test("hovering a name of the toolkit leads to its page of the reference, and F1 opens it beside the notebook", async ({
  page,
  context,
}) => {
  test.slow();
  const text = 'import { TfidfVectorizer } from "bancada/feature-extraction";';
  await openTestLab(page, labOf("reference", [text, "const dois = 2;"]));
  await expectState(page, 1, "ok");
  await enterEditor(page, 1);
  const name = page.locator(".view-line").getByText("TfidfVectorizer");
  const link = page.locator(".monaco-hover:visible").getByText(says.reference("TfidfVectorizer"));
  // The types of the toolkit come a moment after the editor.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await name.hover();
    await expect(link).toBeVisible({ timeout: 3_000 });
  }).toPass(firstUse);
  await page.mouse.move(0, 0);
  await page.keyboard.press("Home");
  for (let step = 0; step < "import { Tfidf".length; step += 1) await page.keyboard.press("ArrowRight");
  const opens = async (key: string) => {
    const opening = context.waitForEvent("page");
    await page.keyboard.press(key);
    const opened = await opening;
    await opened.waitForURL(/reference/);
    const { pathname } = new URL(opened.url());
    await opened.close();
    return pathname;
  };
  expect(await opens("F1")).toBe("/reference/feature-extraction/TfidfVectorizer");
  await page.keyboard.press("Escape");
  await expect(cell(page, 1)).toBeFocused();
  expect(await opens("F1")).toBe("/reference");
});

test("Ctrl+M says that Tab leaves", async ({ page }) => {
  await openTestLab(page, labOf("tab-says", ["const one = 1;"]));
  await enterEditor(page, 1);
  await page.keyboard.press("Control+m");
  await expect(toast(page)).toContainText(says.tab.leaves);
  await page.keyboard.press("Control+m");
  await expect(toast(page)).toContainText(says.tab.indents);
});

test("AltGr and dead keys of a Brazilian keyboard write, and are no commands", async ({ page }) => {
  await openTestLab(page, labOf("abnt", ["const one = 1;"]));
  await expectState(page, 1, "ok");
  await cell(page, 1).focus();
  const press = (key: string, code: string, isAltGr: boolean) =>
    page.evaluate(
      (event) => {
        const held = { ctrlKey: event.isAltGr, altKey: event.isAltGr, modifierAltGraph: event.isAltGr };
        const init = { key: event.key, code: event.code, bubbles: true, cancelable: true, ...held };
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", init));
      },
      { key, code, isAltGr },
    );
  // AltGr+W writes `?` on an older layout; Windows reports AltGr as Ctrl with Alt.
  await press("Dead", "BracketLeft", false);
  await press("s", "KeyS", true);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await press("?", "KeyW", true);
  await expect(page.getByRole("dialog", { name: commandTexts["pt-BR"].keysTitle })).toBeVisible();
  await expectAccessible(page, "dialog");
});
