import { useState } from "react";
import "../../styles/runs.css";
import { MlflowError } from "../../../toolkit/tracking/records/mlflow-error.ts";
import { matches } from "../../../toolkit/tracking/search/match-run.ts";
import { orderRuns } from "../../../toolkit/tracking/search/order.ts";
import { parseFilter } from "../../../toolkit/tracking/search/parse-filter.ts";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Empty } from "../empty.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { FilterField } from "./filter-field.tsx";
import { RunActions } from "./run-actions.tsx";
import { RunsTable } from "./runs-table.tsx";
import { columnsOf, experimentName, type Tracked, type TrackedRun } from "./tracked.ts";
import { useTracked } from "./use-tracked.ts";

/** So many columns stand in the table before one chooses others. */
const columnsAtFirst = 4;

/** The runs that notebooks recorded, of all labs: found by MLflow's filter, ordered, compared, exported. */
export function RunsPanel() {
  const texts = usePartTexts(runsTexts);
  const tracked = useTracked();
  if (tracked === null) return <Empty>{texts.loading}</Empty>;
  if (tracked === "failed") return <Empty>{texts.notStored}</Empty>;
  return tracked.runs.length === 0 ? <Empty>{texts.empty}</Empty> : <Runs tracked={tracked} />;
}

function Runs({ tracked }: { tracked: Tracked }) {
  const texts = usePartTexts(runsTexts);
  const [filter, setFilter] = useState("");
  const [experiment, setExperiment] = useState("");
  const [order, setOrder] = useState("start_time DESC");
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const columns = columnsOf(tracked.runs);
  const shownColumns = columns.filter(({ id }, at) => (chosen ? chosen.has(id) : at < columnsAtFirst));
  const { runs, error } = found(tracked.runs, { filter, experiment, order });
  const picked = tracked.runs.filter(({ runId }) => selected.has(runId));
  const experiments = [...new Set(tracked.runs.map(({ experimentId }) => experimentId))];
  return (
    <div className="runs">
      <FilterField filter={filter} error={error} onFilter={setFilter} />
      <div className="log__tools">
        <select
          aria-label={texts.experiment}
          value={experiment}
          onChange={(event) => setExperiment(event.target.value)}
        >
          <option value="">{texts.allExperiments}</option>
          {experiments.map((id) => (
            <option key={id} value={id}>
              {experimentName(tracked, id)}
            </option>
          ))}
        </select>
        <ColumnChoice columns={columns} shown={shownColumns} onChoose={setChosen} />
      </div>
      <RunActions tracked={tracked} picked={picked} onDeleted={() => setSelected(new Set())} />
      {runs.length === 0 ? (
        <Empty>{texts.noneFound}</Empty>
      ) : (
        <RunsTable
          runs={runs}
          columns={shownColumns}
          order={order}
          onOrder={setOrder}
          selected={selected}
          onSelect={setSelected}
        />
      )}
      <p className="quiet-text" role="status">
        {texts.shown(runs.length, tracked.runs.length)}. {texts.selected(picked.length)}.
      </p>
    </div>
  );
}

/** The runs that the filter finds, or all of them and why it finds none. */
function found(
  all: readonly TrackedRun[],
  { filter, experiment, order }: { filter: string; experiment: string; order: string },
): { runs: readonly TrackedRun[]; error: string } {
  const ofExperiment = all.filter(({ experimentId }) => experiment === "" || experimentId === experiment);
  const labs = new Map(all.map(({ runId, lab }) => [runId, lab]));
  const ordered = orderRuns(ofExperiment, [order]).map((run) => ({ ...run, lab: labs.get(run.runId) ?? "" }));
  try {
    const clauses = parseFilter(filter);
    return { runs: ordered.filter((run) => matches(run, clauses)), error: "" };
  } catch (error) {
    if (error instanceof MlflowError) return { runs: ordered, error: error.message };
    throw error;
  }
}
