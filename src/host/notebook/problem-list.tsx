import { useEffect, useState } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import type { CellProblem, CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { CellLink } from "./cell-link.tsx";
import { useActions } from "./context.tsx";
import { problemText, problemTitle } from "./problem-text.ts";
import { useHelp } from "./use-help.ts";

const typingMs = 1_000;

/**
 * What the host found in a cell without running it. A half-typed line is no mistake yet: while the cell is edited,
 * errors and hints are only underlined until the typing pauses.
 */
export function ProblemList({ view, editing }: { view: CellView; editing: boolean }) {
  const [paused, setPaused] = useState(view.text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(view.text), typingMs);
    return () => clearTimeout(timer);
  }, [view.text]);
  const typing = editing && paused !== view.text;
  return view.problems
    .filter(({ severity }) => !(typing && severity !== "warning"))
    .map((problem) => (
      <ProblemCard
        key={`${problem.code} ${problem.name} ${problem.line} ${problem.column}`}
        view={view}
        problem={problem}
      />
    ));
}

/** A fault or a lint: what, where, what to try, and what mends it. */
export function ProblemCard({ view, problem }: { view: CellView; problem: CellProblem }) {
  const m = useMessages();
  const { session } = useActions();
  const { code, severity } = problem;
  const help = useHelp((module, asked, language) => module.helpWithProblem(problem, view, asked, language));
  const others = problem.cells.filter((cell) => code === "cycle" || cell !== view.id);
  const title = (code === "assignment" && help?.what) || problemTitle(problem, m);
  const said = code === "syntax" ? (help?.what ?? "") : "";
  return (
    <section className={`solid note ${looks[severity]}`} aria-label={title}>
      <Icon name={icons[severity]} />
      <div className="note__body">
        <p className="note__title">{title}</p>
        <p>
          <CellLink cell={view.id} line={problem.line} column={problem.column} editable={view.editable} /> ·{" "}
          {help?.try ? `${said} ${help.try}`.trim() : problemText(problem, m)}
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
        {help && help.fixes.length > 0 ? (
          <p className="note__actions">
            {help.fixes.map(({ label, text }) => (
              <Button key={label} onClick={() => session.edit(view.id, text)}>
                {label}
              </Button>
            ))}
          </p>
        ) : null}
      </div>
    </section>
  );
}

const looks = { error: "note--bad", warning: "note--warn", hint: "note--soft" } as const;
const icons = { error: "cross", warning: "warn", hint: "bulb" } as const;
