// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs
import { expect, type Page, test } from "@playwright/test";
import {
  cell,
  expectState,
  expectText,
  labOf,
  openTestLab,
  output,
  overwrite,
  replaceText,
  site,
  words,
} from "./support.ts";

/** Opens a lab of these cells, and gives what is said under the last of them. */
async function openCells(page: Page, ...texts: readonly string[]) {
  await openTestLab(page, labOf("errors", texts));
  return cell(page, texts.length).locator(".note");
}

test("a run's error says what, where and what to try, and its link goes to the line", async ({ page }) => {
  const note = await openCells(
    page,
    "const dados = [];",
    "const limite = 2;\nconst primeiro = dados[limite];\ndisplay(primeiro.idade);",
  );
  await expect(note.locator(".note__title")).toHaveText("primeiro é undefined, e por isso não tem “idade”.");
  await expect(note).toContainText("TypeError: Cannot read properties of undefined");
  await expect(note).toContainText("Mostre primeiro com display(…) uma linha antes");
  await note.getByRole("link", { name: words.lab.error.whereLine("2", 3) }).click();
  await expect(cell(page, 2).locator(".monaco-editor :focus")).toHaveRole("textbox");
  await page.keyboard.press("Home");
  await page.keyboard.type("// ");
  await expectText(page, 2, /\n\/\/ display\(primeiro\.idade\);$/);
});

test("each error that students meet has words of its own", async ({ page }) => {
  test.setTimeout(120_000);
  const cases: readonly (readonly [text: string, said: RegExp])[] = [
    ["display(mediaa);", /“mediaa” não existe.*Você quis dizer “media”/s],
    ["const media2 = 3; media2(1);", /media2 não é uma função/],
    ["const linha = null; linha.idade;", /linha é null/],
    ["const soma = 0; soma += 1;", /“soma” foi criado com const/],
    ["media = 3;", /“media” pertence a outra célula.*const media2/s],
    ["const media = 9;", /“media” está definido mais de uma vez/],
    ["const espera = async () => [1]; const xs = espera(); xs.map((x) => x);", /xs é uma promessa.*Ponha await/s],
    ["const t = tf.ones([2]); t.dispose(); t.add(1);", /já foi descartado.*tf\.tidy/s],
    ["tf.matMul(tf.ones([2, 3]), tf.ones([4, 5]));", /\[2, 3\] × \[4, 5\] não combina/],
    ["tf.tensor(['a']).add(1);", /faz conta com números, e recebeu texto/],
    ["media + 1;", /Este valor não aparece/],
    ["let n = 1; if (n = 2) display(n);", /Aqui “=” muda “n” em vez de comparar/],
    ["print(media)", /Isso é Python; em JavaScript é display\(…\)/],
    ["def f(x):\n  return x", /Assim se define uma função em Python/],
    ["const xs2 = [1, 2;", /O “\[” da linha 1 não foi fechado/],
    ["JSON.parse('{a: 1}')", /não é JSON válido/],
    ["const desce = (n) => desce(n + 1); desce(0);", /chamou a si mesma vezes demais/],
    ["new Array(-1)", /tamanho pedido para a lista/],
    ['import {x} from "lodash"; x;', /Não há um módulo “lodash”/],
    ['await fetch("https://example.com/");', /não alcança a internet/],
    [
      'import {TfidfVectorizer} from "bancada/feature-extraction"; new TfidfVectorizer().transform(["a"]);',
      /TfidfVectorizer\.transform: esperava/,
    ],
  ];
  await openTestLab(page, labOf("twenty", ["const media = (xs) => xs.length;", "display(1)"]));
  await expectState(page, 2, "ok");
  await replaceText(page, 2, cases[0]?.[0] ?? "");
  for (const [text, said] of cases) {
    await overwrite(page, text);
    // A lint may say it too, a moment later.
    await expect(cell(page, 2).locator(".note").filter({ hasText: said }).first(), text).toBeVisible();
    await expect(
      cell(page, 2)
        .locator(".note")
        .first()
        .getByRole("link", { name: /^Célula 2/ }),
    ).toBeVisible();
  }
});

test("cells in a circle name their path", async ({ page }) => {
  const note = await openCells(page, "const a = b + 1;", "const b = a + 1;");
  await expect(note).toContainText(words.lab.problem.cycle);
  await expect(note.getByRole("link", { name: words.lab.error.where("1") })).toBeVisible();
});

test("a click mends what can be mended: a misspelt name, a name used twice, a list that is another cell's", async ({
  page,
}) => {
  await openTestLab(
    page,
    labOf("fixes", [
      "const fichas = [3, 1, 2];",
      "display(fichsa.length);",
      "const fichas = 1;",
      "fichas.sort();\ndisplay(fichas[0]);",
    ]),
  );
  await cell(page, 2).getByRole("button", { name: "Trocar por fichas" }).click();
  await expectText(page, 2, "display(fichas.length);");
  await cell(page, 3).getByRole("button", { name: "Renomear aqui para fichas2" }).click();
  await expectText(page, 3, "const fichas2 = 1;");
  await cell(page, 4).getByRole("button", { name: "Fazer uma cópia mudada: fichas3" }).click();
  await expectText(page, 4, "const fichas3 = fichas.toSorted();\ndisplay(fichas3[0]);");
  await expect(output(page, 4)).toHaveText("1");
});

test("a column that is not there is told once the cell ran, and mended", async ({ page }) => {
  const note = await openCells(
    page,
    "const pacientes = [{idade: 30}, {idade: 50}];",
    "d3.mean(pacientes, (paciente) => paciente.idde)",
  );
  await expect(note).toContainText("“pacientes” não tem a coluna “idde”");
  await note.getByRole("button", { name: "Trocar por idade" }).click();
  await expect(output(page, 2)).toHaveText("40");
  await expect(note).toHaveCount(0);
});

test("a value that does not appear, and an await that is missing, are hints with a mend", async ({ page }) => {
  await openTestLab(
    page,
    labOf("hints", ["const carregar = async () => [1, 2, 3];", "display(carregar().length);", "carregar.name;"]),
  );
  await cell(page, 2).getByRole("button", { name: "Pôr await" }).click();
  await expect(output(page, 2)).toHaveText("3");
  await cell(page, 3).getByRole("button", { name: "Tirar o ponto e vírgula" }).click();
  await expect(output(page, 3)).toHaveText("carregar");
});

test("in English nothing is Portuguese", async ({ page }) => {
  await openTestLab(
    page,
    labOf("english", ["const dados = null;", "dados.map((x) => x);", "const a = [1, 2;", "print(1)"]),
  );
  await page.getByRole("button", { name: words.language.english }).click();
  for (const [id, said] of [
    [2, "dados is null, and so has no “map”"],
    [3, "The “[” of line 1 was not closed"],
    [4, "That is Python; in JavaScript it is display(…)"],
  ] as const) {
    await expect(cell(page, id).locator(".note", { hasText: said }).first()).toBeVisible();
    await expect(cell(page, id).locator(".note", { hasText: /ã|ç|célula|não/ })).toHaveCount(0);
  }
});

test("without the network the error still stands in its own words", async ({ page }) => {
  await page.route("**/assets/trouble-*.js", (route) => route.abort());
  const note = await openCells(page, "throw new TypeError('algo deu errado');");
  await expectState(page, 1, "failed");
  await expect(note).toContainText("algo deu errado");
  expect(page.url()).toContain(site());
});
