export const tabIds = ["variables", "graph", "tensors", "log", "runs", "network"] as const;
export type TabId = (typeof tabIds)[number];

const key = "bancada.panel";

/** The tab that was open last on this device; the variables where none was, or the browser keeps nothing. */
export function readOpenTab(storage: Pick<Storage, "getItem"> | null): TabId {
  try {
    const found = storage?.getItem(key);
    return tabIds.find((id) => id === found) ?? "variables";
  } catch {
    return "variables";
  }
}

export function keepOpenTab(storage: Pick<Storage, "setItem"> | null, tab: TabId): void {
  try {
    storage?.setItem(key, tab);
  } catch {
    // Kept for this visit only.
  }
}
