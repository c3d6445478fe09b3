import { useState } from "react";
import "../../styles/runs.css";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Empty } from "../empty.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { FilterField } from "./filter-field.tsx";
import { findRuns } from "./find-runs.ts";
import { RunActions } from "./run-actions.tsx";
import { RunsTable } from "./runs-table.tsx";
import { columnsOf, experimentName, type Tracked } from "./tracked.ts";
import { useTracked } from "./use-tracked.ts";

/** More runs are narrowed by the filter: a browser draws no ten thousand rows. */
const mostShown = 500;
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
  const experiments = [...new Set(tracked.runs.map(({ experimentId }) => experimentId))];
  // Its last run may be deleted while it is chosen.
  const chosenExperiment = experiments.includes(experiment) ? experiment : "";
  const { runs, error } = findRuns(tracked.runs, { filter, experiment: chosenExperiment, order });
  const shown = runs.slice(0, mostShown);
  // What nobody sees is not compared, exported or deleted; it is selected again when it is shown again.
  const picked = shown.filter(({ runId }) => selected.has(runId));
  return (
    <div className="runs">
      <FilterField filter={filter} error={error} onFilter={setFilter} />
      <div className="log__tools">
        <select
          aria-label={texts.experiment}
          value={chosenExperiment}
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
          runs={shown}
          columns={shownColumns}
          order={order}
          onOrder={setOrder}
          selected={selected}
          onSelect={setSelected}
        />
      )}
      <p className="quiet-text" role="status">
        {texts.shown(shown.length, tracked.runs.length)}. {texts.selected(picked.length)}.
      </p>
    </div>
  );
}
