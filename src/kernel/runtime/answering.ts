import type { Answer, Asked } from "../protocol.ts";
import { answer } from "./answers.ts";
import { browser } from "./browser.ts";
import type { Runs } from "./runs.ts";
import type { CellRuntime } from "./runtime.ts";
import type { TensorOwners } from "./tensors.ts";

interface Notebook {
  readonly runtime: CellRuntime;
  readonly runs: Runs;
  readonly tensors: TensorOwners;
}

/** Answers questions, each call in a run of its own, which lasts no longer than somebody waits for it. */
export function answering({ runtime, runs, tensors }: Notebook) {
  return ({ question, timeoutMs }: Asked, reply: (result: Answer) => void): void => {
    const run = runs.begin("$check");
    const end = (): void => {
      browser.clearTimeout(timer);
      runs.end(run);
      tensors.release(run);
    };
    // Nobody waits for a later answer: a call that never ends must not stay the owner of what others make.
    const timer = browser.setTimeout(end, timeoutMs);
    const call = <T>(work: () => Promise<T>): Promise<T> => {
      const called = runs.within(run, work);
      // Only a call runs code: one that merely waits for a value must not be taken for the owner of what others make.
      runs.waitFor(run, called);
      return called;
    };
    void answer(runtime, question, call).then((result) => {
      try {
        reply(result);
      } catch (error) {
        reply({ ok: false, code: "not-cloneable", message: String(error) });
      }
      end();
    });
  };
}
