// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are the cells' own
import { typescript as ts } from "monaco-editor/languages/features/typescript/lib/typescriptServices";
import { describe, expect, it } from "vitest";
import { editorTypeFiles } from "../../../tools/vite/editor-types.ts";
import { compilerOptions } from "./compiler-options.ts";
import { NotebookTypes } from "./notebook-types.ts";

const libraries = Object.fromEntries(
  Object.entries(editorTypeFiles()).map(([file, content]) => [file, { content, version: 1 }]),
);

/** A notebook whose cells have these texts: `cell-1.js`, or `.ts` where the text begins with `//ts`. `|` marks the caret. */
function notebook(...texts: readonly string[]) {
  const models = texts.map((text, at) => ({
    uri: `file:///cells/cell-${at + 1}.${text.startsWith("//ts") ? "ts" : "js"}`,
    version: 1,
    text: text.replace("|", ""),
    getValue() {
      return this.text;
    },
  }));
  const types = new NotebookTypes(
    { getMirrorModels: () => models },
    { compilerOptions: compilerOptions(ts), extraLibs: libraries },
  );
  const at = texts.findIndex((text) => text.includes("|"));
  const file = models[at]?.uri ?? "";
  const offset = texts[at]?.indexOf("|") ?? 0;
  const told = ({ messageText }: { readonly messageText: unknown }) =>
    ts.flattenDiagnosticMessageText(messageText as string, " ");
  return {
    change(cell: number, text: string) {
      const model = models[cell - 1];
      if (model) Object.assign(model, { text, version: model.version + 1 });
    },
    hover: async () => {
      const info = await types.getQuickInfoAtPosition(file, offset);
      return info?.displayParts?.map(({ text }) => text).join("") ?? null;
    },
    docs: async () => {
      const info = await types.getQuickInfoAtPosition(file, offset);
      return info?.documentation?.map(({ text }) => text).join("") ?? "";
    },
    completions: async () => {
      const found = await types.getCompletionsAtPosition(file, offset);
      return found?.entries.map(({ name }) => name) ?? [];
    },
    detail: async (name: string) => {
      const found = await types.getCompletionEntryDetails(file, offset, name);
      return found?.displayParts.map(({ text }) => text).join("") ?? null;
    },
    name: () => types.notebookNameAt(file, offset),
    toolkitName: () => types.toolkitNameAt(file, offset),
    errors: async (cell: number) => {
      const uri = models[cell - 1]?.uri ?? "";
      return [...(await types.getSyntacticDiagnostics(uri)), ...(await types.getSemanticDiagnostics(uri))].map(told);
    },
    formatted: async (cell: number) => {
      const { uri = "", text = "" } = models[cell - 1] ?? {};
      const edits = await types.getFormattingEditsForDocument(uri, ts.getDefaultFormatCodeSettings("\n"));
      return edits.toReversed().reduce((so, { span, newText }) => {
        return so.slice(0, span.start) + newText + so.slice(span.start + span.length);
      }, text);
    },
    /** Packages of which something was read. */
    packages: () => {
      const read = types.getLanguageService().getProgram()?.getSourceFiles() ?? [];
      const names = read.map(({ fileName }) => /\/node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(fileName)?.[1]);
      return [...new Set(names.filter((name) => name !== undefined))].sort();
    },
    renames: async () => (await types.getRenameInfo(file, offset, {})).canRename,
  };
}

