import type { Verdict } from "../../grading/outcome.ts";

const unheard = new WeakSet<Verdict>();

/** Marks the verdict of a check whose referee was not heard of. */
export function asUnheard(verdict: Verdict): Verdict {
  unheard.add(verdict);
  return verdict;
}

/**
 * Is a check broken because nothing was heard of the referee? Code that holds the process, which it shares with the notebook,
 * does that too: it says nothing of the check while the notebook is as silent.
 */
export const refereeWasUnheard = (verdict: Verdict): boolean => unheard.has(verdict);
