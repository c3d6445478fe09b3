import "../styles/errata.css";
import { useSyncExternalStore } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { errataTexts } from "../messages/errata.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import type { Erratum } from "./errata-data.ts";
import type { ErrataWatch } from "./errata-watch.ts";
import { theErrata } from "./the-errata.ts";

export interface ErrataHereProps {
  readonly lab: string;
  /** The lab's exercises, at its top; there stands also what is about an exercise that this version does not have. */
  readonly exercises?: readonly { readonly id: string; readonly title: string; readonly cell: number }[];
  /** Below one exercise's title. */
  readonly exercise?: string;
}

/** What whoever teaches says of mistakes in this lab, until it is put aside; at the top of the lab all of it, in a list. */
export function ErrataHere(props: ErrataHereProps) {
  const watch = theErrata();
  return watch === null ? null : <Errata {...props} watch={watch} />;
}

function Errata({ lab, exercises = [], exercise, watch }: ErrataHereProps & { readonly watch: ErrataWatch }) {
  const texts = usePartTexts(errataTexts);
  const { format } = useMessages();
  const language = useLanguage();
  const { errata, putAside } = useSyncExternalStore(watch.subscribe, watch.get);
  const ofLab = errata.filter(({ labId }) => labId === lab);
  const exerciseOf = (one: Erratum) => exercises.find(({ id }) => id === one.exercise);
  const isHere = (one: Erratum) => (exercise === undefined ? !exerciseOf(one) : one.exercise === exercise);
  const open = ofLab.filter((one) => isHere(one) && !putAside.has(one.id));
  return (
    <div className={exercise === undefined ? "errata" : "errata solid"}>
      {/* In its place before anything stands in it, so that what comes is read out. */}
      <div aria-live="polite">
        {open.map((one) => (
          <div key={one.id} className="note note--soft">
            <Icon name="pencil" />
            <div className="note__body">
              <p className="note__title">
                {texts.erratum} · {texts.from(one.course, format.date(one.createdAt))}
              </p>
              <p className="errata__text">{one.text[language]}</p>
              <Button aria-label={texts.putAsideOf(format.date(one.createdAt))} onClick={() => watch.putAside(one.id)}>
                {texts.putAside}
              </Button>
            </div>
          </div>
        ))}
      </div>
      {exercise === undefined && ofLab.length > 0 ? (
        <details className="errata__all">
          <summary>{texts.all(ofLab.length)}</summary>
          <ul>
            {ofLab.map((one) => {
              const at = exerciseOf(one);
              return (
                <li key={one.id}>
                  <p className="quiet-text">
                    {texts.from(one.course, format.date(one.createdAt))}
                    {at ? (
                      <>
                        {" · "}
                        <a href={`#cell-${at.cell}`}>{texts.inExercise(at.title)}</a>
                      </>
                    ) : null}
                  </p>
                  <p className="errata__text">{one.text[language]}</p>
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
