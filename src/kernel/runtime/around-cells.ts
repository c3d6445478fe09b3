import { mulberry32, seedOf } from "../../shared/random.ts";
import type { FromKernel } from "../protocol.ts";
import { cellInStack, toCellError } from "./errors.ts";
import { Logs } from "./logs.ts";
import { type Runs, StaleRun } from "./runs.ts";
import type { Words } from "./words.ts";

interface AroundCells {
  readonly studentSeed: number;
  readonly runs: Runs;
  readonly post: (message: FromKernel) => void;
  readonly words: () => Words;
}

/** What the frame does beside the cells: numbers that repeat, `console`, and errors that nobody catches. */
export function watchFrame({ studentSeed, runs, post, words }: AroundCells): void {
  // The same text earns the same grade: numbers drawn by nobody's code in particular (a timer, or one of several trainings
  // that wait at once) are seeded as well, and repeat as far as their order does. Clocks and `crypto` stay the browser's own:
  // a notebook that measures time needs them, and a check must not depend on what they give.
  const outside = mulberry32(seedOf(`${studentSeed}/`));
  Math.random = () => runs.owner?.random() ?? outside();
  // Ten frames, the browser's limit, may all lie inside a library: the student's line would be lost.
  Error.stackTraceLimit = 60;
  const logs = new Logs({ post, words, cell: () => runs.owner?.cell ?? "" });
  logs.attach(console);
  const tellError = (error: unknown): void => {
    if (error instanceof StaleRun) return;
    const { name, message, stack } = toCellError(error, "", words());
    logs.tell(cellInStack(stack) ?? runs.owner?.cell ?? "", "error", name ? `${name}: ${message}` : message);
  };
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    tellError(event.reason);
  });
  addEventListener("error", (event) => {
    // Loops of resize observers are not anybody's error.
    if (event.error !== null && event.error !== undefined) tellError(event.error);
  });
}
