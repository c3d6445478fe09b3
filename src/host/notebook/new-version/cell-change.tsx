import { newVersionTexts } from "../../messages/new-version.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { CellChange } from "../../session/merge/plan-merge.ts";
import { DiffView } from "../history/diff-view.tsx";

/** What becomes of one cell; opened, it shows the texts. */
export function CellChangeLine({ change }: { change: CellChange }) {
  const texts = usePartTexts(newVersionTexts);
  const { cell, fate, base, mine, next, moved, lock, mode, modeBefore } = change;
  const isProse = modeBefore !== "js" && modeBefore !== "ts";
  const kept = next !== null ? "keptBeside" : isProse ? "keptProse" : "kept";
  const what = [
    texts.fate[fate === "kept" ? kept : fate],
    ...(moved ? [texts.moved] : []),
    ...(lock && fate !== "kept" ? [texts[lock]] : []),
    ...(mode === modeBefore ? [] : [texts.kind]),
  ].join("; ");
  const name = texts.cell(String(cell));
  // Of a text that is kept, the student's; else what the lab had and has.
  const [before, after] = fate === "kept" ? [mine ?? "", mine ?? ""] : [base ?? "", next ?? ""];
  if (fate === "stays")
    return (
      <li>
        <strong>{name}</strong>: {what}
      </li>
    );
  return (
    <li>
      <details>
        <summary>
          <strong>{name}</strong>: {what}
        </summary>
        {fate === "kept" ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider or higher than its place is scrolled by keyboard too
          <section className="new-version__text" tabIndex={0} aria-label={`${name}: ${texts.mine}`}>
            <pre>{mine}</pre>
          </section>
        ) : (
          <DiffView before={before} after={after} label={texts.compared(String(cell))} />
        )}
      </details>
    </li>
  );
}
