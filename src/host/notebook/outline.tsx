import { memo } from "react";
import { liveExpressions } from "../../kernel/compile/live.ts";
import { Icon } from "../components/icon.tsx";
import type { CellView, ExerciseView, SessionSnapshot } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";
import { outcomeIcons } from "./outcome-icons.ts";

interface Entry {
  readonly cell: number;
  /** The cell's place in the notebook. */
  readonly place: number;
  readonly title: string;
  readonly exercise: ExerciseView | null;
}

/**
 * What the outline lists: headings of prose and exercises, in the order of the notebook.
 * The heading right above an exercise is the exercise: it is listed once, and leads to the prose that explains it.
 */
export function outlineOf({ cells, exercises }: Pick<SessionSnapshot, "cells" | "exercises">): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [place, cell] of cells.entries()) {
    const exercise = exercises.find((item) => item.exercise.cell === cell.id);
    if (exercise) {
      const above = entries.at(-1);
      const own = above && above.exercise === null && between(cells, above.cell, cell.id);
      if (own) entries[entries.length - 1] = { ...above, title: exercise.exercise.title, exercise };
      else entries.push({ cell: cell.id, place, title: exercise.exercise.title, exercise });
    } else if (cell.mode === "md") {
      const title = headingOf(cell);
      if (title) entries.push({ cell: cell.id, place, title, exercise: null });
    }
  }
  return entries;
}

/** The first chapter heading (`#` or `##`) of a prose cell as plain text; smaller ones would crowd the outline. */
function headingOf({ text, live }: Pick<CellView, "text" | "live">): string {
  const [before = "", heading = ""] = /^([\s\S]*?)^#{1,2}\s+(.+?)\s*#*$/m.exec(text)?.slice(1) ?? [];
  let place = liveExpressions(before).filter(({ kind }) => kind === "expression").length;
  return liveExpressions(heading)
    .map((part) => (part.kind === "text" ? part.text.replace(/[*_`$]/g, "") : (live[place++] ?? "…")))
    .join("");
}

/** Does nothing but given code stand between two cells? */
function between(cells: readonly CellView[], from: number, to: number): boolean {
  const ids = cells.map(({ id }) => id);
  return cells.slice(ids.indexOf(from) + 1, ids.indexOf(to)).every(({ mode }) => mode !== "md");
}

interface OutlineProps {
  readonly entries: readonly Entry[];
  /** Place of the selected cell in the notebook; -1 where none is. */
  readonly current: number;
  readonly onGo: () => void;
}

/** Where one is, and how each exercise stands. */
export const Outline = memo(function Outline({ entries, current, onGo }: OutlineProps) {
  const m = useMessages().lab;
  const { select } = useActions();
  const here = entries.findLast((entry) => entry.place <= current)?.cell;
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
