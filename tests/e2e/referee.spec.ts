import { expect, type Page, test } from "@playwright/test";
import type { BancadaGrade, ExerciseReport } from "../../src/grading/grade-page.ts";

declare const bancadaGrade: BancadaGrade;

/** A lab of one exercise with one check of this code. */
const labWith = (check: string, sealed = false) => `<!doctype html>
<notebook theme="air">
  <title>Referee</title>
  <script id="1" type="module" pinned="">const double = (x) => 0; // comece aqui</script>
  <script id="2" type="module" pinned="">const other = double(2);</script>
</notebook>
<lab id="tests/referee" version="1" order="1" minutes="1">
  <script type="module" role="library">export const two = 2;</script>
  <script type="module" role="library" sealed>export const secret = 4;</script>
  <exercise id="double" cell="1" points="1" minutes="1" title="Double">
    <script type="module" role="check" id="it" kind="V" title="It" ${sealed ? "sealed" : ""}>${check}</script>
    <script type="text/markdown" role="message" check="it" id="wrong">Veio {got}.</script>
  </exercise>
</lab>`;

const english = `<!doctype html>
<notebook>
  <title>Referee</title>
  <script id="1" type="module">const double = (x) => 0; // start here</script>
</notebook>
<lab id="tests/referee" lang="en"></lab>`;

const honest = "const double = (x) => 2 * x;";

async function openPage(page: Page): Promise<void> {
  await page.goto(`${process.env.BANCADA_SITE}/grade.html`);
  await page.waitForFunction(() => "bancadaGrade" in globalThis);
}

async function grade(page: Page, lab: string, text: string): Promise<ExerciseReport> {
  await openPage(page);
  return page.evaluate(
    async ([lab, overlay, source]) => {
      await bancadaGrade.open(lab, overlay, "pt-BR", 7);
      await bancadaGrade.setCells({ "1": source });
      return bancadaGrade.check("double", { sealed: true });
    },
    [lab, english, text] as const,
  );
}

const verdictOf = (report: ExerciseReport) => {
  const [check] = report.checks;
  if (check === undefined) throw new Error("There is no check.");
  return check;
};

test("gives a check the lab's library, the seeds and the comparison that it asks for", async ({ page }) => {
  const check = `export default async ({call, fail, lab, near, random, studentSeed}) => {
    const got = [await call("double", 5), lab.two, lab.secret, near(1, 1 + 1e-10), near("1", 1), near(NaN, NaN), random(1)() * 2 ** 32, studentSeed];
    fail("wrong", {got});
  };`;
  expect(verdictOf(await grade(page, labWith(check), honest)).text).toBe(
    "Veio [10; 2; undefined; true; false; false; 2693262067; 7].",
  );
  expect(verdictOf(await grade(page, labWith(check, true), honest)).text).toBe(
    "Veio [10; 2; 4; true; false; false; 2693262067; 7].",
  );
});

test("gives a check the toolkit's data sets", async ({ page }) => {
  const check = `export default ({datasets, fail}) => fail("wrong", {got: typeof datasets.diagnosticoMedico});`;
  expect(verdictOf(await grade(page, labWith(check), honest)).text).toBe("Veio function.");
});

test("what a sealed library prepares is made once, and each sealed check of a fresh referee has its own copy", async ({
  page,
}) => {
  const prepare = `export const prepare = ({random}) => ({list: [random(1)() > 0], drawn: Math.random()});`;
  const check = `export default async ({prepared, fail}) => { prepared.list.push(1); fail("wrong", {got: JSON.stringify(prepared)}); };`;
  const lab = labWith(check, true).replace("export const secret = 4;", prepare);
  await openPage(page);
  const graded = (text: string) =>
    page.evaluate(
      async ([lab, source]) => {
        await bancadaGrade.open(lab, "", "pt-BR", 7);
        await bancadaGrade.setCells({ "1": source });
        return bancadaGrade.check("double", { sealed: true });
      },
      [lab.replace("export default", text), honest] as const,
    );
  const first = verdictOf(await graded("export default")).text;
  expect(first).toMatch(/^Veio \{"list":\[true,1\],"drawn":0\.[\de-]+\}\.$/);
  expect(verdictOf(await graded("/* again */ export default")).text).toBe(first);
});

test("only a sealed check has what is prepared, and a library that cannot prepare breaks it with its reason", async ({
  page,
}) => {
  const prepare = `export const prepare = () => { throw new Error("no data"); };`;
  const check = `export default ({prepared, fail}) => fail("wrong", {got: String(prepared)});`;
  const lab = (sealed: boolean) => labWith(check, sealed).replace("export const secret = 4;", prepare);
  expect(verdictOf(await grade(page, lab(false), honest)).text).toBe("Veio undefined.");
  expect(verdictOf(await grade(page, lab(true), honest))).toMatchObject({
    outcome: "broken",
    detail: expect.stringContaining("no data"),
  });
});

test("shows a check what a call did to its arguments", async ({ page }) => {
  const check = `export default async ({after, fail}) => fail("wrong", {got: (await after("double", [3, 1, 2]))[0]});`;
  expect(verdictOf(await grade(page, labWith(check), "const double = (list) => list.sort();")).text).toBe(
    "Veio [1; 2; 3].",
  );
});

