import { readdirSync } from "node:fs";
import { en } from "./en.ts";
import { pt } from "./pt.ts";

/** The texts of one part of the interface in both languages, and where they stand. */
export interface Table {
  readonly name: string;
  readonly pt: unknown;
  readonly en: unknown;
}

/** Every table of messages that the page has: those of this folder, found by reading it, so that a new one is never forgotten. */
export async function allTables(): Promise<readonly Table[]> {
  const folder = new URL("./", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !/\.(test|testing)\.ts$/.test(name));
  const modules = await Promise.all(
    files.map(async (file) => [file, await import(new URL(file, folder).href)] as const),
  );
  const parts = modules.flatMap(([file, exported]) =>
    Object.entries<unknown>(exported).flatMap(([name, value]): Table[] =>
      isBilingual(value) ? [{ name: `${file} ${name}`, pt: value["pt-BR"], en: value.en }] : [],
    ),
  );
  return [{ name: "pt.ts and en.ts", pt: { ...pt, format: {} }, en: { ...en, format: {} } }, ...parts];
}

const isBilingual = (value: unknown): value is { readonly "pt-BR": unknown; readonly en: unknown } =>
  typeof value === "object" && value !== null && Object.keys(value).sort().join() === "en,pt-BR";

/** Every leaf of a table with its path. */
export function leavesOf(value: unknown, path = ""): readonly (readonly [path: string, leaf: unknown])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}

type Message = (...values: readonly unknown[]) => string;
export const isMessage = (value: unknown): value is Message => typeof value === "function";

/** What may be given to a message: its types are gone here, so each kind is tried until the message speaks. */
const kinds: readonly (readonly [given: unknown, another: unknown])[] = [
  [7, 9],
  ["alfa", "beta"],
  [["alfa"], ["beta", "gama"]],
];

function choices(count: number): (readonly (typeof kinds)[number][])[] {
  if (count === 0) return [[]];
  return choices(count - 1).flatMap((before) => kinds.map((kind) => [...before, kind]));
}

/** Values that a message can be filled with, each with another of its kind; null where it takes none of them. */
export function fillings(message: Message): readonly (typeof kinds)[number][] | null {
  const found = choices(message.length).find((chosen) => {
    try {
      return !/undefined|\[object|NaN/.test(message(...chosen.map(([given]) => given)));
    } catch {
      return false;
    }
  });
  return found ?? null;
}

/** What a leaf of a table says: as it stands, or filled with one and with many. */
export function saidBy(leaf: unknown): readonly string[] {
  if (typeof leaf === "string") return [leaf];
  const filled = isMessage(leaf) ? fillings(leaf) : null;
  if (!isMessage(leaf) || !filled) return [];
  const given = filled.map(([value]) => value);
  return [leaf(...given), leaf(...given.map((value) => (value === 7 ? 1 : value)))];
}
