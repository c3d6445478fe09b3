import { useEffect, useState } from "react";
import { theCourseStore } from "../../storage/course-store.ts";
import { readTracked, type Tracked } from "./tracked.ts";

/** Changes come many at once while a notebook trains. */
const readAgainAfterMs = 200;

/** What notebooks recorded, as it is now; null while it is read, and `failed` where the browser does not give it. */
export function useTracked(): Tracked | "failed" | null {
  const [tracked, setTracked] = useState<Tracked | "failed" | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      readTracked(theCourseStore()).then(
        (found) => !isGone && setTracked(found),
        () => !isGone && setTracked("failed"),
      );
    };
    const stop = theCourseStore().onChange(() => {
      timer ??= setTimeout(read, readAgainAfterMs);
    });
    read();
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return tracked;
}
