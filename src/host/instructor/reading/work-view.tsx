import type { Submission } from "../../../submission/submission.ts";
import type { WrittenFeedback } from "../../class/written-feedback.ts";
import { HighlightedCode } from "../../editor/highlighted-code.tsx";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { CellComments } from "./cell-comments.tsx";
import { nothing, OutputsView, type Shown } from "./outputs-view.tsx";

interface WorkViewProps {
  readonly submission: string;
  readonly work: Submission;
  /** What the cells showed when a grader ran them; null where none has. */
  readonly rerun: readonly Shown[] | null;
  readonly comments: WrittenFeedback["comments"];
  readonly reusable: readonly string[];
  readonly onChanged: () => Promise<void>;
}

/** What the student wrote, cell by cell, with what each showed in words. All of it is text, and nothing else. */
export function WorkView({ submission, work, rerun, comments, reusable, onChanged }: WorkViewProps) {
  const texts = usePartTexts(readingTexts);
  const outputs = new Map<number, Shown>(work.outputs.map((output) => [output.cell, output]));
  const cells = [
    ...work.changed.map(({ cell, text }) => ({ id: cell, text, mode: "js" as const, name: texts.cell(cell) })),
    ...work.own.map(({ id, mode, text }, at) => ({
      ...{ id, text, name: texts.ownCell(at + 1) },
      mode: mode === "js" || mode === "ts" ? mode : ("text" as const),
    })),
  ];
  const off = new Set(work.disabled);
  return (
    <>
      {cells.length === 0 ? <p>{texts.nothingWritten}</p> : null}
      {cells.map(({ id, text, mode, name }) => {
        return (
          <article key={id} className="reading__cell" aria-label={name}>
            <h4>
              {name}
              {off.has(id) ? ` (${texts.off})` : null}
            </h4>
            <HighlightedCode text={text} mode={mode} />
            <OutputsView
              submitted={outputs.get(id)}
              rerun={rerun && (rerun.find(({ cell }) => cell === id) ?? nothing)}
            />
            <CellComments
              submission={submission}
              cell={id}
              name={name}
              comments={comments.filter(({ cell }) => cell === id)}
              reusable={reusable}
              onChanged={onChanged}
            />
          </article>
        );
      })}
      {work.reflections.map(({ reflection, text }) => (
        <article key={reflection} className="reading__cell" aria-label={texts.reflection(reflection)}>
          <h4>{texts.reflection(reflection)}</h4>
          <p className="class__written">{text}</p>
        </article>
      ))}
    </>
  );
}
