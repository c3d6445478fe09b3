// @vitest-environment jsdom
import { parse } from "acorn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exportTexts } from "../messages/export.ts";
import type { ExportedCell, ExportedNotebook } from "./exported.ts";
import { sanitizePicture } from "./sanitize-picture.ts";
import { toHtml } from "./to-html.ts";
import { toIpynb } from "./to-ipynb.ts";
import { toModule } from "./to-module.ts";

const cell = (
  id: number,
  mode: ExportedCell["mode"],
  text: string,
  rest: Partial<ExportedCell> = {},
): ExportedCell => ({
  id,
  mode,
  text,
  outputAbove: false,
  exercise: "",
  live: [],
  picture: "",
  summary: "",
  error: null,
  answers: [],
  ...rest,
});
const notebook = (...cells: readonly ExportedCell[]): ExportedNotebook => ({
  title: "Médias </title><script>alert(1)</script>",
  language: "pt-BR",
  cells,
});
const texts = { ...exportTexts["pt-BR"], cell: (id: number, exercise: string) => `${id} ${exercise}` };
const modes = ["js", "ts", "md", "html", "tex", "sql", "node", "python"] as const;
const anyCells = fc
  .array(fc.record({ mode: fc.constantFrom(...modes), text: fc.string({ unit: "binary" }), picture: fc.string() }))
  .map((all) => all.map(({ mode, text, picture }, at) => cell(at + 1, mode, text, { picture })));

const isLines = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((line, at) => typeof line === "string" && (at === value.length - 1 || line.endsWith("\n")));

/** The rules of nbformat.v4.5.schema.json (nbformat 5.11.1) for what is written here. */
function expectNbformat(text: string): void {
  const file = JSON.parse(text);
  expect(Object.keys(file).sort()).toEqual(["cells", "metadata", "nbformat", "nbformat_minor"]);
  expect([file.nbformat, file.nbformat_minor]).toEqual([4, 5]);
  expect(typeof file.metadata.language_info.name).toBe("string");
  const ids = file.cells.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const each of file.cells) {
    expect(each.id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    const isCode = each.cell_type === "code";
    const fields = ["cell_type", "id", "metadata", "source", ...(isCode ? ["execution_count", "outputs"] : [])];
    expect(Object.keys(each).sort()).toEqual(fields.sort());
    expect(["code", "markdown", "raw"]).toContain(each.cell_type);
    expect(isLines(each.source)).toBe(true);
    for (const output of each.outputs ?? []) {
      if (output.output_type === "error") {
        expect(Object.keys(output).sort()).toEqual(["ename", "evalue", "output_type", "traceback"]);
        continue;
      }
      expect(Object.keys(output).sort()).toEqual(["data", "metadata", "output_type"]);
      expect(Object.values(output.data).every(isLines)).toBe(true);
    }
  }
}

test("an .ipynb keeps to nbformat 4.5, whatever the cells hold", () => {
  fc.assert(fc.property(anyCells, (cells) => expectNbformat(toIpynb(notebook(...cells)))));
});

test("an .ipynb holds prose as markdown, code with its outputs and errors, other languages raw, and answers after their cell", () => {
  const file = JSON.parse(
    toIpynb(
      notebook(
        cell(1, "md", "# A\n\nb", { answers: [{ question: "Quanto?", answer: "3" }] }),
        cell(2, "js", "mean([1])", { picture: "<p>1</p>", summary: "1" }),
        cell(3, "ts", "x", { error: { name: "ReferenceError", message: "x" } }),
        cell(4, "python", "print(1)"),
      ),
    ),
  );
  const kinds = file.cells.map(({ cell_type, source }: { cell_type: string; source: string[] }) => [cell_type, source]);
  expect(kinds).toEqual([
    ["markdown", ["# A\n", "\n", "b"]],
    ["markdown", ["> Quanto?\n", "\n", "3"]],
    ["code", ["mean([1])"]],
    ["code", ["x"]],
    ["raw", ["print(1)"]],
  ]);
  expect(file.cells[2].outputs[0].data).toEqual({ "text/html": ["<p>1</p>"], "text/plain": ["1"] });
  expect(file.cells[3].outputs[0]).toMatchObject({ ename: "ReferenceError", evalue: "x" });
});

