import type { Verdict } from "../../grading/outcome.ts";
import type { Exercise } from "../../notebook/model.ts";
import { refereeWasUnheard } from "../sandbox/unheard.ts";
import type { Clock } from "../storage/clock.ts";
import type { Engine } from "./engine.ts";
import { downstreamOf, kernelId } from "./graph.ts";

/** A question that got no answer in 5 s had half of them at least, if another cell was entered, or ended, longer ago than this. */
const occupiedMs = 2_500;
/** So long a busy kernel is waited for; its own guard ends a loop after 10 s. */
const freeWithinMs = 60_000;
/** So often a check is put to a kernel that others keep busy, before its silence counts. */
const mostAttempts = 4;

/**
 * The checks that got no answer in time. That is the student's fault only where the kernel had time for them. While cells
 * that have nothing to do with the exercise keep it busy, the check is put again. Where a cell that uses the student's
 * code keeps it busy, that may be their own endless loop: the verdict stands, and the check is put again if that cell
 * does come to its end.
 */
export class Unanswered {
  readonly #engine: Engine;
  readonly #clock: Clock;
  /** The exercises that were told so, and the cells that ran then. */
  readonly #told = new Map<Exercise, ReadonlySet<string>>();
  /** The exercise whose call may still keep the kernel busy. */
  #last: Exercise | null = null;

  constructor(engine: Engine, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  /**
   * What a check says that got no answer, or whose referee was not heard of.
   * @param check - puts it once more
   * @throws Error where the notebook is not heard of either
   */
  async verdict(exercise: Exercise, silence: Verdict, check: () => Promise<Verdict>): Promise<Verdict> {
    const { life, runs } = this.#engine;
    let verdict = silence;
    const isUnheard = refereeWasUnheard(silence);
    for (let attempts = 1; attempts < (isUnheard ? 2 : mostAttempts); attempts++) {
      if (!this.#mayBeOfOthers(exercise, verdict)) break;
      const isFree = await life.sandbox?.kernel.ping(freeWithinMs);
      if (!isFree && refereeWasUnheard(verdict)) throw new Error("Neither the referee nor the notebook is heard of.");
      if (!isFree) break;
      verdict = await check();
    }
    if (isSilence(verdict)) {
      this.#told.set(exercise, new Set(runs.running));
      this.#last = exercise;
    }
    return verdict;
  }

  /** Resolves when the kernel can hear what another exercise is asked. */
  async free(next: Exercise): Promise<void> {
    if (this.#last !== null && this.#last !== next) await this.#engine.life.sandbox?.kernel.ping(freeWithinMs);
    this.#last = null;
  }

  /** These cells came to their end: the exercises to put again, since one of them ran when they got no answer. */
  ended(cells: readonly string[]): Exercise[] {
    const valued = cells.filter((id) => this.#engine.runs.get(id).phase === "ok");
    const found = [...this.#told].flatMap(([exercise, ran]) => (valued.some((id) => ran.has(id)) ? [exercise] : []));
    for (const exercise of found) this.#told.delete(exercise);
    return found;
  }

  /** The referee shares the notebook's process: of a silence of its own nobody knows whose it is before the notebook is free. */
  #mayBeOfOthers(exercise: Exercise, verdict: Verdict): boolean {
    return refereeWasUnheard(verdict) || (isSilence(verdict) && this.#isOccupied(exercise));
  }

  #isOccupied({ cell }: Exercise): boolean {
    const { graph, runs } = this.#engine;
    const own = downstreamOf(graph, [kernelId(cell)]).add(kernelId(cell));
    const worked = (id: string) => {
      const { since, durationMs } = runs.get(id);
      return id === runs.blocking || since + durationMs >= this.#clock.monotonic() - occupiedMs;
    };
    return [...graph.cells.keys()].some((id) => !own.has(id) && worked(id));
  }
}

const isSilence = ({ message }: Verdict): boolean => message?.id === "$timeout";
