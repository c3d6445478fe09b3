import { mostBytes, type Submission } from "../../submission/submission.ts";
import { submissionHash } from "../../submission/submission-hash.ts";
import { writeSubmission } from "../../submission/write-submission.ts";
import { exportCss } from "../export/export-css.ts";
import { makeFile } from "../export/make-file.ts";
import { exportTexts } from "../messages/export.ts";
import type { SubmitTexts } from "../messages/submit.ts";
import type { Session } from "../session/snapshot.ts";
import { type Author, submissionOf } from "./submission-of.ts";
import { submissionHead, writtenBody } from "./submission-page.ts";

export type SubmissionFile =
  | {
      readonly ok: true;
      readonly name: string;
      readonly text: string;
      readonly hash: string;
      /** What of the page around the work is missing. */
      readonly lacks: "nothing" | "outputs" | "page";
    }
  | { readonly ok: false };

/**
 * Makes the file that is handed in, and records it in the journal, which the file holds. Fails only where what the
 * student wrote is itself over 5 MB.
 */
export async function makeSubmissionFile(
  session: Session,
  author: Author,
  { texts, now }: { readonly texts: SubmitTexts; readonly now: () => Date },
): Promise<SubmissionFile> {
  const { lab } = session.getSnapshot();
  const at = now().toISOString();
  const { text: body, lacksOutputs } = await makeFile("print", session, exportTexts[lab.language]);
  const work = () => submissionOf(session.getSnapshot(), session.journal, { ...author, at });
  const hash = submissionHash(work());
  const fits = (text: string) => new TextEncoder().encode(text).length <= mostBytes;
  const fileOf = (submission: Submission, main: string) => {
    const head = submissionHead(submission, { lab, hash, texts });
    return writeSubmission(submission, { title: lab.notebook.title, css: exportCss, body: `${head}\n${main}` });
  };
  // What is too large is not recorded as handed in.
  if (!fits(fileOf(work(), ""))) return { ok: false };
  session.submitted(hash);
  const submission = work();
  const whole = fileOf(submission, body);
  const isWhole = fits(whole);
  const small = isWhole ? whole : fileOf(submission, writtenBody(submission, texts));
  return {
    ok: true,
    name: fileName(submission, hash),
    text: fits(small) ? small : fileOf(submission, ""),
    hash,
    lacks: !isWhole ? "page" : lacksOutputs ? "outputs" : "nothing",
  };
}

/** `vectorization-tfidf-ana-souza-3f9a12bc.html`: plain letters, for every system that it may travel through. */
function fileName({ lab, names }: Submission, hash: string): string {
  const plain = names.join(" ").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const who = slug.slice(0, 60).replace(/-+$/, "");
  return `${[lab.id.replace("/", "-"), who, hash.slice(0, 8)].filter((part) => part !== "").join("-")}.html`;
}
