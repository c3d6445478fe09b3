import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import type { CellView } from "../../session/snapshot.ts";
import { useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { CellErrorCard } from "./cell-error.tsx";
import { CellLink } from "./cell-link.tsx";
import { ProblemCard } from "./problem-card.tsx";

/**
 * Errors, problems and waits, under the output.
 * @param typing - the cell is being typed in: a half-typed line is no mistake yet, and is only underlined
 */
export function Trouble({ view, typing }: { view: CellView; typing: boolean }) {
  const m = useMessages().lab;
  const { session, nameOf } = useActions();
  const { id, state, error, blockedBy, blockedByDisabled, problems } = view;
  return (
    <>
      {state === "failed" && error && !problems.some(({ severity }) => severity === "error") ? (
        <CellErrorCard view={view} error={error} />
      ) : null}
      {problems
        .filter(({ severity }) => !(typing && severity !== "warning"))
        // What fails is mended first; what could be better waits.
        .filter(({ severity }) => !(severity === "hint" && state === "failed"))
        .map((problem) => (
          <ProblemCard
            key={`${problem.code} ${problem.name} ${problem.line} ${problem.column}`}
            view={view}
            problem={problem}
          />
        ))}
      {state === "blocked" && blockedBy !== null ? (
        <div className="solid note note--soft">
          <Icon name="wait" />
          <div className="note__body">
            <p>
              {m.error.waitsTitle(nameOf(blockedBy))}. {blockedByDisabled ? m.error.waitsDisabled : m.error.waitsText}{" "}
              <CellLink cell={blockedBy} editable={false} />
            </p>
          </div>
        </div>
      ) : null}
      {state === "disabled" ? (
        <div className="solid note note--soft">
          <Icon name="off" />
          <div className="note__body">
            <p>{m.disabledHint}</p>
            <p className="note__actions">
              <Button onClick={() => session.setDisabled(id, false)}>{m.cell.enable}</Button>
            </p>
          </div>
        </div>
      ) : null}
      {state === "stopped" ? (
        <div className="solid note note--warn">
          <Icon name="stop" />
          <div className="note__body">
            <p>{m.stoppedHint}</p>
          </div>
        </div>
      ) : null}
    </>
  );
}
