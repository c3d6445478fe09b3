import url from "virtual:reference";
import { useCallback, useEffect, useState } from "react";
import { type ReferenceEntry, referenceSchema } from "../../shared/reference.ts";

export type ReferenceState =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly entries: readonly ReferenceEntry[] }
  | { readonly state: "failed"; readonly details: string };

/** The toolkit's names, fetched once a visit, and again when asked. */
export function useReference(): readonly [ReferenceState, () => void] {
  const [state, setState] = useState<ReferenceState>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new fetch
  useEffect(() => {
    let here = true;
    setState({ state: "loading" });
    fetchReference().then(
      (entries) => here && setState({ state: "ready", entries }),
      (error: unknown) => here && setState({ state: "failed", details: String(error) }),
    );
    return () => {
      here = false;
    };
  }, [attempt]);
  return [state, useCallback(() => setAttempt((count) => count + 1), [])];
}

async function fetchReference(): Promise<ReferenceEntry[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`reference.json: HTTP ${response.status}`);
  return referenceSchema.parse(await response.json());
}
