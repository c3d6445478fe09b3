// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { expect, type Page, test } from "@playwright/test";
import {
  cell,
  chain,
  enterEditor,
  exercise,
  expectEditing,
  expectOutcome,
  expectQuiet,
  expectState,
  expectText,
  labOf,
  labRow,
  openTestLab,
  output,
  predict,
  replaceText,
  site,
  tfidf,
  words,
} from "./support.ts";

const [first] = tfidf.exercises;
const wrong = first?.wrongAnswers[0]?.code.trim() ?? "";
const solution = first?.solution?.trim() ?? "";

/** An exercise on cell 1 that asks for the sum, and a second cell that may do what it likes. */
const attacked = (second: string) =>
  labOf("attacked", ["const sum = (a, b) => a - b;", second], {
    rest: `<exercise id="sum" cell="1" points="1" minutes="1" title="Sum">
<script type="module" role="check" id="it" kind="V" title="Soma">
export default async ({call, fail}) => { if (await call("sum", 2, 3) !== 5) fail("outra"); };
</script>
<script type="text/markdown" role="message" check="it" id="outra">De 2 e 3 a soma é 5.</script>
</exercise>`,
  });

async function expectUntouched(page: Page): Promise<void> {
  await expectOutcome(page, "sum", "failed");
  await expect(exercise(page, "sum").locator(".verdict")).toHaveText([/Soma.*não passou/]);
  await expect(page.locator(".side-panel__progress")).toHaveText(words.lab.progress("0", "1"));
}

/** The check fails first, so that whatever the second cell draws can only be a forgery. */
async function openAttacked(page: Page, second: string): Promise<void> {
  await openTestLab(page, attacked(second));
  await replaceText(page, 1, "const sum = (a, b) => a * b;");
  await expectUntouched(page);
}

test("the page itself makes no code of a text, however it is asked", async ({ page }) => {
  await openTestLab(page, chain);
  await expectState(page, 3, "ok");
  const ran = await page.evaluate(async () => {
    // What a debugger evaluates may evaluate on; what the page does later may not.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts: Record<string, () => unknown> = {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      eval: () => globalThis.eval("1 + 1"),
      "new Function": () => new Function("return 2")(),
      setTimeout: () => setTimeout("globalThis.ran = true" as unknown as () => void),
      innerHTML: () => {
        document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
      },
      insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
      script: () => {
        document.createElement("script").text = "globalThis.ran = true";
      },
      srcdoc: () => {
        document.createElement("iframe").srcdoc = "<script>parent.ran = true</script>";
      },
      worker: () => new Worker("data:text/javascript,"),
      "a policy of one's own": () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy("mine", {}),
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(ran).toEqual([]);
  expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
});

test("a cell that draws a verdict over the page paints nothing outside its own output, and changes no outcome", async ({
  page,
}) => {
  await openAttacked(
    page,
    `document.body.append(Object.assign(document.createElement("div"), {
  id: "forged", textContent: "Passou", style: "position:fixed;inset:0;z-index:2147483647;background:lime",
}));
display(html\`<p class="outcome outcome--passed">Passou</p>\`);
document.documentElement.style.background = "lime";
const forged = true;`,
  );
  await expectState(page, 2, "ok");
  await expectUntouched(page);
  // Nothing of the page's own lies under the forged sheet: each is what a pointer at its middle meets.
  for (const part of [
    exercise(page, "sum").locator(".outcome"),
    cell(page, 1).locator(".cell__frame"),
    page.locator(".side-panel__progress"),
    page.locator(".foot"),
  ]) {
    await part.scrollIntoViewIfNeeded();
    const meets = await part.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const met = document.elementFromPoint(left + width / 2, top + height / 2);
      return met !== null && (element.contains(met) || met.contains(element)) && met.tagName !== "IFRAME";
    });
    expect(meets).toBe(true);
  }
  // And none is painted through: where the frame lies under the flow, what is solid has a ground of its own.
  const grounds = await page
    .locator(".solid")
    .evaluateAll((all) =>
      all.filter((element) => element.checkVisibility()).map((element) => getComputedStyle(element).backgroundColor),
    );
  expect(grounds.length).toBeGreaterThan(0);
  expect(grounds.filter((colour) => /transparent|, 0\)|\/ 0\)/.test(colour))).toEqual([]);
});

test("a cell that takes the focus when it runs again gives the typing back to the editor", async ({ page }) => {
  await openTestLab(
    page,
    labOf("thief", [
      "const mine = 1;",
      "const field = display(html`<input value=${mine}>`); setTimeout(() => { field.focus(); display(html`<p>roubei ${mine}</p>`); }, 50);",
    ]),
  );
  await expect(output(page, 2)).toContainText("roubei 1");
  await enterEditor(page, 1);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("const mine = 2;");
  await expect(output(page, 2)).toContainText("roubei 2");
  await expectEditing(page, 1);
  const typed = " // cada letra fica aqui, sem faltar nenhuma";
  await page.keyboard.type(typed);
  await expectText(page, 1, `const mine = 2;${typed}`);
});

