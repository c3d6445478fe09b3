// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { expect, type Page, test } from "@playwright/test";
import {
  cell,
  chain,
  enterEditor,
  expectSaved,
  expectState,
  expectText,
  labOf,
  openTestLab,
  output,
  overwrite,
  pressStop,
  replaceText,
  words,
} from "./support.ts";

// A trace asks every frame for its state at each step, and waits for the answer of one that loops.
test.use({ trace: "off" });

const endless = "while(true){}";

/** Types a loop at the end of the last cell of `chain`, stroke by stroke. */
async function typeEndlessLoop(page: Page): Promise<void> {
  await openTestLab(page, chain);
  await expect(output(page, 3)).toHaveText("Vale 42");
  await enterEditor(page, 3);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(`\n${endless}`);
  await expectState(page, 3, "running");
}

test("an endless loop is stopped, what stood above stands again, and no character is lost", async ({ page }) => {
  await typeEndlessLoop(page);
  await pressStop(page);
  await expectState(page, 3, "stopped");
  await expect(cell(page, 3)).toContainText(words.lab.stoppedHint);
  await expectState(page, 1, "ok");
  await expectState(page, 2, "ok");
  await expectText(page, 3, /Vale \$\{2 \* middle\}<\/p>`\);\nwhile\(true\)\{\}$/);
  // The notebook is alive: the cell is mended where it stands, and what it shows follows.
  await page.keyboard.press("Escape");
  await replaceText(page, 1, "const above = 50;");
  await expectState(page, 2, "ok");
  await expectState(page, 3, "stopped");
  await replaceText(page, 3, "display(html`<p>Agora ${middle}</p>`);");
  await expect(output(page, 3)).toHaveText("Agora 51");
  await expectState(page, 3, "ok");
});

test("after a reload one is where one was, and a stopped loop does not run", async ({ page }) => {
  await typeEndlessLoop(page);
  await pressStop(page);
  await expectState(page, 3, "stopped");
  await expectSaved(page);
  await page.reload();
  await expectState(page, 3, "stopped");
  await expectState(page, 2, "ok");
  await expectText(page, 3, /while\(true\)\{\}$/);
  await expect(page.locator(".foot__kernel--ready")).toBeVisible();
});

test("while a cell loops the editor writes, and what is written is kept", async ({ page }) => {
  await typeEndlessLoop(page);
  await expect(page.getByRole("alert").filter({ hasText: words.lab.bar.unresponsive })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await page.keyboard.type(" // ainda escrevo");
  await expectText(page, 3, /ainda escrevo\nwhile/);
  await expectSaved(page);
  await pressStop(page);
  await expectState(page, 2, "ok");
  await expectText(page, 3, /ainda escrevo\nwhile\(true\)\{\}$/);
});

test("a cell that waits for ever is stopped, and its neighbours stay as they are", async ({ page }) => {
  await openTestLab(page, chain);
  await expect(output(page, 3)).toHaveText("Vale 42");
  await replaceText(page, 2, "const middle = await new Promise(() => {});");
  await expectState(page, 2, "running");
  await pressStop(page);
  await expectState(page, 2, "stopped");
  await expectState(page, 3, "blocked");
  await expectState(page, 1, "ok");
  await replaceText(page, 2, "const middle = 4;");
  await expect(output(page, 3)).toHaveText("Vale 8");
});

test("a cell that takes the frame elsewhere is named, and the rest of the notebook comes back", async ({ page }) => {
  await openTestLab(page, chain);
  await expect(output(page, 3)).toHaveText("Vale 42");
  await replaceText(page, 3, 'window.location = "https://example.com/";');
  await expectState(page, 3, "stopped");
  await expectState(page, 2, "ok");
  await expectText(page, 3, 'window.location = "https://example.com/";');
  await overwrite(page, "display(html`<p>De volta: ${middle}</p>`);");
  await expect(output(page, 3)).toHaveText("De volta: 21");
});

test("a notebook that kills its frame over and over is left quiet, and starts again when asked", async ({ page }) => {
  const killer = 'window.location = "about:blank";';
  await openTestLab(page, labOf("killer", ["const one = 1;", killer, killer, killer], { editable: [2, 3, 4] }));
  const dead = page.getByRole("alert").filter({ hasText: words.lab.bar.dead });
  await expect(dead).toBeVisible();
  await expectText(page, 1, "const one = 1;");
  await dead.getByRole("button", { name: words.lab.bar.restart }).click();
  await expectState(page, 1, "ok");
  for (const id of [2, 3, 4]) await expectState(page, id, "stopped");
  await expect(dead).toHaveCount(0);
});
