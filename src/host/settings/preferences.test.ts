import { describe, expect, it } from "vitest";
import { PreferenceStore, parsePreferences } from "./preferences.ts";

const rootElement = () => ({ lang: "", dataset: {} }) as unknown as HTMLElement;

describe("preferences", () => {
  it.each([null, "", "nonsense", "[]", "null", '{"language":"fr","theme":"pink"}'])(
    "begins in Portuguese with the system's theme from %s",
    (text) => {
      expect(parsePreferences(text)).toEqual({ language: "pt-BR", theme: "system" });
    },
  );

  // Before any other test has English fetched.
  it("holds to the last language chosen, also while the texts of another are on their way", async () => {
    const store = new PreferenceStore(null, rootElement());
    await Promise.all([store.set({ language: "en", theme: "dark" }), store.set({ language: "pt-BR" })]);
    expect(store.get()).toEqual({ language: "pt-BR", theme: "dark" });
  });

  it("keeps the choice, tells of it, and shows it on the page", async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const root = rootElement();
    const store = new PreferenceStore(storage, root);
    let told = 0;
    store.subscribe(() => told++);
    await store.set({ language: "en", theme: "dark" });
    expect([root.lang, root.dataset.theme, told]).toEqual(["en", "dark", 1]);
    expect(new PreferenceStore(storage, rootElement()).get()).toEqual({ language: "en", theme: "dark" });
  });

  it("works where the browser refuses storage", async () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const store = new PreferenceStore({ getItem: refuse, setItem: refuse }, rootElement());
    await store.set({ theme: "light" });
    expect(store.get().theme).toBe("light");
  });
});
