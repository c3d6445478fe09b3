import { useMemo, useState } from "react";
import "../../styles/history.css";
import "../../styles/new-version.css";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { newVersionTexts } from "../../messages/new-version.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { NewVersion } from "../../session/merge/new-version.ts";
import type { CellChange } from "../../session/merge/plan-merge.ts";
import type { Choice } from "../../session/merge/take-merge.ts";
import { useLanguage } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { CellChangeLine } from "./cell-change.tsx";
import { Conflict } from "./conflict.tsx";

/** What a new version of the lab does to each cell, before it is taken; where both changed a cell, the student chooses. */
export function NewVersionDialog({ onClose }: { onClose: () => void }) {
  const texts = usePartTexts(newVersionTexts);
  const { newVersion } = useActions().session;
  return (
    <Dialog title={texts.title} onClose={onClose} className="new-version">
      {newVersion ? <Merge newVersion={newVersion} onClose={onClose} /> : <p>{texts.none}</p>}
    </Dialog>
  );
}

const isShown = ({ fate, moved, lock, mode, modeBefore }: CellChange): boolean =>
  fate !== "stays" || moved || lock !== null || mode !== modeBefore;

function Merge({ newVersion, onClose }: { newVersion: NewVersion; onClose: () => void }) {
  const texts = usePartTexts(newVersionTexts);
  const language = useLanguage();
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [taking, setTaking] = useState<"no" | "now" | "failed">("no");
  const { conflicts, others, reflections } = useMemo(() => {
    const plan = newVersion.plan(language);
    const shown = plan.cells.filter(isShown);
    return {
      conflicts: shown.filter(({ fate }) => fate === "conflict"),
      others: shown.filter(({ fate }) => fate !== "conflict"),
      reflections: plan.reflections,
    };
  }, [newVersion, language]);
  const take = async () => {
    setTaking("now");
    if (await newVersion.take(choices, language)) location.reload();
    else setTaking("failed");
  };
  return (
    <>
      <p data-first-focus="" tabIndex={-1}>
        {texts.lead}
      </p>
      <div className="new-version__changes">
        {conflicts.length > 0 ? (
          <section>
            <h3>{texts.conflicts(conflicts.length)}</h3>
            {conflicts.map((change) => (
              <Conflict
                key={change.cell}
                change={change}
                choice={choices.get(change.cell) ?? "mine"}
                onChoose={(choice) => setChoices((all) => new Map(all).set(change.cell, choice))}
              />
            ))}
          </section>
        ) : null}
        {others.length + reflections.length > 0 ? (
          <section>
            <h3>{texts.others(others.length + reflections.length)}</h3>
            <ul className="new-version__list">
              {others.map((change) => (
                <CellChangeLine key={change.cell} change={change} />
              ))}
              {reflections.map(({ reflection, text }) => (
                <li key={reflection}>
                  {texts.reflection}: <q>{text}</q>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <footer className="new-version__foot">
        <p className="quiet-text">{texts.takeHint}</p>
        <Button look="main" aria-disabled={taking === "now"} onClick={() => taking !== "now" && void take()}>
          {taking === "now" ? texts.taking : texts.take}
        </Button>
        <Button onClick={onClose}>{texts.later}</Button>
      </footer>
      <p role="alert">{taking === "failed" ? texts.failed : ""}</p>
    </>
  );
}
