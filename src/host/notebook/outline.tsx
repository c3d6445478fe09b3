import { memo } from "react";
import { Icon } from "../components/icon.tsx";
import type { CellView, ExerciseView, SessionSnapshot } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";
import { outcomeIcons } from "./exercise-card.tsx";

interface Entry {
  readonly cell: number;
  readonly title: string;
  readonly exercise: ExerciseView | null;
}

/**
 * What the outline lists: headings of prose and exercises, in the order of the notebook.
 * The heading right above an exercise is the exercise: it is listed once, and leads to the prose that explains it.
 */
export function outlineOf({ cells, exercises }: Pick<SessionSnapshot, "cells" | "exercises">): readonly Entry[] {
  const entries: Entry[] = [];
  for (const cell of cells) {
    const exercise = exercises.find((item) => item.exercise.cell === cell.id);
    if (exercise) {
      const above = entries.at(-1);
      const own = above && above.exercise === null && between(cells, above.cell, cell.id);
      if (own) entries[entries.length - 1] = { cell: above.cell, title: exercise.exercise.title, exercise };
      else entries.push({ cell: cell.id, title: exercise.exercise.title, exercise });
    } else if (cell.mode === "md") {
      const heading = /^#{1,3}\s+(.+?)\s*#*$/m.exec(cell.text)?.[1];
      if (heading) entries.push({ cell: cell.id, title: heading.replace(/[*_`$]/g, ""), exercise: null });
    }
  }
  return entries;
}

/** Does nothing but given code stand between two cells? */
function between(cells: readonly CellView[], from: number, to: number): boolean {
  const ids = cells.map(({ id }) => id);
  return cells.slice(ids.indexOf(from) + 1, ids.indexOf(to)).every(({ mode }) => mode !== "md");
}

interface OutlineProps {
  readonly entries: readonly Entry[];
  readonly current: number | null;
  readonly onGo: () => void;
}

/** Where one is, and how each exercise stands. */
export const Outline = memo(function Outline({ entries, current, onGo }: OutlineProps) {
  const m = useMessages().lab;
  const { select } = useActions();
  const here = entries.findLast((entry) => current !== null && entry.cell <= current)?.cell;
  return (
    <nav aria-label={m.outline}>
      <ol className="outline">
        {entries.map(({ cell, title, exercise }) => (
          <li key={cell}>
            <a
              href={`#cell-${cell}`}
              className={`outline__link ${exercise ? `outline__link--task outline__link--${exercise.outcome}` : ""}`}
              aria-current={cell === here ? "location" : undefined}
              onClick={(event) => {
                event.preventDefault();
                onGo();
                select(cell);
              }}
            >
              {exercise ? <Icon name={outcomeIcons[exercise.outcome]} /> : null}
              <span>
                {title}
                {exercise ? <span className="hidden-text">: {m.exercise.outcome[exercise.outcome]}</span> : null}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
});
