import { expect, test } from "vitest";
import { labFile, lineOf, parser } from "./lab.fixture.ts";
import { readLab, readNotebook } from "./read.ts";

const read = (file: string) => readLab(file, { parser });

test("a good lab is read whole, without a problem", () => {
  const { lab, problems } = read(labFile);
  expect(problems).toEqual([]);
  expect(lab).toMatchObject({
    id: "vectorization/means",
    version: 2,
    language: "pt-BR",
    order: 9,
    track: "path",
    minutes: 60,
    datasets: ["diagnostico-medico"],
    editable: [3],
    outputAbove: [3],
    library: { public: "export const cases = [[1, 2, 6]];", sealed: 'export const secret = "SEALED library";' },
  });
  expect(lab.notebook.cells.map(({ id, mode, pinned }) => [id, mode, pinned])).toEqual([
    [1, "md", false],
    [2, "js", true],
    [3, "js", false],
  ]);
  const [exercise] = lab.exercises;
  expect(exercise).toMatchObject({
    kind: "exercise",
    closed: true,
    withheld: false,
    topics: [],
    publicShare: 0.5,
    solutionCap: 0.5,
    solution: "const mean = (values) => {\n  return SOLUTION(values);\n};",
    hints: ["Some.", "Depois divida:\n\n    soma / quantos"],
  });
  expect(exercise?.checks.map(({ id, sealed, messages }) => [id, sealed, messages])).toEqual([
    ["tres", false, { soma: "Veio {got}: é a soma.", outra: "Veio {got:2}, de {n}." }],
    ["escondidas", true, { nao: "SEALED message" }],
  ]);
  expect(exercise?.wrongAnswers.map(({ id, fails, message }) => [id, fails, message])).toEqual([
    ["soma", "tres", "soma"],
    ["metade", "tres", "outra"],
    ["zero", "escondidas", "nao"],
  ]);
  expect(lab.predictions[0]).toMatchObject({
    exercise: "media",
    answer: "b",
    reveal: "mean([1, 2, 6])",
    options: [
      { value: "a", text: "9", comment: "É a soma." },
      { value: "b", text: "3", comment: "Isso." },
    ],
  });
  expect(lab.reflections[0]?.levels).toEqual(["Vazio.", "Compara."]);
});

/** Each break is a small slip of an author: what is replaced, by what, and the problem and the text of its line. */
const slips: readonly [string, string, string, string, string][] = [
  ["two cells with one id", '<script id="3"', '<script id="2"', "duplicate-id", '<script id="2" type="module">'],
  ["a cell without id", '<script id="3" type', "<script type", "cell-id", '<script type="module">'],
  [
    "a cell of a type that does not exist",
    'id="1" type="text/markdown"',
    'id="1" type="markdown"',
    "cell-type",
    'id="1"',
  ],
  ["no title", "<title>Médias</title>", "", "no-title", "<notebook"],
  ["a notebook left open", "</notebook>", "", "notebook-not-closed", "<notebook"],
  ["a </script> inside a text", "// a soma", '"</script>"; // a soma', "stray-text", '"</script>"'],
  ["a </script> forgotten", 'role="hint">Some.</script>', 'role="hint">Some.', "swallowed-script", "Some."],
  [
    "a </script> forgotten in the notebook",
    "    # Médias\n  </script>",
    "    # Médias",
    "swallowed-script",
    'id="1" type',
  ],
  ["a comment that swallows cells", "# Médias\n", "<!-- <script>\n", "unclosed-script", 'id="1" type'],
  ["a </script> forgotten at the end", "Compara.</script>", "Compara.", "unclosed-script", "Compara."],
  ["an exercise left open", "</exercise>", "", "misplaced-element", "<reflection"],
  ["a role that does not exist", 'role="why"', 'role="wyh"', "unknown-role", 'role="wyh"'],
  ["a script without role", ' role="why"', "", "unknown-role", "Porque sim."],
  ["a hint written as code", 'text/markdown" role="why"', 'module" role="why"', "script-type", 'role="why"'],
  ["an attribute misspelt", 'points="2"', 'point="2" points="2"', "unknown-attribute", "<exercise"],
  ["an exercise without cell", ' cell="2" points', " points", "bad-number", "<exercise"],
  ["an exercise of a cell that is not there", 'cell="2" points', 'cell="7" points', "unknown-cell", "<exercise"],
  ["an editable cell that is not there", 'editable="3"', 'editable="3 8"', "unknown-cell", "<lab"],
  ["an editable cell that is no number", 'editable="3"', 'editable="three"', "bad-number", "<lab"],
  ["points that are no number", 'points="2"', 'points="dois"', "bad-number", "<exercise"],
  ["points with a decimal comma", 'points="2"', 'points="2,5"', "bad-number", "<exercise"],
  ["a share above 1", "closed", 'closed public-share="50"', "bad-number", "<exercise"],
  ["a version that is not whole", 'version="2"', 'version="2.1"', "bad-number", "<lab"],
  ["a lab without id", '<lab id="vectorization/means"', "<lab", "missing-attribute", "<lab"],
  ["an exercise without title", ' title="A média"', "", "missing-attribute", "<exercise"],
  ["a check without id", 'role="check" id="tres"', 'role="check"', "missing-attribute", 'title="Três'],
  ["a check of a kind that does not exist", 'kind="B"', 'kind="X"', "unknown-value", 'kind="X"'],
  ["a track that does not exist", 'minutes="60"', 'minutes="60" track="home"', "unknown-value", "<lab"],
  ["two checks with one id", 'id="escondidas"', 'id="tres"', "duplicate-id", 'title="Outras listas"'],
  ["two messages with one id", 'id="outra"', 'id="soma"', "duplicate-id", "Veio {got:2}"],
  ["two wrong answers with one id", 'id="metade"', 'id="soma"', "duplicate-id", "WRONG2"],
  ["two options with one value", 'role="option" value="b"', 'role="option" value="a"', "duplicate-id", ">3</script>"],
  [
    "a wrong answer that fails no check",
    'id="zero" fails="escondidas"',
    'id="zero" fails="?"',
    "unknown-check",
    "WRONG3",
  ],
  ["a wrong answer with a message that is not there", 'message="nao"', "", "unknown-message", "WRONG3"],
  ["a message of no check", 'check="tres" id="outra"', 'check="dez" id="outra"', "unknown-check", 'check="dez"'],
  ["a prediction of no exercise", 'exercise="media"', 'exercise="moda"', "unknown-exercise", "<prediction"],
  ["a prediction whose answer is no option", 'answer="b"', 'answer="c"', "unknown-option", "<prediction"],
  ["a comment of no option", 'role="comment" value="b"', 'role="comment" value="z"', "unknown-option", "Isso."],
  ["two solutions", 'role="alternative"', 'role="solution"', "second-script", "ALTERNATIVE"],
  ["two public libraries", 'library" sealed', 'library"', "second-script", 'role="library">\n    export const secret'],
  ["two labs", "<lab", '<lab id="a/b"></lab>\n<lab', "second-lab", '<lab id="vectorization'],
];

