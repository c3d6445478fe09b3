import { expect, test } from "@playwright/test";
import { commandTexts } from "../../../src/host/messages/commands.ts";
import { editingTexts } from "../../../src/host/messages/editing.ts";
import { findTexts } from "../../../src/host/messages/find.ts";
import { expectAccessible } from "./axe.ts";
import { runCommand } from "./by-keyboard.ts";
import { addBelow, order, pressDD, toast } from "./own-cells.ts";
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
const commands = commandTexts["pt-BR"].names;

/** TypeScript's language service is large, and reads every library when first asked. */
const firstUse = { timeout: 45_000 };

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

test("what is typed for a dialog that is still on its way does not go into the code", async ({ page }) => {
  let comeBack = () => {};
  const network = new Promise<void>((resolve) => {
    comeBack = resolve;
  });
  await page.route("**/assets/find-dialog-*.js", async (route) => {
    await network;
    await route.continue();
  });
  await openTestLab(page, labOf("on-its-way", ["const peso = 1;"]));
  await enterEditor(page, 1);
  const asked = page.waitForRequest(/find-dialog/);
  await page.keyboard.press("Control+f");
  await asked;
  await page.keyboard.type("abc");
  comeBack();
  await expect(page.getByRole("dialog").getByLabel(find.query, { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expectText(page, 1, "const peso = 1;");
});

test("a dialog that the network keeps away says so, one that hangs is left with Escape, and the keys are the code's again", async ({
  page,
}) => {
  await page.route("**/assets/export-dialog-*.js", (route) => route.abort());
  await page.route("**/assets/find-dialog-*.js", () => {});
  await openTestLab(page, labOf("unreached", ["const peso = 1;"]));
  await cell(page, 1).focus();
  await runCommand(page, commands.export);
  await expect(toast(page)).toContainText(words.lab.unreached);
  await enterEditor(page, 1);
  const asked = page.waitForRequest(/find-dialog/);
  await page.keyboard.press("Control+f");
  await asked;
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await page.keyboard.type(" // kg");
  await expectText(page, 1, "const peso = 1; // kg");
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
  // Formatting must not begin the marks under the text: behind those it would wait until every library is read.
  await expect(toast(page)).toContainText(says.format.same);
  await replaceText(page, 1, "const f=(a=>{");
  await expect(cell(page, 1)).toContainText(words.lab.problem.syntax);
  await page.keyboard.press("Shift+Alt+F");
  await expect(toast(page)).toContainText(says.format.syntax);
  await expectText(page, 1, "const f=(a=>{");
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
