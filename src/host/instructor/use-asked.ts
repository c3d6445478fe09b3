import { useCallback, useEffect, useRef, useState } from "react";
import type * as z from "zod/mini";
import { type Answer, askClass } from "../class/class-server.ts";

/**
 * What the class server says at a path; null until it has.
 * @returns the answer, and what asks again: the old answer stands until the new one is there
 */
export function useAsked<T>(path: string, schema: z.ZodMiniType<T>): [Answer<T> | null, () => Promise<void>] {
  const [found, setFound] = useState<{ readonly path: string; readonly answer: Answer<T> } | null>(null);
  const wanted = useRef(path);
  const ask = useCallback(async () => {
    wanted.current = path;
    const answer = await askClass({ path, schema });
    // Who has gone on to something else meanwhile is not shown this.
    if (wanted.current === path) setFound({ path, answer });
  }, [path, schema]);
  useEffect(() => {
    void ask();
    return () => {
      wanted.current = "";
    };
  }, [ask]);
  return [found?.path === path ? found.answer : null, ask];
}
