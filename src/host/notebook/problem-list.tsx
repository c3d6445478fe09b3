import { useEffect, useState } from "react";
import { freshName, renameIn } from "../../kernel/compile/names.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import type { CellProblem, CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { CellLink } from "./cell-link.tsx";
import { useActions } from "./context.tsx";
import { didYouMean, replaceName } from "./did-you-mean.ts";
import { problemText, problemTitle } from "./problem-text.ts";

const typingMs = 1_000;

/**
 * What the host found in a cell without running it. A half-typed line is no mistake yet: while the cell is edited,
 * errors are only underlined until the typing pauses.
 */
export function ProblemList({ view, editing }: { view: CellView; editing: boolean }) {
  const [paused, setPaused] = useState(view.text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(view.text), typingMs);
    return () => clearTimeout(timer);
  }, [view.text]);
  const typing = editing && paused !== view.text;
  return view.problems
    .filter(({ severity }) => !(typing && severity === "error"))
    .map((problem) => (
      <ProblemCard
        key={`${problem.code} ${problem.name} ${problem.line} ${problem.column}`}
        view={view}
        problem={problem}
      />
    ));
}

function ProblemCard({ view, problem }: { view: CellView; problem: CellProblem }) {
  const m = useMessages();
  const texts = m.lab.problem;
  const { session } = useActions();
  const { code, name } = problem;
  const warning = problem.severity === "warning";
  const others = problem.cells.filter((cell) => code === "cycle" || cell !== view.id);
  const known =
    code === "undefined"
      ? didYouMean(
          name,
          view.text,
          session.getSnapshot().cells.map((cell) => cell.text),
        )
      : [];
  const fix = (to: string) => session.edit(view.id, replaceName(view.text, name, to));
  const rename =
    code === "duplicate" && view.editable
      ? renamed(
          view.text,
          name,
          session.getSnapshot().cells.map((cell) => cell.text),
        )
      : null;
  return (
    <section className={`solid note ${warning ? "note--warn" : "note--bad"}`} aria-label={problemTitle(problem, m)}>
      <Icon name={warning ? "warn" : "cross"} />
      <div className="note__body">
        <p className="note__title">{problemTitle(problem, m)}</p>
        <p>
          <CellLink cell={view.id} line={problem.line} column={problem.column} editable={view.editable} /> ·{" "}
          {problemText(problem, m)}
          {others.map((cell, index) => (
            <span key={cell}>
              {index > 0 ? (code === "cycle" ? " → " : ", ") : " "}
              <CellLink cell={cell} editable={false} />
            </span>
          ))}
          {code === "cycle" && others[0] !== undefined ? (
            <>
              {" → "}
              <CellLink cell={others[0]} editable={false} />
            </>
          ) : null}
        </p>
        {problem.detail && (code === "syntax" || code === "import") ? (
          <p className="note__message">
            <code>{problem.detail}</code>
          </p>
        ) : null}
        {code === "syntax" ? <p>{texts.syntaxTip}</p> : null}
        {known.length > 0 ? <p>{texts.didYouMean(known)}</p> : null}
        {view.editable && (known.length > 0 || rename) ? (
          <p className="note__actions">
            {known.map((to) => (
              <Button key={to} onClick={() => fix(to)}>
                {texts.replaceBy(to)}
              </Button>
            ))}
            {rename ? (
              <Button onClick={() => session.edit(view.id, rename.text)}>{texts.rename(rename.to)}</Button>
            ) : null}
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** The cell's text with a name of its own that nobody uses; null where it cannot be done safely. */
function renamed(
  text: string,
  name: string,
  all: readonly string[],
): { readonly text: string; readonly to: string } | null {
  const to = freshName(name, (candidate) => all.some((other) => other.includes(candidate)));
  const changed = renameIn(text, name, to);
  return changed === null ? null : { text: changed, to };
}
