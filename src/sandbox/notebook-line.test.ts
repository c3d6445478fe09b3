import { expect, test } from "vitest";
import { NotebookLine } from "./notebook-line.ts";

interface Asked {
  readonly request: number;
}

/** A line, the notebook's end of it, and the questions that arrive there. */
function connected({ limitMs = Number.POSITIVE_INFINITY } = {}) {
  const { port1, port2 } = new MessageChannel();
  const asked: Asked[] = [];
  let onAsked = () => {};
  port1.onmessage = ({ data }: MessageEvent<Asked>) => {
    asked.push(data);
    onAsked();
  };
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      onAsked = () => {
        if (asked.length >= count) resolve();
      };
      onAsked();
    });
  return { line: new NotebookLine({ port: port2, limitMs }), notebook: port1, asked, until };
}

const question = (name: string) => ({ kind: "value", name }) as const;

test("each answer goes to its own question, in whatever order they come", async () => {
  const { line, notebook, asked, until } = connected();
  const answers = Promise.all([line.ask(question("a")), line.ask(question("b"))]);
  await until(2);
  for (const { request } of [...asked].reverse())
    notebook.postMessage({ request, answer: { ok: true, value: request } });
  expect(await answers).toEqual(asked.map(({ request }) => ({ ok: true, value: request })));
  notebook.close();
});

test("a name that the notebook does not know is the page's to explain", async () => {
  const { line, notebook, asked, until } = connected();
  const answer = line.ask(question("a"));
  await until(1);
  notebook.postMessage({ request: asked[0]?.request, answer: { ok: false, code: "not-defined", message: "a" } });
  expect(await answer).toBeNull();
  notebook.close();
});

test("what is no answer counts for none, and a value that is none fails", async () => {
  const { line, notebook, asked, until } = connected();
  const answer = line.ask(question("a"));
  await until(1);
  for (const stray of [null, 3, "answer", { type: "verdict" }, { request: "1", answer: { ok: true, value: 3 } }])
    notebook.postMessage(stray);
  notebook.postMessage({ request: asked[0]?.request, answer: { ok: "yes", value: 3 } });
  expect(await answer).toEqual({ ok: false, code: "not-cloneable", message: "a" });
  notebook.close();
});

test("a notebook that floods the line loses it, and the page is asked", async () => {
  const { line, notebook, until } = connected();
  const answer = line.ask(question("a"));
  await until(1);
  for (let request = 1_000; request < 1_200; request++)
    notebook.postMessage({ request, answer: { ok: true, value: 3 } });
  expect(await answer).toBeNull();
  expect(await line.ask(question("b"))).toBeNull();
});

test("when the notebook has ended, whoever waits asks the page", async () => {
  const { line } = connected();
  const answer = line.ask(question("a"));
  line.hangUp();
  expect([await answer, await line.ask(question("b"))]).toEqual([null, null]);
});

test("a question that comes after the time for grading has no answer", async () => {
  const { line, notebook } = connected({ limitMs: 0 });
  expect(await line.ask(question("a"))).toEqual({ ok: false, code: "timeout", message: "a" });
  notebook.close();
});

test("what a check cannot send is its own mistake", async () => {
  const { line, notebook } = connected();
  await expect(line.ask({ kind: "call", name: "a", args: [() => 1] })).rejects.toThrow("could not be cloned");
  notebook.close();
});
