import { expect, test } from "vitest";
import { whoOf } from "../../src/grader/grading.ts";
import { submissionWith } from "../../src/submission/submission.fixture.ts";
import { toLines } from "./to-lines.ts";

test("no name moves a terminal's cursor", () => {
  const who = whoOf(submissionWith({ names: ["\u001b[2Jx\u202e"] }));
  const message = { "pt-BR": "Não é.", en: "It is not." };
  const grading = { state: "not-graded" as const, who, reason: "file" as const, message, detail: "\u001b[1A" };
  const lines = toLines({ file: "\u0007a.html", grading }, "pt-BR");
  expect(lines.join("")).toContain("x");
  expect(lines.join("")).not.toMatch(/\p{Cc}|\u202e/u);
});
