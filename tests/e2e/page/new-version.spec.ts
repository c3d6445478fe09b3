import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { newVersionTexts } from "../../../src/host/messages/new-version.ts";
import { expectAccessible } from "./axe.ts";
import {
  cell,
  enterEditor,
  expectQuiet,
  expectSaved,
  expectText,
  journalOf,
  labOf,
  openTestLab,
  output,
  replaceText,
  serveLabs,
  site,
  words,
} from "./support.ts";

const texts = newVersionTexts["pt-BR"];

const first = labOf("renewed", [
  "# Um laboratório",
  "const above = 20;",
  "const middle = above + 1;",
  "const gone = 5;",
  "display(html`<p>Vale ${2 * middle}</p>`);",
]);
/** Cell 2 has another text, cell 4 went, cell 5 says something else, and 6 is new. */
const second = {
  ...first,
  text: first.text
    .replace("const above = 20;", "const above = 30;")
    .replace(/<script id="4"[\s\S]*?<\/script>\n/, "")
    .replace("Vale", "Agora vale")
    .replace("</notebook>", '<script id="6" type="module" pinned="">\nconst added = 6;\n</script>\n</notebook>')
    .replace('version="1"', 'version="2"'),
};

/** The course has the second version of the lab now. */
async function publishSecond(context: BrowserContext): Promise<void> {
  await serveLabs(context, second);
  await context.route("**/labs/index.json", async (route) => {
    const title = { "pt-BR": "Teste", en: "Test" };
    const entry = {
      id: "test/renewed",
      module: "01-test",
      order: 0,
      version: 2,
      hash: "test 2",
      minutes: 5,
      points: 0,
    };
    const labs = [{ ...entry, track: "path", title, exercises: [] }];
    await route.fulfill({ json: { modules: [{ id: "01-test", title }], labs } });
  });
}

/** A student who wrote in cells 2 and 4 of the first version, and comes back to the second. */
async function comeBack(page: Page): Promise<void> {
  await openTestLab(page, first);
  await replaceText(page, 2, "const above = 100;");
  await replaceText(page, 4, "const gone = 5 * 11;\nconst also = 2 * 3;");
  await expectQuiet(page);
  await expectSaved(page);
  await publishSecond(page.context());
  await page.reload();
  await expect(output(page, 5)).toContainText("Vale 202");
}

const dialog = (page: Page) => page.getByRole("dialog", { name: texts.title });
const see = (page: Page) => page.locator(".notice").getByRole("button", { name: texts.see }).click();

test("a new version is shown cell by cell before it is taken; the student's text stays where they want it, and nothing is lost", async ({
  page,
}) => {
  await comeBack(page);
  await see(page);
  await expect(dialog(page)).toContainText(texts.conflicts(1));
  const side = (name: string) => dialog(page).getByRole("region", { name: `${texts.cell("2")}: ${name}` });
  await expect(side(texts.mine)).toHaveText("const above = 100;");
  await expect(side(texts.next)).toHaveText("const above = 30;");
  for (const [id, what] of [
    ["4", texts.fate.kept],
    ["5", texts.fate.updated],
    ["6", texts.fate.added],
  ] as const) {
    await expect(dialog(page).locator("li", { hasText: `${texts.cell(id)}: ${what}` })).toHaveCount(1);
  }
  await expectAccessible(page, "the new version", { rules: "every" });
  await dialog(page).getByRole("button", { name: texts.take }).click();

  await expect(output(page, 5)).toContainText("Agora vale 202");
  await expectText(page, 2, "const above = 100;");
  await expectText(page, 6, "const added = 6;");
  await expect(cell(page, 4).locator("pre")).toHaveText("const gone = 5 * 11;\nconst also = 2 * 3;");
  await expect(page.locator(".notice")).toHaveCount(0);
  await page.reload();
  await expect(output(page, 5)).toContainText("Agora vale 202");
  await expect(page.locator(".notice")).toHaveCount(0);
  const updated = (await journalOf(page)).map(({ what }) => what).filter(({ type }) => type === "updated");
  expect(updated).toEqual([
    { type: "updated", fromVersion: 1, fromHash: "test", labVersion: 2, labHash: "test 2", mine: [2], next: [] },
  ]);
});

test("the new text is taken where the student says so, and theirs is in the history of the cell", async ({ page }) => {
  await comeBack(page);
  await see(page);
  await dialog(page).getByRole("radio", { name: texts.takeNext }).check();
  await dialog(page).getByRole("button", { name: texts.take }).click();
  await expect(output(page, 5)).toContainText("Agora vale 62");
  await expectText(page, 2, "const above = 30;");
  await cell(page, 2).click();
  await page.keyboard.press("ControlOrMeta+Shift+p");
  await page.getByRole("dialog").getByRole("combobox").fill("Histórico da célula");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("const above = 100;");
});

test("later is a choice: the old version goes on working, is edited and saved, and the new one waits in the palette", async ({
  page,
}) => {
  await comeBack(page);
  await page.locator(".notice").getByRole("button", { name: texts.later }).click();
  await expect(page.locator(".notice")).toHaveCount(0);
  await replaceText(page, 2, "const above = 7;");
  await expect(output(page, 5)).toContainText("Vale 16");
  await expectSaved(page);
  await page.reload();
  await expect(output(page, 5)).toContainText("Vale 16");
  await cell(page, 2).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Shift+p");
  await page.getByRole("dialog").getByRole("combobox").fill("versão nova");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("const above = 7;");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await enterEditor(page, 2);
});

test("a tab that has the old version is told when another takes the new one", async ({ page, context }) => {
  await comeBack(page);
  const other = await context.newPage();
  await other.goto(`${site()}/lab/test/renewed`);
  await expectQuiet(other);
  await page.bringToFront();
  await see(page);
  await dialog(page).getByRole("button", { name: texts.take }).click();
  await expect(output(page, 5)).toContainText("Agora vale 202");
  await expect(other.locator(".notice")).toContainText(texts.elsewhere);
  await other.bringToFront();
  await other.locator(".notice").getByRole("button", { name: words.reload }).click();
  await expect(output(other, 5)).toContainText("Agora vale 202");
});
