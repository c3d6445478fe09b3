import type { Language } from "../../shared/text.ts";
import { editingTexts } from "../messages/editing.ts";
import { formatFor } from "../messages/format.ts";
import type { VariableView } from "../session/snapshot.ts";

/** What a name holds, in a few lines of plain text; null where it holds nothing. */
export function liveValue({ state, value }: VariableView, language: Language): string | null {
  if (!value) return null;
  const texts = editingTexts[language].value;
  const { number } = formatFor(language);
  const shape = value.shape?.map((length) => number(length)).join(" × ");
  const type = [value.type, shape].filter(Boolean).join(" · ");
  const columns = value.columns.map(({ name, type: kind }) => `  ${name}: ${kind}`);
  return [
    ...(state === "stale" || state === "running" ? [texts.before] : []),
    value.disposed ? texts.cut(type) : type,
    ...(value.disposed || value.preview === "" ? [] : [value.preview]),
    ...columns,
  ].join("\n");
}
