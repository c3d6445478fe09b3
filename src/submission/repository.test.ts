import { expect, test } from "vitest";
import { readSubmission } from "./read-submission.ts";
import { repositoryIn } from "./repository.ts";
import { page, submissionWith } from "./submission.fixture.ts";
import { submissionHash } from "./submission-hash.ts";
import { writeSubmission } from "./write-submission.ts";

const repository = "https://github.com/ana/projeto";
const read = (address: string) =>
  readSubmission(new TextEncoder().encode(writeSubmission(submissionWith({ repository: address }), page)));

test("an address is kept as a browser writes it", () => {
  expect(repositoryIn(repository)).toBe(repository);
  expect(repositoryIn("  https://GitHub.com/ana/projeto\n")).toBe(repository);
  expect(repositoryIn("https://dev.azure.com/escola/_git/projeto?version=GBmain")).toBe(
    "https://dev.azure.com/escola/_git/projeto?version=GBmain",
  );
});

test("what a browser would run, what travels readable, and what carries a password is no address", () => {
  for (const text of [
    "",
    "github.com/ana/projeto",
    "git@github.com:ana/projeto.git",
    "http://github.com/ana/projeto",
    "javascript:alert(1)//https://github.com",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "https://ana:senha@github.com/ana/projeto",
    "https://ghp_token@github.com/ana/projeto",
    `https://github.com/${"a".repeat(300)}`,
  ]) {
    expect(repositoryIn(text), text).toBeNull();
  }
});

test("a file whose address was altered into something else is refused", () => {
  expect(read(repository)).toMatchObject({ ok: true, submission: { repository } });
  for (const text of ["javascript:alert(1)", "HTTPS://github.com/ana", "https://a:b@github.com/ana", ""]) {
    expect(read(text)).toMatchObject({ ok: false, problem: { code: "unfitting" } });
  }
});

test("the address is part of what was handed in; without one the hash is what it was", () => {
  const hashes = [{}, { repository }, { repository: `${repository}/tree/main` }].map((change) =>
    submissionHash(submissionWith(change)),
  );
  expect(new Set(hashes).size).toBe(3);
  expect(submissionHash(submissionWith({ repository: undefined }))).toBe(hashes[0]);
});
