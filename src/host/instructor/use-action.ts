import { useCallback, useRef, useState } from "react";
import type { Answer } from "../class/class-server.ts";
import { nothingTold, type Told } from "../class/told.tsx";
import { instructorTexts } from "../messages/instructor.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";

interface Action {
  /** What came of the last one. */
  readonly told: Told;
  readonly tell: (told: Told) => void;
  /** Does one thing at a time. @returns what the server said, or null where it was refused or another is under way */
  readonly run: <T>(ask: () => Promise<Answer<T>>, good: string) => Promise<{ readonly value: T } | null>;
}

/** Asks the server to do something, and says what came of it. */
export function useAction(): Action {
  const texts = usePartTexts(instructorTexts);
  const [told, tell] = useState<Told>(nothingTold);
  const isBusy = useRef(false);
  const run = useCallback(
    async <T>(ask: () => Promise<Answer<T>>, good: string) => {
      if (isBusy.current) return null;
      isBusy.current = true;
      tell({ text: texts.loading, isRefusal: false });
      const answer = await ask();
      isBusy.current = false;
      if (answer.ok) tell({ text: good, isRefusal: false });
      else tell({ text: answer.why === "later" ? texts.later : answer.text, isRefusal: true });
      return answer.ok ? { value: answer.value } : null;
    },
    [texts],
  );
  return { told, tell, run };
}