describe("names of other cells", () => {
  it("complete, with their types", async () => {
    const { completions } = notebook("const weights = [1, 2, 3];", "weights.|");
    expect(await completions()).toContain("reduce");
    const half = notebook("const weights = [1, 2, 3];", "wei|");
    expect(await half.completions()).toContain("weights");
    expect(await half.detail("weights")).toBe("const weights: number[]");
  });

  it("show the type that the definition infers", async () => {
    expect(await notebook("const mean = (values) => values.length / 2;", "me|an;").hover()).toBe(
      "const mean: (values: any) => number",
    );
    expect(await notebook("class Scaler { fit() { return this; } }", "new Sca|ler().fit();").hover()).toContain(
      "Scaler",
    );
  });

  it("are known through a chain of cells, in any order of the page", async () => {
    const { hover } = notebook("const sum = |double + 1;", "const double = 2 * half;", "const half = 0.5;");
    expect(await hover()).toBe("const double: number");
  });

  it("are what a promise gave, as the notebook waits for it", async () => {
    const chain = ["const load = async () => ({ rows: 3 });", "const data = load();", "da|ta.rows;"] as const;
    expect(await notebook(...chain).hover()).toBe("const data: {\n    rows: number;\n}");
    expect(await notebook(chain[0], "const data = await load();", chain[2]).hover()).toContain("rows: number");
    expect(await notebook(chain[0], "const data = await (await load());", chain[2]).hover()).toContain("rows: number");
  });

  it("win over names of the page, as they do when they run", async () => {
    expect(await notebook("const name = 42;", "na|me;").hover()).toBe("const name: 42");
    expect(await notebook("const status = [1];", "status.|").completions()).toContain("map");
  });

  it("follow what is typed in the other cell", async () => {
    const book = notebook("const x = 1;", "x|;");
    expect(await book.hover()).toBe("const x: 1");
    book.change(1, "const x = 'word'; const y = 2;");
    expect(await book.hover()).toBe('const x: "word"');
    expect(await book.completions()).toContain("y");
    book.change(1, "const z = 1;");
    expect(await book.completions()).not.toContain("x");
  });

  it("stay the first one's where two cells define them, and the cell's own in itself", async () => {
    expect(await notebook("const x = 1;", "const x = 'two';", "x|;").hover()).toBe("const x: 1");
    expect(await notebook("const x = 1;", "const x = 'two'; x|;").hover()).toBe('const x: "two"');
  });

  it("are those of imports too, and never those that begin with _", async () => {
    const names = await notebook('import { mean } from "bancada/statistics";\nconst _own = 1;', "|").completions();
    expect(names).toContain("mean");
    expect(names).not.toContain("_own");
    expect(names.filter((name) => name.includes("bancada"))).toEqual([]);
  });

  it("are told from properties, local variables and words of the language", async () => {
    const name = (text: string) => notebook("const x = { y: 1 };", text).name();
    expect(await name("x|.y;")).toBe("x");
    expect(await name("x.y|;")).toBeNull();
    expect(await name("const f = (x) => x| + 1;")).toBeNull();
    expect(await name("const f| = () => 1;")).toBe("f");
    expect(await name("ret|urn")).toBeNull();
    expect(await notebook("const load = async () => 1;\nconst d = load();", "d|;").name()).toBe("d");
  });

  it("are not renamed from one cell, where the others would be left behind; a local one is", async () => {
    expect(await notebook("const x| = 1;", "x;").renames()).toBe(false);
    expect(await notebook("const f = (v|) => v + 1;").renames()).toBe(true);
  });
});

describe("the toolkit", () => {
  it("completes and hovers with its docs", async () => {
    const text = 'import { TfidfVectorizer } from "bancada/feature-extraction";\nnew Tfidf|Vectorizer().fit([]);';
    expect(await notebook(text).hover()).toContain("TfidfVectorizer");
    expect(await notebook(text).docs()).toMatch(/\w{4}/);
    const half = 'import { Tfidf| } from "bancada/feature-extraction";';
    expect(await notebook(half).completions()).toContain("TfidfVectorizer");
  });
});

