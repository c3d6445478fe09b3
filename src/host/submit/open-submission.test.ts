// @vitest-environment jsdom
import { expect, test } from "vitest";
import { readLab } from "../../notebook/read.ts";
import { page, submissionWith } from "../../submission/submission.fixture.ts";
import type { Submission } from "../../submission/submission.ts";
import { writeSubmission } from "../../submission/write-submission.ts";
import { labParser } from "../sandbox/lab-parser.ts";
import { openSubmission } from "./open-submission.ts";

const { lab } = readLab(
  `<!doctype html>
<notebook><title>Médias</title>
  <script id="1" type="text/markdown"># Médias</script>
  <script id="2" type="module" pinned>const mean = 0;</script>
</notebook>
<lab id="module/lab" version="1" order="1" minutes="1" editable="2"></lab>`,
  { parser: labParser },
);
const labs = { "pt-BR": lab, en: { ...lab, language: "en" as const } };

async function opened(change: Partial<Submission>, isHere = true) {
  const bytes = new TextEncoder().encode(writeSubmission(submissionWith(change), page));
  const result = await openSubmission(Uint8Array.from(bytes), async () => (isHere ? labs : null));
  if (!result.ok) throw new Error(result.problem.code);
  return { title: result.notebook.title, texts: result.notebook.cells.slice(1).map(({ text }) => text["pt-BR"]) };
}

const work: Partial<Submission> = {
  changed: [{ cell: 2, text: "const mean = 3;" }],
  own: [
    { id: 1_000_002, after: 0, mode: "md", text: "antes" },
    { id: 1_000_001, after: 2, mode: "js", text: "mean + 1" },
  ],
};

test("the lab's cells come with the student's texts, and their own where they stood", async () => {
  expect(await opened(work)).toEqual({
    title: "Médias · Ana Souza",
    texts: ["antes", "# Médias", "const mean = 3;", "mean + 1"],
  });
});

test("where the site has no such lab, nothing that was written is lost", async () => {
  expect(await opened(work, false)).toEqual({
    title: "module/lab · Ana Souza",
    texts: ["antes", "const mean = 3;", "mean + 1"],
  });
});

test("no name acts as markdown", async () => {
  const bytes = new TextEncoder().encode(writeSubmission(submissionWith({ names: ["[x](https://e) <img>"] }), page));
  const result = await openSubmission(Uint8Array.from(bytes), async () => null);
  const [lead] = result.ok ? result.notebook.cells : [];
  expect(lead?.text.en).toContain("\\[x\\](https\\://e) \\<img\\>");
});

test("bytes that are no submission are refused with what to do", async () => {
  const result = await openSubmission(new Uint8Array(9), async () => null);
  expect(result).toMatchObject({ ok: false, problem: { code: "bad-notebook", line: 0 } });
});
