import { memo, Suspense } from "react";
import type { Outcome } from "../../grading/outcome.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { part } from "../components/part.tsx";
import type { ExerciseView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { type CellFace, CodeCell } from "./code-cell.tsx";
import { useActions } from "./context.tsx";
import { ErrataSlot } from "./errata-slot.tsx";
import { Hints } from "./hints.tsx";
import { outcomeIcons } from "./outcome-icons.ts";
import { Solution } from "./solution.tsx";

// Nothing is said of an exercise before its checks have run, and they run after the cells.
const VerdictList = part(async () => (await import("./verdict-list.tsx")).VerdictList, PlainVerdicts);
const IncidentClock = part(async () => (await import("./incident-clock.tsx")).IncidentClock);

interface ExerciseCardProps {
  readonly item: ExerciseView;
  readonly face: CellFace;
}

/** An exercise: what it asks for in a line, the student's cell, what the checks said, hints, and the solution. */
export const ExerciseCard = memo(function ExerciseCard({ item, face }: ExerciseCardProps) {
  const m = useMessages();
  const texts = m.lab.exercise;
  const { session } = useActions();
  const { exercise, outcome, checking } = item;
  const passed = item.verdicts.filter((verdict) => verdict.outcome === "passed").length;
  const failed = item.verdicts.filter((verdict) => verdict.outcome === "failed").length;
  // A text that cannot be read has not run: what stands below was said of the one before, but where it says just that.
  const unread =
    face.view.problems.some(({ severity }) => severity === "error") &&
    item.verdicts.some(({ message }) => message?.id !== "$cell-failed");
  return (
    <>
      <header className="solid task">
        <p className="task__kind">
          <Icon name={exercise.kind === "incident" ? "flame" : "pencil"} />
          {exercise.kind === "incident" ? texts.incident : texts.label}
        </p>
        <h3 className="task__title">{exercise.title}</h3>
        <p className="task__facts">
          {m.pointsOf(item.points, exercise.points)} · {m.minutes(exercise.minutes)}
          <Suspense>{exercise.kind === "incident" ? <IncidentClock item={item} /> : null}</Suspense>
        </p>
        {exercise.closed ? (
          <span className="tag" title={texts.closedHint}>
            {texts.closed}
          </span>
        ) : null}
        <OutcomeMark outcome={outcome} />
      </header>
      <ErrataSlot lab={session.getSnapshot().lab.id} exercise={exercise.id} />
      <CodeCell {...face} />
      <div className="solid task__foot">
        <div className="task__bar">
          <Button
            look="main"
            icon="check"
            aria-disabled={checking || face.view.state === "locked"}
            onClick={() => session.check(exercise.id)}
          >
            {texts.check}
          </Button>
          <span className="task__count" aria-live="off">
            {checking
              ? texts.checking
              : outcome === "passed" || outcome === "failed"
                ? texts.passedCount(passed, item.verdicts.length)
                : ""}
          </span>
        </div>
        {unread && passed + failed > 0 ? <p className="quiet-text">{texts.verdictsOfBefore}</p> : null}
        <Suspense>
          {item.verdicts.some((verdict) => verdict.outcome !== "not-attempted") ? <VerdictList item={item} /> : null}
        </Suspense>
        <Hints item={item} />
        <Solution item={item} own={face.view.text} mode={face.view.mode === "ts" ? "ts" : "js"} />
      </div>
    </>
  );
});

/** What became of each check, where the network keeps away what they say of it. */
function PlainVerdicts({ item: { verdicts, exercise } }: { readonly item: ExerciseView }) {
  const texts = useMessages().lab.exercise;
  return (
    <ul>
      {verdicts.map(({ check, outcome }) => (
        <li key={check}>
          {exercise.checks.find(({ id }) => id === check)?.title}: {texts.verdict[outcome]}
        </li>
      ))}
    </ul>
  );
}

/** An outcome: icon, word and colour. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const word = useMessages().lab.exercise.outcome[outcome];
  return (
    <span className={`outcome outcome--${outcome}`}>
      <Icon name={outcomeIcons[outcome]} />
      <span>{word}</span>
    </span>
  );
}