test.each(slips)("%s: the problem, its line, and what to do in both languages", (_slip, from, to, code, at) => {
  expect(labFile).toContain(from);
  const broken = labFile.replace(from, () => to);
  const { problems } = read(broken);
  const [first = ""] = at.split("\n");
  const line = at.includes("\n") ? broken.slice(0, broken.indexOf(at)).split("\n").length : lineOf(broken, first);
  const found = problems.filter((problem) => problem.code === code);
  expect(found.map((problem) => problem.line)).toContain(line);
  for (const { message } of problems) {
    expect(message["pt-BR"].length).toBeGreaterThan(20);
    expect(message.en.length).toBeGreaterThan(20);
    expect(message.en).not.toBe(message["pt-BR"]);
  }
});

test("two exercises, predictions or reflections may not share an id", () => {
  const again = (name: string) => new RegExp(`  <${name} [^]*</${name}>\n`).exec(labFile)?.[0] ?? "";
  for (const name of ["exercise", "prediction", "reflection"]) {
    const broken = labFile.replace("</lab>", () => `${again(name)}</lab>`);
    const tags = broken.split("\n").flatMap((text, index) => (text.includes(`<${name} `) ? [index + 1] : []));
    expect(tags).toHaveLength(2);
    expect(read(broken).problems.map(({ code, line }) => [code, line])).toEqual([["duplicate-id", tags[1]]]);
  }
});

test("an element between others that a comment hides changes no line", () => {
  const hidden = labFile.replace(
    "  <prediction",
    "  <!-- <exercise id='x'><script>\n</script></exercise> -->\n  <prediction",
  );
  expect(read(hidden).problems).toEqual([]);
  const broken = hidden.replace('answer="b"', 'answer="c"');
  expect(read(broken).problems.map(({ line }) => line)).toEqual([lineOf(broken, 'answer="c"')]);
});

test("a file without <notebook> or <lab> says so, and still gives a lab to show", () => {
  for (const file of ["", "<p>hello", "{}"]) {
    const { lab, problems } = read(file);
    expect(problems.map(({ code }) => code)).toEqual(["no-notebook", "no-lab"]);
    expect(lab.notebook.cells).toEqual([]);
  }
  expect(read("<notebook><title>t</title></notebook>").problems.map(({ code }) => code)).toEqual(["no-lab"]);
});

test("a wrong answer may expect a message of Bancada's own", () => {
  const { problems } = read(labFile.replace('message="nao"', 'message="$threw"'));
  expect(problems).toEqual([]);
});

test("a byte order mark and CRLF line ends change nothing", () => {
  const { lab } = read(labFile);
  expect(read(`\uFEFF${labFile.replaceAll("\n", "\r\n")}`)).toMatchObject({ lab, problems: [] });
});

test("any notebook is read: ids that are missing or repeated are given anew, as Notebook Kit gives them", () => {
  const file = `<!doctype html>
<notebook theme="light-dark(air, slate)" readonly>
  <title>Any</title>
  <script type="text/markdown">a</script>
  <script id="7" type="application/sql" database="var:db" output="rows" hidden>SELECT 1</script>
  <script id="7" type="text/html">
    <b>b</b>
  </script>
  <script id="x">c</script>
</notebook>`;
  const { notebook, problems } = readNotebook(file, { parser });
  expect(problems).toEqual([]);
  expect(notebook).toMatchObject({ title: "Any", theme: "light-dark(air, slate)", readOnly: true });
  expect(notebook.cells.map(({ id, mode, text }) => [id, mode, text])).toEqual([
    [1, "md", "a"],
    [7, "sql", "SELECT 1"],
    [8, "html", "<b>b</b>"],
    [9, "js", "c"],
  ]);
  expect(notebook.cells[1]).toMatchObject({ hidden: true, attributes: { database: "var:db", output: "rows" } });
});

test("a cell with a script element of its own is no problem in a notebook", () => {
  const file = '<notebook><script id="1" type="text/html">\n    <script src="a.js"><\\/script>\n  </script></notebook>';
  const { notebook, problems } = readNotebook(file, { parser });
  expect(problems).toEqual([]);
  expect(notebook.cells[0]?.text).toBe('<script src="a.js"></script>');
});
