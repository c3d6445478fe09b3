import { useState } from "react";
import { Button } from "../components/button.tsx";
import { HighlightedCode } from "../editor/highlighted-code.tsx";
import { Prose } from "../prose/prose.tsx";
import type { ExerciseView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

interface SolutionProps {
  readonly item: ExerciseView;
  /** The student's code, shown beside. */
  readonly own: string;
  readonly mode: "js" | "ts";
}

/** The solution: after a real attempt or once the class opens it, with its price told before, beside the student's own code. */
export function Solution({ item, own, mode }: SolutionProps) {
  const m = useMessages();
  const texts = m.lab.exercise;
  const { session } = useActions();
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<"closed" | "loading" | "failed" | "open">(
    item.solution === null ? "closed" : "open",
  );
  const { exercise, solutionAllowed, solutionOpened, solution, outcome } = item;
  if (exercise.withheld && !solutionAllowed) return <p className="quiet-text">{texts.solutionWithheld}</p>;
  const open = () => {
    setAsking(false);
    setState("loading");
    session.openSolution(exercise.id).then(
      () => setState("open"),
      () => setState("failed"),
    );
  };
  if (solution !== null && state === "open") {
    return (
      <section className="solution" aria-label={texts.solution}>
        <div className="solution__sides">
          <figure>
            <figcaption>{texts.solutionYours}</figcaption>
            <HighlightedCode text={own} mode={mode} />
          </figure>
          <figure>
            <figcaption>{texts.solutionTheirs}</figcaption>
            <HighlightedCode text={solution} mode={mode} />
          </figure>
        </div>
        {exercise.why ? (
          <div className="solution__why">
            <h4>{texts.why}</h4>
            <Prose text={exercise.why} />
          </div>
        ) : null}
      </section>
    );
  }
  if (!solutionAllowed) return <p className="quiet-text">{texts.solutionNeedsAttempt}</p>;
  const free = outcome === "passed" || solutionOpened;
  return (
    <div className="solution__ask">
      {state === "loading" ? <p role="status">{texts.solutionLoading}</p> : null}
      {state === "failed" ? <p role="alert">{texts.solutionFailed}</p> : null}
      {asking && !free ? (
        <div className="note note--warn">
          <div className="note__body">
            <p>{texts.solutionCap(m.format.percent(exercise.solutionCap))}</p>
            <p className="note__actions">
              <Button onClick={open}>{texts.solutionConfirm}</Button>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {m.cancel}
              </Button>
            </p>
          </div>
        </div>
      ) : (
        <Button
          look="quiet"
          icon="key"
          aria-disabled={state === "loading"}
          onClick={free ? open : () => setAsking(true)}
        >
          {texts.openSolution}
        </Button>
      )}
      {free && state === "closed" ? (
        <span className="quiet-text">{solutionOpened ? texts.solutionOpened : texts.solutionFree}</span>
      ) : null}
    </div>
  );
}
