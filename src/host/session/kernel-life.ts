import type { DeathCause, KernelEvent } from "../../kernel/client.ts";
import type { Clock } from "../storage/clock.ts";
import type { SandboxPort, SandboxStart, StartSandbox } from "./sandbox-port.ts";
import type { SessionSnapshot } from "./snapshot.ts";

const fewRestarts = 3;
const withinMs = 30_000;

type StartHow = Pick<SandboxStart, "studentSeed" | "language" | "dark">;

interface Listener {
  /** A fresh kernel is there, with no cell in it. */
  readonly onStart: () => void;
  readonly onEvent: (event: KernelEvent) => void;
  /** The kernel is gone by itself; a new one is on its way unless it is `dead`. */
  readonly onDeath: (cause: DeathCause) => void;
  readonly onChange: () => void;
}

/**
 * Keeps one sandbox alive. A sandbox that dies is replaced at once, but a notebook that kills three within half a
 * minute is left dead until the student restarts it.
 */
export class KernelLife {
  readonly #start: StartSandbox;
  readonly #how: () => StartHow;
  readonly #clock: Clock;
  readonly #listener: Listener;
  #sandbox: SandboxPort | null = null;
  #status: "starting" | "ready" | "unresponsive" | "dead" = "starting";
  #deaths: number[] = [];
  #failedStarts = 0;
  #disposed = false;

  constructor(start: StartSandbox, how: () => StartHow, clock: Clock, listener: Listener) {
    this.#start = start;
    this.#how = how;
    this.#clock = clock;
    this.#listener = listener;
  }

  get sandbox(): SandboxPort | null {
    return this.#sandbox;
  }

  status(busy: boolean): SessionSnapshot["kernel"] {
    return this.#status === "ready" && busy ? "busy" : this.#status;
  }

  /** The student's wish: earlier deaths are forgotten. */
  restart(): void {
    this.#deaths = [];
    this.#failedStarts = 0;
    this.begin();
  }

  /** Ends what runs, and begins anew. All frames share one process: the old ones go first, or the new would hang too. */
  begin(): void {
    this.#sandbox?.kill();
    if (this.#disposed) return;
    this.#status = "starting";
    const sandbox = this.#start({
      ...this.#how(),
      onMessage: (event) => {
        if (this.#sandbox !== sandbox) return;
        if (event.type === "unresponsive" || event.type === "responsive") {
          this.#status = event.type === "responsive" ? "ready" : "unresponsive";
        }
        this.#listener.onEvent(event);
      },
      onDeath: (cause) => {
        if (this.#sandbox === sandbox) this.#died(cause);
      },
    });
    this.#sandbox = sandbox;
    void sandbox.ready.then(() => {
      if (this.#sandbox !== sandbox || this.#status !== "starting") return;
      this.#status = "ready";
      this.#failedStarts = 0;
      this.#listener.onChange();
    });
    this.#listener.onStart();
    this.#listener.onChange();
  }

  dispose(): void {
    this.#disposed = true;
    this.#sandbox?.kill();
    this.#sandbox = null;
  }

  #died(cause: DeathCause): void {
    // The referee's frame shares the process, so it goes too.
    this.#sandbox?.kill();
    this.#sandbox = null;
    const now = this.#clock.monotonic();
    this.#deaths = [...this.#deaths.filter((at) => now - at < withinMs), now];
    // Waiting for a kernel that does not start takes longer than half a minute by itself.
    this.#failedStarts = cause === "not-started" ? this.#failedStarts + 1 : 0;
    const gaveUp = this.#deaths.length >= fewRestarts || this.#failedStarts >= fewRestarts;
    if (gaveUp) this.#status = "dead";
    this.#listener.onDeath(cause);
    if (gaveUp) this.#listener.onChange();
    else this.begin();
  }
}
