import type { DeathCause, KernelClient, KernelEvent } from "../../kernel/client.ts";
import type { Language } from "../../shared/text.ts";
import type { RefereeClient } from "../sandbox/referee-client.ts";

/** What a session asks of the kernel; tests put a fake in its place. */
export type KernelPort = Pick<
  KernelClient,
  | "define"
  | "delete"
  | "freeze"
  | "run"
  | "stopCells"
  | "place"
  | "focusOutput"
  | "ask"
  | "describe"
  | "ping"
  | "setAppearance"
>;

/** A kernel frame and a referee frame. They share one process, so one `kill` removes both. */
export interface SandboxPort {
  readonly kernel: KernelPort;
  readonly referee: Pick<RefereeClient, "check">;
  readonly ready: Promise<void>;
  kill(): void;
}

export interface SandboxStart {
  readonly studentSeed: number;
  readonly language: Language;
  readonly dark: boolean;
  readonly onMessage: (event: KernelEvent) => void;
  readonly onDeath: (cause: DeathCause) => void;
}

/** Starts a sandbox. What is asked of it before it is ready waits; one that cannot start dies. */
export type StartSandbox = (start: SandboxStart) => SandboxPort;
