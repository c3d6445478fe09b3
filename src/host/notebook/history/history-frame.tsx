import { type ReactNode, useState } from "react";
import "../../styles/history.css";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { historyTexts } from "../../messages/history.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";

interface Moment {
  readonly id: string;
  /** When it was, or what it is. */
  readonly name: string;
  readonly note: string;
  /** Is it the same as now? */
  readonly isNow: boolean;
}

interface HistoryFrameProps<T extends Moment> {
  readonly title: string;
  /** Said where nothing was ever kept. */
  readonly empty: string;
  /** Newest first; null while they are read, and `failed` where the browser does not give them. */
  readonly moments: readonly T[] | "failed" | null;
  readonly useLabel: string;
  readonly compare: (moment: T) => ReactNode;
  readonly onUse: (moment: T) => void;
  readonly onClose: () => void;
}

/** Moments in time on one side, what changed since the chosen one on the other, and the way back to it. */
export function HistoryFrame<T extends Moment>(props: HistoryFrameProps<T>) {
  const { title, empty, useLabel, compare, onUse, onClose } = props;
  const isFailed = props.moments === "failed";
  const moments = props.moments === "failed" ? null : props.moments;
  const texts = usePartTexts(historyTexts);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = moments?.find(({ id }) => id === chosenId) ?? moments?.find(({ isNow }) => !isNow) ?? moments?.[0];
  return (
    <Dialog title={title} onClose={onClose} className="history">
      {isFailed ? <p role="alert">{texts.failed}</p> : null}
      {moments?.length === 0 ? <p>{empty}</p> : null}
      {chosen ? (
        <div className="history__body">
          <ol className="history__moments" aria-label={texts.moments}>
            {moments?.map(({ id, name, note }) => (
              <li key={id}>
                <button
                  type="button"
                  className="history__moment"
                  aria-current={id === chosen.id}
                  onClick={() => setChosenId(id)}
                >
                  <span>{name}</span>
                  {note ? <small>{note}</small> : null}
                </button>
              </li>
            ))}
          </ol>
          <section className="history__compare" aria-label={texts.compared(chosen.name)}>
            <div className="history__head">
              <h3>{texts.compared(chosen.name)}</h3>
              <Button look="main" onClick={() => onUse(chosen)}>
                {useLabel}
              </Button>
            </div>
            {compare(chosen)}
          </section>
        </div>
      ) : null}
    </Dialog>
  );
}
