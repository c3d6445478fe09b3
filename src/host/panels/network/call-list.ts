import type { Clock } from "../../storage/clock.ts";
import { Bell } from "../bell.ts";
import type { NetworkCall } from "./network-call.ts";

/** The last calls, oldest first; what is told of a call again takes its place. */
export class CallList {
  readonly most: number;
  readonly #bell: Bell;
  readonly #calls = new Map<string, NetworkCall>();
  /** What was handed out last; null when it is out of date. */
  #shown: readonly NetworkCall[] | null = [];

  constructor(most: number, after: Clock["after"]) {
    this.most = most;
    this.#bell = new Bell(after);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#bell.subscribe(listener);

  readonly get = (): readonly NetworkCall[] => {
    this.#shown ??= [...this.#calls.values()];
    return this.#shown;
  };

  put(calls: readonly NetworkCall[]): void {
    for (const call of calls) this.#calls.set(call.key, call);
    for (const key of this.#calls.keys()) {
      if (this.#calls.size <= this.most) break;
      this.#calls.delete(key);
    }
    this.#changed();
  }

  /** The kernel is gone: what still waited gets no answer any more. */
  breakOff(): void {
    for (const [key, call] of this.#calls)
      if (call.state === "waiting" || call.state === "answering") this.#calls.set(key, { ...call, state: "failed" });
    this.#changed();
  }

  clear(): void {
    this.#calls.clear();
    this.#changed();
  }

  #changed(): void {
    this.#shown = null;
    this.#bell.ring();
  }
}
