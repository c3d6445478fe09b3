import type { Clock } from "../storage/clock.ts";
import type { GraphBuilder } from "./graph.ts";
import type { WorkCell } from "./work-cell.ts";

/** A frame's time is 16 ms. */
const sliceMs = 8;

/**
 * Compiles the cells of a notebook that opens, and lets in between what waits have its turn: the kernel's frame asks for
 * its code meanwhile, and boots in a process of its own while the rest is compiled.
 */
export async function compileInSlices(
  builder: GraphBuilder,
  cells: readonly WorkCell[],
  clock: Pick<Clock, "monotonic">,
): Promise<void> {
  let began = clock.monotonic();
  for (const cell of cells) {
    if (clock.monotonic() - began > sliceMs) {
      await nextTask();
      began = clock.monotonic();
    }
    builder.prepare(cell);
  }
}

/** A timer would wait for 4 ms, a promise would let nobody in, and `scheduler.yield` comes back before a message. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
