import { useId } from "react";
import { newVersionTexts } from "../../messages/new-version.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { CellChange } from "../../session/merge/plan-merge.ts";
import type { Choice } from "../../session/merge/take-merge.ts";
import { DiffView } from "../history/diff-view.tsx";

interface ConflictProps {
  readonly change: CellChange;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** A cell that both changed: the two texts side by side, and the choice between them. */
export function Conflict({ change, choice, onChoose }: ConflictProps) {
  const texts = usePartTexts(newVersionTexts);
  const group = useId();
  const name = String(change.cell);
  const sides = [
    { side: "mine", title: texts.mine, text: change.mine, label: texts.keepMine, hint: texts.keepMineHint },
    { side: "next", title: texts.next, text: change.next, label: texts.takeNext, hint: texts.takeNextHint },
  ] as const;
  return (
    <fieldset className="new-version__conflict">
      <legend>{texts.choose(name)}</legend>
      <div className="new-version__sides">
        {sides.map(({ side, title, text, label, hint }) => (
          <div key={side} className="new-version__side">
            <label>
              <input type="radio" name={group} checked={choice === side} onChange={() => onChoose(side)} />
              <span>
                {label} <small>({hint})</small>
              </span>
            </label>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider or higher than its place is scrolled by keyboard too */}
            <section className="new-version__text" tabIndex={0} aria-label={`${texts.cell(name)}: ${title}`}>
              <pre>{text?.trim() ? text : texts.empty}</pre>
            </section>
          </div>
        ))}
      </div>
      {change.base === null ? null : (
        <details>
          <summary>{texts.whatChanged}</summary>
          <DiffView before={change.base} after={change.next ?? ""} label={texts.compared(name)} />
        </details>
      )}
    </fieldset>
  );
}
