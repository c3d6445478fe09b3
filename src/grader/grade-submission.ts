import type { GradedWork, GradeJob, LabFacts } from "../grading/grade-page.ts";
import type { Language } from "../shared/text.ts";
import { readSubmission } from "../submission/read-submission.ts";
import type { Submission } from "../submission/submission.ts";
import { type Grading, gradingOf, type NotGraded, type Policy, whoOf } from "./grading.ts";
import { refusals } from "./refusals.ts";

/** Where published labs are kept, sealed parts and all. */
export interface LabShelf {
  /** The whole lab in each language; null where this version of it is not kept. */
  find(id: string, hash: string): Promise<Readonly<Record<Language, string>> | null>;
}

/** The grade page, as a job sees it. */
export interface LanePage {
  /** What the page knows of a lab; it reads each once. */
  learn(labHash: string, texts: Readonly<Record<Language, string>>): Promise<LabFacts>;
  grade(job: GradeJob): Promise<GradedWork>;
}

export type LaneResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: "time" | "memory" | "crash"; readonly detail: string };

interface GradeOptions {
  readonly shelf: LabShelf;
  /** Does a job on a grade page, wherever that page lives. */
  readonly work: <Value>(job: (page: LanePage) => Promise<Value>) => Promise<LaneResult<Value>>;
  readonly policy: Policy;
  /** For the cells and checks together. */
  readonly limitMs: number;
  /** The version of the lab to grade with; the one that the submission was made with, where left out. */
  readonly labHash?: string | undefined;
}

/**
 * Bytes in, a grading out: the same in a grader's own browser and on an instructor's page. What a submission holds never
 * makes it throw.
 * @throws what `shelf` and `work` throw: that is no submission's fault
 */
export async function gradeSubmission(
  bytes: Uint8Array,
  { shelf, work, policy, limitMs, labHash: wanted }: GradeOptions,
): Promise<Grading> {
  const read = readSubmission(bytes);
  if (!read.ok) {
    const { message, code, detail } = read.problem;
    return { state: "not-graded", who: null, reason: "file", message, detail: [code, detail].join(": ") };
  }
  const { submission } = read;
  const { lab } = submission;
  const labHash = wanted ?? lab.hash;
  const texts = await shelf.find(lab.id, labHash);
  if (texts === null) return refused(submission, "unknown-lab", `${lab.id}, version ${lab.version}, ${labHash}`);
  const outcome = await work(async (page) => {
    const facts = await page.learn(labHash, texts);
    return { facts, work: await page.grade({ ...workOf(submission), labHash, limitMs }) };
  });
  if (!outcome.ok) return refused(submission, outcome.why, outcome.detail);
  const { facts, work: done } = outcome.value;
  const [problem] = facts.problems;
  if (problem) return refused(submission, "broken-lab", `line ${problem.line}: ${problem.message.en}`);
  if (!done.ok) return refused(submission, "misfits", `cells ${done.misfits.slice(0, 10).join(", ")}`);
  return { ...gradingOf(submission, facts, done.exercises, policy), outputs: done.outputs };
}

const workOf = ({ language, studentSeed, changed, own, disabled }: Submission) => ({
  language,
  studentSeed,
  changed,
  own,
  disabled,
});

const refused = (submission: Submission, reason: keyof typeof refusals, detail: string): NotGraded => ({
  state: "not-graded",
  who: whoOf(submission),
  reason,
  message: refusals[reason],
  detail,
});
