import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { helpWithProblem } from "../../errors/help.ts";
import type { CellProblem, CellView } from "../../session/snapshot.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { problemText, problemTitle } from "../problem-text.ts";
import { CellLink } from "./cell-link.tsx";
import { WithCode } from "./with-code.tsx";

/** A fault or a lint: what, where, what to try, and what mends it. */
export function ProblemCard({ view, problem }: { view: CellView; problem: CellProblem }) {
  const m = useMessages();
  const { session } = useActions();
  const { code, severity } = problem;
  const help = helpWithProblem(problem, view, session, useLanguage());
  const others = problem.cells.filter((cell) => code === "cycle" || cell !== view.id);
  const title = (code === "assignment" && help.what) || problemTitle(problem, m);
  const said = code === "syntax" ? help.what : "";
  return (
    <section className={`solid note ${looks[severity]}`} aria-label={title}>
      <Icon name={icons[severity]} />
      <div className="note__body">
        <p className="note__title">
          <WithCode text={title} />
        </p>
        <p>
          <CellLink cell={view.id} line={problem.line} column={problem.column} editable={view.editable} /> ·{" "}
          <WithCode text={help.try ? `${said} ${help.try}`.trim() : problemText(problem, m)} />
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
        {help.fixes.length > 0 ? (
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
