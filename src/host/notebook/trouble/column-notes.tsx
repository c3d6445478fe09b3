import { useEffect, useState } from "react";
import { columnProblems } from "../../lints/column-problems.ts";
import type { CellProblem, CellView } from "../../session/snapshot.ts";
import { useLanguage } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { ProblemCard } from "./problem-card.tsx";

/** Columns that a cell read of tables which do not have them: known once it has run. */
export function ColumnNotes({ view }: { view: CellView }) {
  const { session } = useActions();
  const language = useLanguage();
  const [problems, setProblems] = useState<readonly CellProblem[]>([]);
  const { id, text, mode, outputSummary, runningSince } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run may have read another table
  useEffect(() => {
    let isHere = true;
    void columnProblems({ id, text, mode, outputSummary }, session, language).then((found) => {
      if (isHere) setProblems(found);
    });
    return () => {
      isHere = false;
    };
  }, [id, text, mode, outputSummary, runningSince, session, language]);
  return problems.map((problem) => (
    <ProblemCard key={problem.words?.title ?? problem.name} view={view} problem={problem} />
  ));
}
