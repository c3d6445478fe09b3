import { useCallback, useEffect, useState } from "react";
import { type Catalogue, catalogueSchema } from "../../shared/catalogue.ts";

export type CatalogueState =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly catalogue: Catalogue }
  | { readonly state: "offline" }
  | { readonly state: "error"; readonly details: string };

/** The list of labs, fetched once a visit to the page, and again when asked. */
export function useCatalogue(): readonly [CatalogueState, () => void] {
  const [state, setState] = useState<CatalogueState>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new fetch
  useEffect(() => {
    let here = true;
    setState({ state: "loading" });
    fetchCatalogue().then(
      (catalogue) => here && setState({ state: "ready", catalogue }),
      (error: unknown) =>
        here && setState(isOffline(error) ? { state: "offline" } : { state: "error", details: String(error) }),
    );
    return () => {
      here = false;
    };
  }, [attempt]);
  return [state, useCallback(() => setAttempt((count) => count + 1), [])];
}

export async function fetchCatalogue(): Promise<Catalogue> {
  const response = await fetch(`${import.meta.env.BASE_URL}labs/index.json`);
  if (!response.ok) throw new Error(`labs/index.json: HTTP ${response.status}`);
  return catalogueSchema.parse(await response.json());
}

/** A fetch that never reached a server rejects with a TypeError. */
export function isOffline(error: unknown): boolean {
  return !navigator.onLine || error instanceof TypeError;
}
