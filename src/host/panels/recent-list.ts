import type { Clock } from "../storage/clock.ts";
import { Bell } from "./bell.ts";

/** The last things of a kind that happened, oldest first. */
export class RecentList<T> {
  readonly most: number;
  readonly #bell: Bell;
  #items: T[] = [];
  /** What was handed out last; null when it is out of date. */
  #shown: readonly T[] | null = [];

  constructor(most: number, after: Clock["after"]) {
    this.most = most;
    this.#bell = new Bell(after);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#bell.subscribe(listener);

  readonly get = (): readonly T[] => {
    this.#shown ??= [...this.#items];
    return this.#shown;
  };

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.most) this.#items.shift();
    this.#changed();
  }

  clear(): void {
    this.#items = [];
    this.#changed();
  }

  #changed(): void {
    this.#shown = null;
    this.#bell.ring();
  }
}
