import { StudentError } from "../errors.ts";
import { type Estimator, withOptions } from "./estimator.ts";
import { unknownOption } from "./options.ts";
import { isRecord, load, type Saved } from "./saved.ts";

/** A part of a composite: an estimator, or a text for one that does nothing. */
export type Part = Estimator | "passthrough" | "drop";
/** A named part, with what else the composite knows of it. */
type Named<Rest extends readonly unknown[]> = readonly [name: string, part: Part, ...Rest];

/**
 * Parts with some options changed: `{clf__C: 1}` changes the option C of the part clf, `{clf: other}` the part itself.
 * @throws StudentError `unknown-option` if there is no such part
 */
export function changeParts<Rest extends readonly unknown[]>(
  where: string,
  parts: readonly Named<Rest>[],
  changes: Readonly<Record<string, unknown>>,
): Named<Rest>[] {
  const names = parts.map(([name]) => name);
  for (const key of Object.keys(changes)) {
    const [name = ""] = key.split("__");
    if (!names.includes(name)) throw unknownOption(where, key, names.flatMap((known) => [known, `${known}__…`])); // biome-ignore format: one thought
  }
  return parts.map(([name, part, ...rest]) => {
    const replaced = Object.hasOwn(changes, name) ? (changes[name] as Part) : part;
    const own = Object.entries(changes)
      .filter(([key]) => key.startsWith(`${name}__`))
      .map(([key, value]) => [key.slice(name.length + 2), value] as const);
    const changed =
      own.length > 0 && typeof replaced === "object" ? withOptions(replaced, Object.fromEntries(own)) : replaced;
    return [name, changed, ...rest] as const;
  });
}

/**
 * Names: texts, each once, without `__`, which stands between a part and its option.
 * @throws StudentError `bad-option`
 */
export function checkNames(where: string, parts: unknown): void {
  const isPart = (part: unknown): part is [string, unknown] => Array.isArray(part) && typeof part[0] === "string";
  const names = Array.isArray(parts) ? parts.map((part) => (isPart(part) ? part[0] : undefined)) : [];
  const wrong = names.findIndex((name, i) => !name || name.includes("__") || names.indexOf(name) !== i);
  if (names.length > 0 && wrong < 0) return;
  const shown = names.length === 0 ? undefined : names[wrong];
  throw new StudentError({
    code: "bad-option",
    where,
    expected: {
      "pt-BR": "uma lista de passos [nome, estimador], cada nome uma vez e sem __",
      en: "a list of steps [name, estimator], each name once and without __",
    },
    received: {
      "pt-BR": shown === undefined ? "outra coisa" : `o nome “${shown}”`,
      en: shown === undefined ? "something else" : `the name “${shown}”`,
    },
    remedy: {
      "pt-BR": 'Por exemplo, [["escala", new StandardScaler()], ["modelo", new Ridge()]].',
      en: 'For instance, [["scale", new StandardScaler()], ["model", new Ridge()]].',
    },
  });
}

export const partToJson = (part: Part): Saved | string => (typeof part === "string" ? part : part.toJSON());

export const isSavedPart = (json: unknown): boolean => json === "passthrough" || json === "drop" || isRecord(json);

/** What {@link partToJson} wrote, fitted. */
export const readPart = (json: unknown): Part => (json === "passthrough" || json === "drop" ? json : load(json));

/** The same part before `fit`. */
export const unfitted = (part: Part): Part => (typeof part === "string" ? part : withOptions(part, {}));
