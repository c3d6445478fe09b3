import { isTypeScriptReady } from "../../kernel/compile/typescript.ts";
import type { CellView } from "../session/snapshot.ts";
import { asyncFunctions } from "./promises.ts";
import { Source } from "./source.ts";

const mostKept = 400;
const kept = new Map<string, Source>();

/** A text, parsed once. */
export function sourceOf(text: string, mode: "js" | "ts"): Source {
  const key = `${mode} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const source = new Source(text, mode);
  // Until types can be stripped it is read as it stands: that is no reading to keep.
  if (mode === "ts" && !isTypeScriptReady()) return source;
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, source);
  return source;
}

/** Functions of the notebook that give a promise. */
export function asyncNamesIn(cells: readonly Pick<CellView, "mode" | "text">[]): ReadonlySet<string> {
  return new Set(
    cells.flatMap(({ mode, text }) => {
      if ((mode !== "js" && mode !== "ts") || !/\basync\b/.test(text)) return [];
      const { body } = sourceOf(text, mode);
      return body ? asyncFunctions(body) : [];
    }),
  );
}