describe("the libraries", () => {
  it("complete what a cell names, of which the types are read then", async () => {
    const { completions, packages } = notebook("const one = 1;", "tf.one|");
    expect(await completions()).toContain("oneHot");
    expect(packages()).toContain("@tensorflow/tfjs");
    expect(packages()).not.toContain("@observablehq/plot");
    expect(packages()).not.toContain("bancada");
    expect(await notebook("Plot.barX|").completions()).toContain("barX");
  });

  it("are known as names before, and nothing of them is read", async () => {
    const { completions, packages } = notebook("const one = 1;", "t|");
    expect(await completions()).toEqual(expect.arrayContaining(["tf", "Plot", "one", "progress"]));
    expect(packages()).toEqual([]);
  });

  it("are read as soon as another cell names them", async () => {
    const { completions, change } = notebook("const layer = 1;", "layer.|");
    expect(await completions()).not.toContain("apply");
    change(1, "const layer = tf.layers.dense({units: 1});");
    expect(await completions()).toContain("apply");
  });

  it("are read in part: what an import reaches, and no more", async () => {
    const { hover, packages } = notebook('import { readCsv } from "bancada/data";\nread|Csv();');
    expect(await hover()).toContain("readCsv");
    expect(packages()).toContain("bancada");
    expect(packages()).not.toContain("@observablehq/plot");
  });
});

describe("errors of type", () => {
  it("are said of a TypeScript cell", async () => {
    const book = notebook("//ts\nconst n: number = 'word';", "//ts\nconst s: string = n;");
    expect(await book.errors(1)).toEqual(["Type 'string' is not assignable to type 'number'."]);
    expect(await book.errors(2)).toEqual(["Type 'number' is not assignable to type 'string'."]);
  });

  it("are never said of a JavaScript cell", async () => {
    const book = notebook("const n = 1; n.foo(); let q = 1; q = 'a'; Math.max('a', {});");
    expect(await book.errors(1)).toEqual([]);
  });

  it("make no noise of what a notebook does by design", async () => {
    const book = notebook(
      "//ts\nconst wait = (v) => Promise.resolve(v);\nconst name = await wait(1);",
      "//ts\nname;",
      "//ts\nconst top = 3;\nlet xs = [];\nxs.push(top);\ndisplay(xs);",
      "//ts\nconst name = 2; missing + 1;",
      "//ts\n`text ${name}`",
      '//ts\nimport * as d3 from "npm:d3@7";\nimport z from "nowhere";\nd3.max([1]);',
      "//ts\n{ a: 1 }",
    );
    for (let cell = 1; cell <= 7; cell += 1) expect(await book.errors(cell), `cell ${cell}`).toEqual([]);
  });

  it("stay in the text when a cell is cut off in the middle", async () => {
    for (const text of ["//ts\nfunction f() {", "//ts\nconst s = `a", "//ts\nconst x = (1 +", "//ts\n/* open"]) {
      const book = notebook(text, "const other = 1;");
      const errors = await book.errors(1);
      expect(errors.join(), text).not.toMatch(/import|export|module|bancada/);
    }
  });
});

describe("formatting", () => {
  it("sets blanks, and leaves the rest and the words alone", async () => {
    const text = "const  f=(a,b)=>{\nreturn a+b\n}\nconst s = `a  b`;  // c";
    expect(await notebook(text, "const other = 1;").formatted(1)).toBe(
      "const f = (a, b) => {\n    return a + b\n}\nconst s = `a  b`;  // c",
    );
  });
});

describe("names of the toolkit", () => {
  const scaler = 'import {StandardScaler} from "bancada/preprocessing";\nconst scaler = new StandardScaler();';
  it.each([
    [scaler.replace("{Stan", "{Stan|"), "preprocessing/StandardScaler"],
    [scaler.replace("new Stan", "new Stan|"), "preprocessing/StandardScaler"],
    [`${scaler}\nscaler.f|it([[1]]);`, "preprocessing/StandardScaler"],
    [
      'import {trainTestSplit} from "bancada/model-selection";\ntrain|TestSplit([[1]]);',
      "model-selection/trainTestSplit",
    ],
    [scaler.replace("const sca", "const sca|"), "none"],
    ["[3].ma|p((x) => x);", "none"],
  ])("are known by their page of the reference: %s", async (text, page) => {
    const found = await notebook(text).toolkitName();
    expect(found ? `${found.subModule}/${found.name}` : "none").toBe(page);
  });

  it("are known in a cell that uses what another one imports", async () => {
    expect(await notebook(scaler, "new Standard|Scaler();").toolkitName()).toEqual({
      name: "StandardScaler",
      subModule: "preprocessing",
    });
  });
});
