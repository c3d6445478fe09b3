import { memo, Suspense } from "react";
import { part } from "../components/part.tsx";
import { isLocal } from "../pages/lab-files.ts";
import type { ExerciseView, PredictionView, ReflectionView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { type CellFace, CodeCell } from "./code-cell.tsx";
import { useActions } from "./context.tsx";
import { ExerciseCard } from "./exercise-card.tsx";
import { PredictionCard } from "./prediction-card.tsx";
import { ProseCell } from "./prose-cell.tsx";
import { ReflectionCard } from "./reflection-card.tsx";

const CellOutputs = part(async () => (await import("../local/cell-outputs.tsx")).CellOutputs);

interface CellSectionProps extends CellFace {
  readonly exercise: ExerciseView | null;
  readonly prediction: PredictionView | null;
  /** Title of the exercise that the prediction opens. */
  readonly unlocks: string;
  readonly reflection: ReflectionView | null;
}

/** One cell of the notebook, with what stands under it. */
export const CellSection = memo(function CellSection({
  exercise,
  prediction,
  unlocks,
  reflection,
  ...face
}: CellSectionProps) {
  const m = useMessages().lab.cell;
  const { view, selected } = face;
  const notebook = useActions().session.getSnapshot().lab.id;
  const isCode = view.mode === "js" || view.mode === "ts";
  const section = (
    <section
      id={`cell-${view.id}`}
      className={`cell cell--${isCode ? "code" : "prose"} ${selected ? "cell--selected" : ""}`}
      data-cell={view.id}
      data-state={view.state}
      aria-label={m.label(face.name)}
      // The selected cell is a stop of Tab, as in Jupyter; the others are reached by arrows or by what they hold.
      tabIndex={selected ? 0 : -1}
    >
      {exercise ? (
        <ExerciseCard item={exercise} face={face} />
      ) : isCode ? (
        <CodeCell {...face} />
      ) : (
        <ProseCell {...face} />
      )}
      {isLocal(notebook) ? (
        <Suspense>
          <CellOutputs notebook={notebook} view={view} />
        </Suspense>
      ) : null}
      {prediction ? <PredictionCard item={prediction} unlocks={unlocks} /> : null}
      {reflection ? <ReflectionCard item={reflection} /> : null}
    </section>
  );
  if (!exercise) return section;
  return (
    <article
      className={`exercise exercise--${exercise.exercise.kind}`}
      data-exercise={exercise.exercise.id}
      data-outcome={exercise.outcome}
    >
      {section}
    </article>
  );
});
