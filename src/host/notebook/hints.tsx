import { useEffect, useRef } from "react";
import { Button } from "../components/button.tsx";
import { Prose } from "../prose/prose.tsx";
import type { ExerciseView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

/** Hints open in order and cost nothing. A hint just opened takes the focus, so that it is read. */
export function Hints({ item }: { item: ExerciseView }) {
  const texts = useMessages().lab.exercise;
  const { session } = useActions();
  const { exercise, hintsOpened } = item;
  const all = exercise.hints.length;
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(hintsOpened);
  const asked = useRef(false);
  useEffect(() => {
    if (hintsOpened > before.current && asked.current)
      list.current?.querySelector<HTMLElement>("li:last-child")?.focus();
    before.current = hintsOpened;
    asked.current = false;
  }, [hintsOpened]);
  if (all === 0) return null;
  return (
    <div className="hints">
      {hintsOpened > 0 ? (
        <ol className="hints__list" ref={list}>
          {exercise.hints.slice(0, hintsOpened).map((hint, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hints come in a fixed order
            <li key={index} tabIndex={-1}>
              <p className="hints__name">{texts.hint(index + 1)}</p>
              <Prose text={hint} />
            </li>
          ))}
        </ol>
      ) : null}
      {hintsOpened < all ? (
        <Button
          look="quiet"
          icon="bulb"
          onClick={() => {
            asked.current = true;
            session.openHint(exercise.id);
          }}
        >
          {texts.openHint(hintsOpened + 1, all)}
        </Button>
      ) : (
        <p className="quiet-text">{texts.noMoreHints}</p>
      )}
    </div>
  );
}
