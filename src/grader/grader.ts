import type { Browser } from "@playwright/test";
import { gradeSubmission, type LabShelf } from "./grade-submission.ts";
import { type Grading, type Policy, tenPoints } from "./grading.ts";
import { Lane } from "./lane.ts";

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
  grade(bytes: Uint8Array, { labHash }: { readonly labHash?: string } = {}): Promise<Grading> {
    return gradeSubmission(bytes, {
      shelf: this.#shelf,
      work: (job) => this.#lane.work(job),
      policy: this.#policy,
      limitMs: this.#limitMs,
      labHash,
    });
  }

  close(): Promise<void> {
    return this.#lane.close();
  }
}
