import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { GraphBuilder } from "./graph.ts";
import type { Solutions } from "./learning.ts";
import type { NewVersion } from "./merge/new-version.ts";
import type { StartSandbox } from "./sandbox-port.ts";
import type { Work } from "./work.ts";

/** What a lab session stands on. */
export interface LabSessionOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
  /** Has compiled the cells as they are. */
  readonly builder: GraphBuilder;
  readonly startSandbox: StartSandbox;
  readonly solutions: Solutions;
  /** SHA-256 of the lab that the work goes on in. */
  readonly hash: string;
  /** Of that lab, where the student has one to take. */
  readonly newVersion: NewVersion | null;
  readonly dark: boolean;
}
