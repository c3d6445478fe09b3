import type { Browser } from "@playwright/test";
import type { GradedWork, LabFacts } from "../grading/grade-page.ts";
import type { Language } from "../shared/text.ts";
import { readSubmission } from "../submission/read-submission.ts";
import type { Submission } from "../submission/submission.ts";
import { type Grading, gradingOf, type NotGraded, type Policy, tenPoints, whoOf } from "./grading.ts";
import { Lane } from "./lane.ts";
import { refusals } from "./refusals.ts";

/** Where published labs are kept, sealed parts and all. */
export interface LabShelf {
  /** The whole lab in each language; null where this version of it is not kept. */
  find(id: string, hash: string): Promise<Readonly<Record<Language, string>> | null>;
}

export interface GraderOptions {
  readonly launch: () => Promise<Browser>;
  /** Origin of the built site, whose grade.html runs the submissions: on localhost, for no other name resolves. */
  readonly site: string;
  readonly shelf: LabShelf;
  readonly policy?: Policy;
  /** For the cells and checks of one submission. */
  readonly limitMs?: number;
  /** For one process of a page. */
  readonly memoryBytes?: number;
}

/**
 * Grades submissions one after the other in a browser of its own: a fresh frame each, a fresh context after a time-out,
 * a crash or fifty. What a submission holds never makes it throw. Several graders work at once; each is one lane.
 * @throws Error from `grade` where the browser does not start, or the site does not answer: that is no submission's fault
 * @example const grading = await new Grader({ launch, site, shelf }).grade(bytes)
 */
export class Grader {
  readonly #shelf: LabShelf;
  readonly #policy: Policy;
  readonly #limitMs: number;
  readonly #lane: Lane;

  constructor({
    launch,
    site,
    shelf,
    policy = tenPoints,
    limitMs = 60_000,
    memoryBytes = 1.5 * 2 ** 30,
  }: GraderOptions) {
    this.#shelf = shelf;
    this.#policy = policy;
    this.#limitMs = limitMs;
    this.#lane = new Lane({ launch, site, hardLimitMs: limitMs + 30_000, memoryBytes });
  }

  /** @param labHash - the version of the lab to grade with; the one that the submission was made with, where left out */
  async grade(bytes: Uint8Array, { labHash: wanted }: { readonly labHash?: string } = {}): Promise<Grading> {
    const read = readSubmission(bytes);
    if (!read.ok) {
      const { message, code, detail } = read.problem;
      return { state: "not-graded", who: null, reason: "file", message, detail: [code, detail].join(": ") };
    }
    const { submission } = read;
    const { lab } = submission;
    const labHash = wanted ?? lab.hash;
    const texts = await this.#shelf.find(lab.id, labHash);
    if (texts === null) return refused(submission, "unknown-lab", `${lab.id}, version ${lab.version}, ${labHash}`);
    const outcome = await this.#lane.work(async (page) => {
      const facts = await page.learn(labHash, texts);
      return { facts, work: await page.grade({ ...workOf(submission), labHash, limitMs: this.#limitMs }) };
    });
    return outcome.ok ? this.#graded(submission, outcome.value) : refused(submission, outcome.why, outcome.detail);
  }

  close(): Promise<void> {
    return this.#lane.close();
  }

  #graded(submission: Submission, { facts, work }: { readonly facts: LabFacts; readonly work: GradedWork }): Grading {
    const [problem] = facts.problems;
    if (problem) return refused(submission, "broken-lab", `line ${problem.line}: ${problem.message.en}`);
    if (!work.ok) return refused(submission, "misfits", `cells ${work.misfits.slice(0, 10).join(", ")}`);
    return { ...gradingOf(submission, facts, work.exercises, this.#policy), outputs: work.outputs };
  }
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
