// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { readFileSync } from "node:fs";
import { type BrowserContext, expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { JSDOM } from "jsdom";
import type { JournalEvent } from "../../../src/grading/journal.ts";
import { pt } from "../../../src/host/messages/pt.ts";
import type { Lab } from "../../../src/notebook/model.ts";
import { readLab } from "../../../src/notebook/read.ts";

/** Where the built site is served (global-setup.ts). */
export const site = (): string => process.env.BANCADA_SITE ?? "";

/** What the page says, in Portuguese. */
export const words = pt;

const parser = new new JSDOM("").window.DOMParser();

/** The course's own lab, whole, as its author wrote it: solutions and wrong answers too. */
export const tfidf: Lab = readLab(
  readFileSync(new URL("../../../notebooks/02-vectorization/tfidf/lab.html", import.meta.url), "utf8"),
  { parser },
).lab;

/** The link to L09 on the course page. */
export const labRow = (page: Page) => page.locator(`.lab-row [href$="/lab/${tfidf.id}"]`);

/** A small lab for tests, at `/lab/test/<slug>`. */
export interface TestLab {
  readonly slug: string;
  readonly text: string;
}

/** A lab whose cells 1, 2, … have these texts; `editable` ones are the student's to change. */
export function labOf(
  slug: string,
  cells: readonly string[],
  { editable = cells.map((_, at) => at + 1), rest = "" }: { editable?: readonly number[]; rest?: string } = {},
): TestLab {
  const scripts = cells.map((text, at) => {
    const type = text.startsWith("#") ? "text/markdown" : "module";
    return `<script id="${at + 1}" type="${type}" pinned="">\n${text}\n</script>`;
  });
  const text = `<!doctype html>
<notebook theme="air">
<title>Teste ${slug}</title>
${scripts.join("\n")}
</notebook>
<lab id="test/${slug}" version="1" order="1" minutes="5" editable="${editable.join(" ")}">${rest}</lab>`;
  return { slug, text };
}

/** Three cells, each using the one above; all may be edited. */
export const chain: TestLab = labOf("chain", [
  "const above = 20;",
  "const middle = above + 1;",
  "display(html`<p>Vale ${2 * middle}</p>`);",
]);

/** What the site serves for a course of these labs, by the end of each address. */
export function filesOf(...labs: readonly TestLab[]): ReadonlyMap<string, unknown> {
  const title = (slug: string) => ({ "pt-BR": `Teste ${slug}`, en: `Test ${slug}` });
  const entries = labs.map(({ slug }, order) => ({
    id: `test/${slug}`,
    module: "01-test",
    order,
    version: 1,
    hash: "test",
    minutes: 5,
    points: 0,
    track: "path",
    title: title(slug),
    exercises: [],
  }));
  const files = new Map<string, unknown>();
  files.set("/labs/index.json", { modules: [{ id: "01-test", title: title("módulo") }], labs: entries });
  for (const { slug, text } of labs) {
    const { lab } = readLab(text, { parser });
    files.set(`/labs/test/${slug}/lab.json`, { "pt-BR": lab, en: { ...lab, language: "en" } });
  }
  return files;
}

/** Makes the served course consist of these labs. */
export async function serveLabs(target: Page | BrowserContext, ...labs: readonly TestLab[]): Promise<void> {
  for (const [path, json] of filesOf(...labs)) await target.route(`**${path}`, (route) => route.fulfill({ json }));
}

/** Serves a test lab and opens it; ends when its cells stand, and keys, drops and presses are listened to. */
export async function openTestLab(page: Page, lab: TestLab): Promise<void> {
  await serveLabs(page.context(), lab);
  await page.goto(`${site()}/lab/test/${lab.slug}`);
  await expectListening(page, `Teste ${lab.slug}`);
}

/** The title of a lab is set together with all that listens, once its cells stand. */
export const expectListening = (page: Page, title: string): Promise<void> =>
  expect(page).toHaveTitle(`${title} · ${words.brand}`);

export const cell = (page: Page, id: number): Locator => page.locator(`[data-cell="${id}"]`);

export async function expectState(page: Page, id: number, state: string | RegExp): Promise<void> {
  await expect(cell(page, id)).toHaveAttribute("data-state", state);
}

export const exercise = (page: Page, id: string): Locator => page.locator(`[data-exercise="${id}"]`);

export async function expectOutcome(page: Page, id: string, outcome: string): Promise<void> {
  await expect(exercise(page, id)).toHaveAttribute("data-outcome", outcome);
}

/** The frame that shows outputs, in which the notebook's own code runs. */
export const outputs = (page: Page): FrameLocator => page.frameLocator("iframe.kernel-frame");

/** A cell's output, in the frame. */
export const output = (page: Page, id: number): Locator => outputs(page).locator(`.output[data-cell="${id}"]`);

/** Enters a cell's editor with the mouse; ends when typing goes there. */
export async function enterEditor(page: Page, id: number): Promise<void> {
  await cell(page, id).locator(".slot").click();
  await expectEditing(page, id);
}

export async function expectEditing(page: Page, id: number): Promise<void> {
  await expect(cell(page, id).locator(".monaco-editor :focus")).toHaveRole("textbox");
}

/** Enters a cell and pastes a text over what it holds. */
export async function replaceText(page: Page, id: number, text: string): Promise<void> {
  await enterEditor(page, id);
  await overwrite(page, text);
}

/** Pastes a text over what the focused editor holds. Typed, it would be indented anew. */
export async function overwrite(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** A cell's text as it is shown: by the editor where it is entered, else highlighted. */
export async function textOf(page: Page, id: number): Promise<string> {
  const shown = cell(page, id).locator(".slot__text .code__text, .view-line");
  const lines = await shown.evaluateAll((all) =>
    all
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? "" }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replace(/\n$/, "").replaceAll("\u00a0", " ")),
  );
  return lines.join("\n");
}

export async function expectText(page: Page, id: number, text: string | RegExp): Promise<void> {
  const poll = expect.poll(() => textOf(page, id));
  if (typeof text === "string") await poll.toBe(text);
  else await poll.toMatch(text);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator(".foot__save--saved")).toBeVisible();
}

export const pressStop = (page: Page): Promise<void> =>
  page.locator(".foot").getByRole("button", { name: words.lab.bar.stop, exact: true }).click();

/** Nothing runs, and nothing moves any more. */
export async function expectQuiet(page: Page): Promise<void> {
  await expect(page.locator(".foot__kernel--ready")).toBeVisible();
  await expect(page.locator('[data-state="running"]')).toHaveCount(0);
}

/** Answers the prediction of L09 that opens its first exercise. */
export async function predict(page: Page, option: string): Promise<void> {
  await expectQuiet(page);
  const card = page.locator('[data-prediction="peso-do-paciente"]');
  await card.locator(`input[type=radio][value="${option}"]`).check();
  await card.locator('input[type=radio][value="bet"]').check();
  await card.locator("button[type=submit]").click();
  await expect(cell(page, 9)).not.toHaveAttribute("data-state", "locked");
}

/** All that the page's database holds of the journal. */
export const journalOf = (page: Page): Promise<JournalEvent[]> =>
  page.evaluate(
    () =>
      new Promise<JournalEvent[]>((resolve, reject) => {
        const opening = indexedDB.open("bancada");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction("journal").objectStore("journal").getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );
