import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { Language } from "../../shared/text.ts";
import { type Messages, messagesFor } from "../messages/messages.ts";
import type { PreferenceStore, Preferences } from "./preferences.ts";

const StoreContext = createContext<PreferenceStore | null>(null);

/** Gives the reader's language and theme to everything below. */
export function PreferenceProvider({ store, children }: { store: PreferenceStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

function useStore(): PreferenceStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("PreferenceProvider is missing above this component");
  return store;
}

export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const store = useStore();
  return [useSyncExternalStore(store.subscribe, store.get), (change) => void store.set(change)];
}

/** The texts of the interface, in the reader's language. */
export function useMessages(): Messages {
  return messagesFor(useLanguage());
}

export function useLanguage(): Language {
  return usePreferences()[0].language;
}

/** Is the page dark now: by the reader's choice, or by the system's. */
export function useDark(): boolean {
  const [{ theme }] = usePreferences();
  const system = useSyncExternalStore(subscribeToScheme, () => matchMedia(darkScheme).matches);
  return theme === "system" ? system : theme === "dark";
}

const darkScheme = "(prefers-color-scheme: dark)";

function subscribeToScheme(listener: () => void): () => void {
  const query = matchMedia(darkScheme);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
