import type { FromKernel } from "../protocol.ts";
import { browser } from "./browser.ts";
import type { Words } from "./words.ts";

type Level = "log" | "info" | "warn" | "error";
const levels: readonly Level[] = ["log", "info", "warn", "error"];
const linesPerSecond = 200;
const lineLength = 2_000;

/** What `console` prints, told to the host by the cell that printed it; a flood is cut short and counted. */
export class Logs {
  #second = 0;
  #lines = 0;
  readonly #left = new Map<string, number>();

  constructor(
    private readonly options: {
      readonly post: (message: FromKernel) => void;
      readonly cell: () => string;
      readonly words: () => Words;
    },
  ) {}

  /** Listens to `console`; what is printed still goes where it went. */
  attach(target: Console): void {
    for (const level of levels) {
      const print = target[level].bind(target);
      target[level] = (...values: unknown[]) => {
        print(...values);
        this.tell(this.options.cell(), level, values.map(write).join(" "));
      };
    }
  }

  tell(id: string, level: Level, text: string): void {
    const second = Math.floor(browser.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#lines = 0;
    }
    this.#lines += 1;
    if (this.#lines <= linesPerSecond) {
      this.options.post({ type: "log", id, level, text: text.slice(0, lineLength) });
      return;
    }
    if (this.#left.size === 0) browser.setTimeout(() => this.#tellLeft(), 1000);
    this.#left.set(id, (this.#left.get(id) ?? 0) + 1);
  }

  #tellLeft(): void {
    for (const [id, count] of this.#left) {
      this.options.post({ type: "log", id, level: "warn", text: this.options.words().moreLines(count) });
    }
    this.#left.clear();
  }
}

/** One printed value as text: errors with their stack, objects as JSON where they have one. */
function write(value: unknown): string {
  try {
    if (typeof value === "string") return value;
    if (value instanceof Error)
      return value.stack?.includes(value.message) ? value.stack : `${value.name}: ${value.message}`;
    if (typeof value === "object" && value !== null) {
      if (value instanceof Element) return value.outerHTML.slice(0, lineLength);
      if (value instanceof Map) return `Map(${value.size}) ${write(Object.fromEntries([...value].slice(0, 100)))}`;
      if (value instanceof Set) return `Set(${value.size}) ${write([...value].slice(0, 100))}`;
      if (Array.isArray(value) && value.length > 200)
        return `${write(value.slice(0, 200)).slice(0, -1)}, …] (${value.length})`;
      if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
        return write(Array.prototype.slice.call(value, 0, 200));
      }
      return (
        JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part)) ?? String(value)
      );
    }
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
