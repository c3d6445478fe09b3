import { data, isObject, ownData } from "./own-data.ts";

/**
 * The exported names of a library's classes and functions, by what they are: builds shorten the names that those carry.
 * @param namespaces - modules, or modules of modules as the toolkit is
 */
export function exportedNames(namespaces: Iterable<object>): Map<unknown, string> {
  const names = new Map<unknown, string>();
  const visit = (namespace: object, depth: number): void => {
    for (const key of Object.keys(namespace)) {
      const value: unknown = Reflect.get(namespace, key);
      if (typeof value === "function") names.set(value, key);
      else if (isObject(value) && depth === 0) visit(value, 1);
    }
  };
  for (const namespace of namespaces) visit(namespace, 0);
  return names;
}

/** The name of an object's class; empty for an object of none. */
export function classNameOf(value: object, known: ReadonlyMap<unknown, string>): string {
  const made = data(value, "constructor");
  if (typeof made !== "function") return "";
  // tfjs says in `className` what its build's shortened names do not.
  const name = known.get(made) ?? ownData(made, "className") ?? ownData(made, "name");
  return typeof name === "string" ? name : "";
}