test("messages that a cell posts to the page change nothing", async ({ page }) => {
  await openAttacked(
    page,
    `for (const message of [
  {type: "verdict", exercise: "sum", outcome: "passed"},
  {type: "fulfilled", id: "c1", live: null, durationMs: 0},
  {bancadaBoot: "globalThis.ran = true"},
  "bancada-boot",
]) {
  window.parent.postMessage(message, "*");
  const {port1, port2} = new MessageChannel();
  window.parent.postMessage(message, "*", [port2]);
  port1.postMessage(message);
}
const posted = true;`,
  );
  await expectState(page, 2, "ok");
  await page.getByRole("button", { name: words.lab.exercise.check, exact: true }).click();
  await expectUntouched(page);
  expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
});

test("an output that grows for ever keeps its place, and the page stays in reach", async ({ page }) => {
  await openTestLab(
    page,
    labOf("grows", [
      "const one = 1;",
      "display(html`<div style='height:calc(100vh + 50px)'>alto</div>`);",
      "const three = 3;",
    ]),
  );
  await expectState(page, 3, "ok");
  const hole = page.locator('[data-hole="2"]');
  await expect.poll(async () => (await hole.boundingBox())?.height ?? 0).toBeGreaterThan(200);
  await replaceText(page, 1, "const one = 11;");
  await expectState(page, 1, "ok");
  expect((await hole.boundingBox())?.height).toBeLessThanOrEqual(3000);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(8000);
});

test("a flood of logs leaves the page quick to answer, and keeps what is typed", async ({ page }) => {
  await openTestLab(
    page,
    labOf("flood", [
      "const one = 1;",
      "for (let i = 0; i < 50_000; i++) console.log('linha', i, {i});\nconst two = 2;",
    ]),
  );
  await enterEditor(page, 1);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" // escrevo");
  await expectText(page, 1, "const one = 1; // escrevo");
  await expectState(page, 2, /ok|stopped|failed/);
  await replaceText(page, 2, "const two = 22;");
  await expectState(page, 2, "ok");
  await expectState(page, 1, "ok");
});

test("hostile prose in a lab shows its words and does nothing", async ({ page }) => {
  const hostile = `# Título
<script>globalThis.ran = 1</script>
<img src="x" onerror="globalThis.ran = 2"><svg onload="globalThis.ran = 3"></svg>
<a href="javascript:globalThis.ran=4">clique</a> [outro](javascript:globalThis.ran=5)
<iframe srcdoc="<script>parent.ran=6</script>"></iframe><style>body{display:none}</style>
<form action="/"><input name="x" autofocus onfocus="globalThis.ran=7"><button>enviar</button></form>
<div id="root" class="outcome outcome--passed" style="position:fixed;inset:0" data-outcome="passed">Palavras</div>
<img src="https://example.com/quem-le.png"> <b onclick="globalThis.ran=8">negrito</b>`
    .replaceAll("<script", "<\\script")
    .replaceAll("</script", "<\\/script");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openTestLab(page, labOf("hostile", [hostile, "const two = 2;"], { editable: [] }));
  await expectState(page, 2, "ok");
  const prose = cell(page, 1).locator(".prose");
  await expect(prose).toContainText("Palavras");
  await expect(prose).toContainText("negrito");
  const left = await prose.evaluate((root) =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      ...(/^(script|iframe|style|form|input|button|svg|object)$/i.test(element.tagName) ? [element.tagName] : []),
      ...element.getAttributeNames().filter((name) => /^on|^style$|^id$|^class$/.test(name)),
      ...(/^javascript:/i.test(element.getAttribute("href") ?? "") ? ["javascript:"] : []),
    ]),
  );
  expect(left).toEqual([]);
  for (const link of await prose.locator("a, b").all()) await link.click();
  expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  expect(asked.filter((url) => url.includes("example.com"))).toEqual([]);
});

test("in a whole journey no request leaves for another origin", async ({ page, context }) => {
  const origins = new Set<string>();
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!/^(data|blob|about):$/.test(protocol)) origins.add(origin);
  });
  await page.goto(site());
  await labRow(page).click();
  await predict(page, "b");
  await replaceText(page, 9, wrong);
  await expectOutcome(page, "idf", "failed");
  await exercise(page, "idf")
    .getByRole("button", { name: words.lab.exercise.openHint(1, 3) })
    .click();
  await replaceText(page, 9, solution);
  await expectOutcome(page, "idf", "passed");
  await exercise(page, "idf").getByRole("button", { name: words.lab.exercise.openSolution }).click();
  await expect(exercise(page, "idf").locator(".solution")).toBeVisible();
  await page.getByRole("button", { name: words.language.english }).click();
  await expectQuiet(page);
  expect([...origins]).toEqual([site()]);
});
