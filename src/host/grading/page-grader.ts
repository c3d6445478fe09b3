import { gradeSubmission, type LabShelf, type LanePage, type LaneResult } from "../../grader/grade-submission.ts";
import { type Grading, tenPoints } from "../../grader/grading.ts";
import type { LabFacts } from "../../grading/grade-page.ts";
import { feed, unreachedCount } from "../sandbox/feed.ts";
import { SiteUnreached } from "./grading-desk.ts";

/** As `npm run grade` gives. */
const limitMs = 60_000;
/** A job that has not come back by then never will. */
const hardLimitMs = limitMs + 30_000;

interface Engine {
  /** Where its frames stand. */
  readonly place: HTMLElement;
  readonly page: LanePage;
}

/**
 * Grades submissions in this page, one after the other, as a grader does in a browser of its own: fresh frames each, and
 * everything thrown away after a time-out or a crash.
 */
export class PageGrader {
  #engine: Engine | undefined;

  /**
   * @throws DOMException with the name `AbortError` where the signal ended it
   * @throws SiteUnreached
   */
  grade(bytes: Uint8Array, shelf: LabShelf, signal: AbortSignal): Promise<Grading> {
    const policy = tenPoints;
    return gradeSubmission(bytes, { shelf, policy, limitMs, work: (job) => this.#work(job, signal) });
  }

  /** Takes all frames away. */
  close(): void {
    this.#engine?.place.remove();
    this.#engine = undefined;
  }

  /** A crash is tried once more: the browser may have been at fault. */
  async #work<Value>(job: (page: LanePage) => Promise<Value>, signal: AbortSignal): Promise<LaneResult<Value>> {
    const first = await this.#try(job, signal);
    return first.ok || first.why !== "crash" ? first : this.#try(job, signal);
  }

  async #try<Value>(job: (page: LanePage) => Promise<Value>, signal: AbortSignal): Promise<LaneResult<Value>> {
    const unreached = unreachedCount();
    const { page } = await this.#ready();
    const limit = AbortSignal.timeout(hardLimitMs);
    try {
      const value = await orAborted(job(page), AbortSignal.any([signal, limit]));
      if (unreachedCount() > unreached) throw new SiteUnreached();
      return { ok: true, value };
    } catch (error) {
      this.close();
      if (signal.aborted || error instanceof SiteUnreached) throw error;
      return limit.aborted
        ? { ok: false, why: "time", detail: "" }
        : { ok: false, why: "crash", detail: String(error).slice(0, 200) };
    }
  }

  async #ready(): Promise<Engine> {
    if (this.#engine) return this.#engine;
    const { createGrade } = await import("../grade/grade.ts").catch((error: unknown) => {
      throw new SiteUnreached(String(error));
    });
    await Promise.all([feed.text("kernel"), feed.text("referee")]).catch((error: unknown) => {
      throw new SiteUnreached(String(error));
    });
    const place = document.createElement("div");
    place.className = "grading-stage";
    place.inert = true;
    place.ariaHidden = "true";
    const stage = place.appendChild(document.createElement("div"));
    document.body.append(place);
    const grade = createGrade(stage);
    const learned = new Map<string, LabFacts>();
    const page: LanePage = {
      async learn(labHash, texts) {
        const facts = learned.get(labHash) ?? grade.learn(labHash, texts);
        learned.set(labHash, facts);
        return facts;
      },
      grade: (job) => grade.grade(job),
    };
    this.#engine = { place, page };
    return this.#engine;
  }
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
