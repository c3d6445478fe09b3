import type { DeathCause } from "../../kernel/client.ts";
import type { Clock } from "../storage/clock.ts";
import { stoppedError } from "./death-words.ts";
import type { Drafts } from "./drafts.ts";
import { cellOf, upstreamOf } from "./graph.ts";
import type { KernelLife } from "./kernel-life.ts";
import type { Runs } from "./runs.ts";
import type { Stops } from "./stops.ts";
import type { Work } from "./work.ts";

interface InterruptOptions {
  readonly work: Work;
  readonly clock: Clock;
  readonly runs: Runs;
  readonly drafts: Drafts;
  readonly stops: Stops;
  readonly life: KernelLife;
  /** This cell of the kernel was running, and was stopped. */
  readonly onStopped: (id: string, durationMs: number) => void;
  /** A living kernel was told to end these cells. */
  readonly onEnded: (ids: readonly string[]) => void;
}

const stopAnswerMs = 150;
const stopEnteredMs = 50;
/** Words of a cell that may take its frame to another address. */
const leavesPage =
  /\b(?:location|navigation|history|submit|requestSubmit|click|href|http-equiv|document\.(?:open|write))\b/;

/** Runs that do not come to their end: the student stops them, or the kernel dies of one. Says which cell it was. */
export class Interrupts {
  readonly #options: InterruptOptions;
  #stopping: Promise<void> | null = null;

  constructor(options: InterruptOptions) {
    this.#options = options;
  }

  /**
   * Ends what runs. A kernel that answers ends the cells that wait; one that does not within 150 ms (50 where a cell has
   * not given the frame back, at once where it has been silent for seconds) is killed, and all that stood is run again
   * but the cell that held it.
   */
  stop(): Promise<void> {
    // An impatient second press asks for the same.
    this.#stopping ??= this.#stop().finally(() => {
      this.#stopping = null;
    });
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const { life, runs, onEnded } = this.#options;
    const { sandbox } = life;
    const isStuck = life.status(false) === "unresponsive";
    if (!sandbox || (runs.running.length === 0 && !isStuck)) return;
    const patienceMs = runs.blocking === null ? stopAnswerMs : stopEnteredMs;
    const answers = !isStuck && (await sandbox.kernel.ping(patienceMs));
    if (life.sandbox !== sandbox) return;
    if (!answers) {
      this.#markStopped(runs.blocking ?? this.#firstRunning[0] ?? null, "stopped");
      life.restart();
      return;
    }
    const ids = this.#firstRunning;
    for (const id of ids) this.#markStopped(id, "stopped");
    sandbox.kernel.stopCells(ids);
    onEnded(ids);
  }

  /** The kernel is gone by itself: the cell that it most likely died of does not run again by itself. */
  died(cause: DeathCause): void {
    if (cause === "not-started") return;
    const { work, runs, drafts } = this.#options;
    const { begun } = runs;
    // A cell that navigates the frame away has ended by then, and others have run since, or the word that it began was lost
    // with the frame: of the student's own, the last that speaks of it is the likeliest.
    const isOwn = (id: string) => work.cell(cellOf(id))?.editable === true;
    const speaks = (id: string) => leavesPage.test(drafts.applied(cellOf(id)) ?? "");
    const leaving =
      cause === "navigated" ? [...begun, ...runs.running].find((id) => isOwn(id) && speaks(id)) : undefined;
    const last = cause === "navigated" ? (begun.find(isOwn) ?? begun[0]) : undefined;
    this.#markStopped(leaving ?? runs.blocking ?? last ?? this.#firstRunning[0] ?? null, cause);
  }

  /** The running cells that wait for no other one, nor for one that was stopped: the kernel has yet to end those. */
  get #firstRunning(): readonly string[] {
    const { runs, stops, drafts } = this.#options;
    const waitedFor = new Set([...runs.running, ...stops.ids]);
    const isWaiting = (id: string) => [...upstreamOf(drafts.graph, [id])].some((before) => waitedFor.has(before));
    return runs.running.filter((id) => !isWaiting(id));
  }

  #markStopped(id: string | null, cause: DeathCause | "stopped"): void {
    const { work, clock, runs, drafts, stops, onStopped } = this.#options;
    const cell = id === null ? null : work.cell(cellOf(id));
    if (id === null || !cell) return;
    stops.mark(cell.id, cause, drafts.applied(cell.id) ?? cell.text);
    const durationMs = clock.monotonic() - runs.get(id).since;
    runs.fail(id, stoppedError(cause, work.language));
    onStopped(id, durationMs);
  }
}
