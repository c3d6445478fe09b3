import type { KernelEvent } from "../../kernel/client.ts";
import type { CellError } from "../../kernel/protocol.ts";
import type { Clock } from "../storage/clock.ts";
import type { CellView } from "./snapshot.ts";

/** How a cell of the kernel (also a hidden one) stands, as the kernel tells it. */
export interface Run {
  readonly phase: "none" | "running" | "ok" | "failed";
  readonly error: CellError | null;
  readonly durationMs: number;
  readonly since: number;
  readonly height: number;
  readonly summary: string;
  readonly focusable: boolean;
  readonly files: CellView["files"];
  readonly live: string | null;
}

const none: Run = {
  phase: "none",
  error: null,
  durationMs: 0,
  since: 0,
  height: 0,
  summary: "",
  focusable: false,
  files: [],
  live: null,
};

const largestHeightPx = 100_000;
const mostFiles = 20;

/** The runs of all cells, by the kernel's messages. */
export class Runs {
  readonly #runs = new Map<string, Run>();
  /** Cells whose code has the frame's thread, the last one innermost. */
  #entered: string[] = [];
  /** Every cell whose code began since the kernel started, the latest last. */
  #begun = new Set<string>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(id: string): Run {
    return this.#runs.get(id) ?? none;
  }

  /** The cell that keeps the frame busy: entered, and not left. */
  get blocking(): string | null {
    return this.#entered.at(-1) ?? null;
  }

  /** The cells whose code began in this kernel, the latest first. */
  get begun(): readonly string[] {
    return [...this.#begun].reverse();
  }

  get running(): readonly string[] {
    return [...this.#runs].flatMap(([id, { phase }]) => (phase === "running" ? [id] : []));
  }

  /** The kernel was told to run these. */
  begin(ids: readonly string[]): void {
    for (const id of ids) this.#begin(id);
  }

  /** The kernel no longer has these. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#runs.delete(id);
    this.#entered = this.#entered.filter((id) => !ids.includes(id));
  }

  /** The kernel has only what these drew: those that ran come to no end. */
  freeze(ids: readonly string[]): void {
    for (const id of ids) if (this.get(id).phase === "running") this.#set(id, { phase: "ok" });
  }

  /** The kernel is gone: no cell has a value, and what was drawn is no more. Heights stay, so that the page does not jump. */
  reset(): void {
    this.#entered = [];
    this.#begun = new Set();
    for (const [id, run] of this.#runs) {
      this.#runs.set(id, { ...run, phase: "none", error: null, focusable: false, files: [] });
    }
  }

  fail(id: string, error: CellError): void {
    this.#set(id, { phase: "failed", error });
  }

  /** Says whether the message changed a run. */
  receive(message: KernelEvent): boolean {
    switch (message.type) {
      case "pending":
        this.#begin(message.id);
        return true;
      case "enter":
        // Told again while a loop goes on: once is enough, the last one has the page.
        this.#leave(message.id);
        this.#entered.push(message.id);
        this.#begun.delete(message.id);
        this.#begun.add(message.id);
        if (this.get(message.id).phase === "running") this.#set(message.id, { since: this.#clock.monotonic() });
        return true;
      case "leave":
        this.#leave(message.id);
        return false;
      case "fulfilled":
        this.#leave(message.id);
        this.#set(message.id, { phase: "ok", error: null, durationMs: message.durationMs, live: message.live });
        return true;
      case "rejected":
        this.#leave(message.id);
        this.#set(message.id, { phase: "failed", error: message.error, durationMs: message.durationMs, live: null });
        return true;
      case "heights":
        for (const [id, height] of message.heights) {
          if (this.#runs.has(id)) this.#set(id, { height: Math.min(Math.max(0, height), largestHeightPx) });
        }
        return true;
      case "summary":
        this.#set(message.id, { summary: message.text, focusable: message.focusable });
        return true;
      case "file": {
        const { name, mediaType, bytes } = message;
        const others = this.get(message.id).files.filter((file) => file.name !== name);
        this.#set(message.id, { files: [...others, { name, mediaType, bytes }].slice(-mostFiles) });
        return true;
      }
      default:
        return false;
    }
  }

  #leave(id: string): void {
    this.#entered = this.#entered.filter((other) => other !== id);
  }

  #begin(id: string): void {
    if (this.get(id).phase === "running") return;
    this.#set(id, { phase: "running", error: null, since: this.#clock.monotonic(), files: [] });
  }

  #set(id: string, change: Partial<Run>): void {
    this.#runs.set(id, { ...this.get(id), ...change });
  }
}
