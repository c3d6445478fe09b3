import type { ReferenceEntry } from "../../shared/reference.ts";

/** Names of one sub-module. */
export interface SubModule {
  readonly name: string;
  readonly entries: readonly ReferenceEntry[];
}

/** Classes and functions first, types last; by name within. */
const order: Readonly<Record<ReferenceEntry["kind"], number>> = { class: 0, function: 1, value: 2, type: 3 };

export function subModulesOf(entries: readonly ReferenceEntry[]): SubModule[] {
  const names = [...new Set(entries.map(({ module }) => module))].sort();
  return names.map((name) => ({
    name,
    entries: entries
      .filter(({ module }) => module === name)
      .sort((a, b) => order[a.kind] - order[b.kind] || a.name.localeCompare(b.name)),
  }));
}

/**
 * Those that a search means: by name, sub-module or option, or by the words of the explanation. Underscores and case do
 * not count, so that scikit-learn's names find ours.
 */
export function findEntries(entries: readonly ReferenceEntry[], query: string): readonly ReferenceEntry[] {
  const words = query.toLowerCase().replaceAll("_", "").split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const text = [entry.module, entry.name, entry.text, ...entry.options.map(({ name }) => name)]
      .join(" ")
      .toLowerCase()
      .replaceAll("_", "");
    return words.every((word) => text.includes(word));
  });
}

/** What an address names: a name, with or without its sub-module. */
export function entryAt(entries: readonly ReferenceEntry[], at: string): ReferenceEntry | undefined {
  const [module, name] = at.includes("/") ? at.split("/") : [undefined, at];
  return entries.find((entry) => entry.name === name && (module === undefined || entry.module === module));
}
