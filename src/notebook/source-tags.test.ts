import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { sourceTags } from "./source-tags.ts";

const names = ["script", "lab", "exercise", "prediction", "notebook", "title"];

/** The reference: jsdom's own parser (parse5), which keeps the places of elements when asked to. */
function parsedTags(html: string): { name: string; line: number }[] {
  const dom = new JSDOM(html, { includeNodeLocations: true });
  const tags = [...dom.window.document.querySelectorAll(names.join(","))].map((element) => ({
    name: element.localName,
    line: dom.nodeLocation(element)?.startLine ?? 0,
  }));
  dom.window.close();
  return tags;
}

const foundTags = (html: string) =>
  sourceTags(html)
    .filter(({ name }) => names.includes(name))
    .map(({ name, line }) => ({ name, line }));

test("finds the tags that the HTML parser finds, on the same lines", () => {
  const fragments = [
    ..."<script> <script/> </script> </script/> <SCRIPT> <\\script> <\\/script> <scripting> </scripting> <!-- --> <!--> <!---> <!--!> --!> -- ->".split(
      " ",
    ),
    ..."<lab> </lab> <exercise> </exercise> <prediction> <notebook> </notebook> <title> </title> <! <? </ < > - !".split(
      " ",
    ),
    '<lab id="<script>">',
    "<exercise title='<!--'>",
    '<script id="1"\ntype="module">',
    "<lab a=1\n b>",
    "text",
    "\n",
    "\r\n",
    " ",
  ];
  const soup = fc.array(fc.constantFrom(...fragments), { maxLength: 25 }).map((parts) => `<body>${parts.join("")}`);
  fc.assert(
    fc.property(soup, (html) => {
      expect(foundTags(html)).toEqual(parsedTags(html));
    }),
    { numRuns: 200 },
  );
});

test("tells which script the end of the file closes", () => {
  const tags = sourceTags("<script>a</script>\n<script>b");
  expect(tags.map(({ closed }) => closed)).toEqual([true, false]);
});

test("tells the lines of the tags that a script swallowed", () => {
  const [first] = sourceTags("<script>\n<!--\n<script>\n</script>\n<script>\n</script>\n-->\n</script>");
  expect(first).toMatchObject({ closed: true, swallowed: [3, 5], endLine: 8 });
});

test("a tag that the text closes itself, as Notebook Kit writes it, swallows nothing", () => {
  expect(sourceTags('<script>\n<script src="x"><\\/script>\n</script>')[0]?.swallowed).toEqual([]);
});

test("a comment that begins with `!>` goes on", () => {
  expect(sourceTags("<!--!><script>--><lab>").map(({ name }) => name)).toEqual(["lab"]);
});