test("a module has its imports on top, each name once, and a comment before each cell", () => {
  const text = toModule(
    notebook(
      cell(1, "md", "# Médias"),
      cell(2, "js", 'import {mean, sum as total} from "bancada/stats";\nconst a = mean([1])', { exercise: "A média" }),
      cell(3, "js", 'import {mean} from "bancada/stats";\nimport * as d3 from "d3";\n[a, total].map(String)'),
      cell(4, "js", "const = ;"),
    ),
    texts,
  );
  expect(text).toContain(
    'import { mean } from "bancada/stats";\nimport { sum as total } from "bancada/stats";\nimport * as d3 from "d3";\n\n// # Médias\n\n// 2 A média\nconst a = mean([1]);',
  );
  expect(text).toContain(`// ${texts.unread}\n// const = ;`);
  expect(text.match(/import/g)).toHaveLength(3);
});

test("a value that ends in a brace does not go on in the next cell", () => {
  const text = toModule(
    notebook(cell(1, "js", "const a = {n: [1]}"), cell(2, "js", "['n'].map(String)"), cell(3, "js", "function f() {}")),
    texts,
  );
  const { body } = parse(text, { ecmaVersion: "latest", sourceType: "module" });
  expect(body.map(({ type }) => type)).toEqual(["VariableDeclaration", "ExpressionStatement", "FunctionDeclaration"]);
});

test("a module parses, whatever prose, comments, unread code and missing semicolons stand in its cells", () => {
  const code = fc.constantFrom(
    "const {N} = 1",
    "(f)(1)",
    "[1].map(String) // ok",
    "`x`",
    "import x{N} from 'y'",
    "/* */",
    "if (1) {}",
    "const = 1",
    "await 1",
  );
  const any = fc.oneof(
    fc.string({ unit: "binary" }).map((text) => ["md", text] as const),
    code.map((text) => ["js", text] as const),
  );
  fc.assert(
    fc.property(fc.array(any), (all) => {
      const cells = all.map(([mode, text], at) => cell(at + 1, mode, text.replace("{N}", `n${at}`)));
      parse(toModule(notebook(...cells), texts), { ecmaVersion: "latest", sourceType: "module" });
    }),
  );
});

const page = (...cells: readonly ExportedCell[]) =>
  toHtml(notebook(...cells), { window, maths: null, nameOf: ({ id }) => `Célula ${id}` });

test("a page holds prose rendered, code in colour and outputs in place, and asks nothing of any network", () => {
  const html = page(cell(1, "md", "# Oi"), cell(2, "js", "const a = 1 < 2;", { picture: "<svg></svg>" }));
  const document = new DOMParser().parseFromString(html, "text/html");
  expect(document.querySelector("section h1")?.textContent).toBe("Oi");
  expect(document.querySelector("pre")?.textContent).toBe("const a = 1 < 2;");
  expect(document.querySelector(".code-keyword")?.textContent).toBe("const");
  expect(document.querySelector("pre + .output svg")).not.toBeNull();
  expect(document.title).toContain("<script>");
  expect(document.querySelector("script")).toBeNull();
  expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toMatch(/^default-src 'none'/);
  expect(html).not.toMatch(/(src|href)="https?:/);
});

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><use href='https://evil.example/x#y'></use></svg>",
  "<iframe srcdoc='<script>1</script>'></iframe>",
  "<a href='javascript:alert(1)'>a</a>",
  "<p style='background:url(https://evil.example/)'>a</p>",
  "<p style='background:u\\72l(https://evil.example/)'>a</p>",
  "<rect fill='url(https://evil.example/#a)'>",
  "<svg><rect fill='url(https://evil.example/#a)'/><image href='https://evil.example/i.png'/></svg>",
  "<style>@import 'https://evil.example/'</style>",
  "<form action='https://evil.example'><button>a</button></form>",
  "<div style='position:fixed;inset:0'>a</div>",
  "<svg><style>body{display:none}</style></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
];

test.each(attacks)("nothing of %s runs, fetches or covers the page", (html) => {
  const safe = sanitizePicture(html, window);
  expect(safe).not.toMatch(/<(script|style|iframe|form|use)|onerror|javascript:|evil\.example|position:\s*fixed/i);
});

test("what a chart is made of stays: shapes, texts, own styles, references to its own parts, pictures as data", () => {
  const chart =
    '<svg class="plot" viewBox="0 0 9 9"><defs><clipPath id="c"><rect width="9" height="9"></rect></clipPath></defs><g clip-path="url(#c)" style="mix-blend-mode: multiply;"><text x="1" fill="currentColor">0,5</text></g></svg>';
  expect(sanitizePicture(chart, window)).toBe(chart);
  expect(sanitizePicture('<img src="data:image/png;base64,AA==">', window)).toContain("data:image/png");
});
