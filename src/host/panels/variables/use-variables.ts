import { useEffect, useState } from "react";
import type { Session, VariableView } from "../../session/snapshot.ts";
import { useLanguage } from "../../settings/context.tsx";
import type { Records } from "../records.ts";

/** Two questions stand at least this far apart: a slider changes values many times a second. */
const pauseMs = 400;
/** A kernel that did not answer is asked again after this. */
const silenceMs = 2_000;
const mostRepeats = 2;

interface Variables {
  /** Null until the first answer. */
  readonly list: readonly VariableView[] | null;
  /** The kernel gave no answer; the list is the one of before. */
  readonly isSilent: boolean;
}

/** What the notebook's names hold, asked again whenever that may have changed, for as long as it is shown. */
export function useVariables(session: Session, records: Records): Variables {
  const [variables, setVariables] = useState<Variables>({ list: null, isSilent: false });
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kernel writes numbers in the reader's language
  useEffect(() => {
    let here = true;
    let isAsking = false;
    let isWanted = false;
    let repeats = 0;
    let timer = 0;
    const ask = async () => {
      if (isAsking) {
        isWanted = true;
        return;
      }
      isAsking = true;
      isWanted = false;
      const list = await session.describe();
      if (!here) return;
      const isSilent = list.length > 0 && list.every(({ value }) => value === null) && list.some(isOk);
      setVariables((before) => ({ list: isSilent && before.list ? before.list : list, isSilent }));
      // One value may have taken the time of all: what was not told is asked for again, a few times.
      const isCut = list.some(({ value }) => value?.kind === "unreadable");
      repeats = isCut && !isWanted ? repeats + 1 : 0;
      const isRepeated = isSilent || (isCut && repeats <= mostRepeats);
      timer = window.setTimeout(
        () => {
          isAsking = false;
          if (isWanted || isRepeated) void ask();
        },
        isSilent ? silenceMs : pauseMs,
      );
    };
    let last = "";
    const changed = () => {
      const { cells, kernel } = session.getSnapshot();
      const now = `${kernel} ${cells.map(({ id, state }) => `${id} ${state}`).join()}`;
      if (now === last) return;
      last = now;
      void ask();
    };
    const unlisten = [session.subscribe(changed), records.values.subscribe(() => void ask())];
    changed();
    return () => {
      here = false;
      clearTimeout(timer);
      for (const end of unlisten) end();
    };
  }, [session, records, language]);
  return variables;
}

const isOk = ({ state }: VariableView): boolean => state === "ok";