test("an untouched starter is not attempted, in either language and with blanks around it", async ({ page }) => {
  for (const text of ["const double = (x) => 0; // comece aqui", "\n const double = (x) => 0; // start here\n\n"]) {
    const report = await grade(page, labWith("export default () => {};"), text);
    expect(report.outcome).toBe("not-attempted");
  }
});

test("a check of which the code is wrong is broken, with its line for the author and comfort for the student", async ({
  page,
}) => {
  for (const code of ["export default () => nothing.there;", "export default () => {", "export const check = 1;"]) {
    const verdict = verdictOf(await grade(page, labWith(code), honest));
    expect(verdict.outcome).toBe("broken");
    expect(verdict.detail).not.toBe("");
    expect(verdict.text).toContain("não do seu código");
  }
});

test("a check that never ends is broken, and the next one runs in a fresh referee", { tag: "@waits" }, async ({
  page,
}) => {
  test.slow();
  const check = `export default async ({call}) => { if (await call("double", 1) === 2) for (;;); };`;
  const stuck = verdictOf(await grade(page, labWith(check), honest));
  expect(stuck.outcome).toBe("broken");
  expect(stuck.detail).toContain("busy");
  const report = await page.evaluate(async () => {
    await bancadaGrade.setCells({ "1": "const double = (x) => 3 * x;" });
    return bancadaGrade.check("double", { sealed: true });
  });
  expect(report.outcome).toBe("passed");
});

test("an error of the student's names itself, and the cell to mend", async ({ page }) => {
  const check = `export default async ({call}) => { await call("double", 1); };`;
  const threw = verdictOf(await grade(page, labWith(check), "const double = (x) => x.y.z;"));
  expect(threw).toMatchObject({ outcome: "failed", messageId: "$threw" });
  expect(threw.text).toContain("TypeError");
  const missing = verdictOf(await grade(page, labWith(check), "const doble = (x) => 2 * x;"));
  expect(missing).toMatchObject({ outcome: "failed", messageId: "$not-defined" });
  expect(missing.text).toContain("célula 1");
  const syntax = verdictOf(await grade(page, labWith(check), "const double = (x) => {"));
  expect(syntax).toMatchObject({ outcome: "failed", messageId: "$cell-failed" });
  const failed = verdictOf(await grade(page, labWith(check), "const double = nowhere.at.all;"));
  expect(failed).toMatchObject({ outcome: "failed", messageId: "$cell-failed" });
});

test("a sealed check tells no word of the student's own error, which could carry the hidden input", async ({
  page,
}) => {
  const check = `export default async ({call}) => { await call("double", 314159); };`;
  const report = await grade(page, labWith(check, true), "const double = (x) => { throw new Error('leak ' + x); };");
  expect(verdictOf(report).messageId).toBe("$threw-hidden");
  expect(JSON.stringify(report)).not.toContain("314159");
});

test("a report tells how cells stand now, also those that read a cell which was changed or no longer compiles", async ({
  page,
}) => {
  await openPage(page);
  const states = await page.evaluate(async (lab) => {
    await bancadaGrade.open(lab, "", "pt-BR", 7);
    const texts = [
      "const double = (x) => 2 * x;",
      "const double = (",
      "const double = 1;",
      "const double = (x) => 3 * x;",
    ];
    const found: string[] = [];
    for (const text of texts) {
      found.push((await bancadaGrade.setCells({ "1": text })).map(({ state }) => state).join(" "));
    }
    return found;
  }, labWith("export default () => {};"));
  expect(states).toEqual(["ok ok", "failed failed", "ok failed", "ok ok"]);
});

test("what is graded runs what the student wrote; the lab's other cells wait until they are asked for", async ({
  page,
}) => {
  const shows = '<script id="3" type="module">display(double(3));</script></notebook>';
  await openPage(page);
  const states = await page.evaluate(
    async (lab) => {
      await bancadaGrade.open(lab, "", "pt-BR", 7);
      const all = await bancadaGrade.setCells({ "1": "const double = (x) => 2 * x;" });
      const graded = await bancadaGrade.setCells({ "1": "const double = (x) => 3 * x;" }, "graded");
      return [all, graded].map((cells) => cells.map(({ id, state }) => `${id} ${state}`).join(", "));
    },
    labWith("export default () => {};").replace("</notebook>", shows),
  );
  expect(states).toEqual(["1 ok, 2 ok, 3 ok", "1 ok"]);
});

test("a cell that is not the student's cannot be replaced", async ({ page }) => {
  await openPage(page);
  const error = await page.evaluate(async (lab) => {
    await bancadaGrade.open(lab, "", "pt-BR", 7);
    return bancadaGrade.setCells({ "2": "const other = 2;" }).then(
      () => "",
      (refused: unknown) => String(refused),
    );
  }, labWith("export default () => {};"));
  expect(error).toContain("Cell 2");
});

test("a restart leaves one frame for the notebook and one for the referee", async ({ page }) => {
  await grade(page, labWith("export default () => {};"), "const double = () => { for (;;); };");
  await page.evaluate(async () => {
    await bancadaGrade.restart();
    await bancadaGrade.setCells({ "1": "const double = (x) => 2 * x;" });
    await bancadaGrade.check("double", { sealed: true });
  });
  await expect(page.locator("iframe")).toHaveCount(2);
});
