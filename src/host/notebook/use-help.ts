import { useEffect, useState } from "react";
import type { Help } from "../errors/help.ts";
import { useLanguage } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

type HelpModule = typeof import("../errors/help.ts");

let loaded: HelpModule | null = null;

/** What errors mean is fetched when there is one: the error itself never waits for it. */
export function useHelp(
  ask: (
    help: HelpModule,
    ...around: [ReturnType<typeof useActions>["session"], ReturnType<typeof useLanguage>]
  ) => Help | null,
): Help | null {
  const [help, setHelp] = useState(loaded);
  const { session } = useActions();
  const language = useLanguage();
  useEffect(() => {
    if (help) return;
    let isHere = true;
    void import("../errors/help.ts").then(
      (found) => {
        loaded = found;
        if (isHere) setHelp(found);
      },
      // Without the network the error stands with its own words.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [help]);
  return help ? ask(help, session, language) : null;
}
