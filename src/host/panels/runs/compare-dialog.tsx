import { useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { Icon } from "../../components/icon.tsx";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { MetricCurves } from "./metric-curves.tsx";
import { ParallelCoordinates } from "./parallel-coordinates.tsx";
import { labelsOf } from "./run-labels.ts";
import { writeValue } from "./runs-table.tsx";
import { type Column, columnsOf, differs, type TrackedRun, valueIn } from "./tracked.ts";

/** Runs side by side: what differs, how their metrics went, and how parameters go with metrics. */
export default function CompareDialog({ runs, onClose }: { runs: readonly TrackedRun[]; onClose: () => void }) {
  const texts = usePartTexts(runsTexts);
  const [isOnlyDiffering, setOnlyDiffering] = useState(false);
  const rows = columnsOf(runs).filter((row) => !isOnlyDiffering || differs(runs, row));
  return (
    <Dialog title={texts.compareTitle(runs.length)} onClose={onClose} className="runs__compare">
      <label>
        <input
          type="checkbox"
          data-first-focus=""
          checked={isOnlyDiffering}
          onChange={({ target }) => setOnlyDiffering(target.checked)}
        />{" "}
        {texts.onlyDiffering}
      </label>
      {rows.length === 0 ? <p>{texts.nothingDiffers}</p> : null}
      <Rows kind="params" title={texts.params} rows={rows} runs={runs} />
      <Rows kind="metrics" title={texts.metrics} rows={rows} runs={runs} />
      <MetricCurves runs={runs} />
      <ParallelCoordinates runs={runs} />
    </Dialog>
  );
}

interface RowsProps {
  readonly kind: Column["kind"];
  readonly title: string;
  readonly rows: readonly Column[];
  readonly runs: readonly TrackedRun[];
}

function Rows({ kind, title, rows, runs }: RowsProps) {
  const texts = usePartTexts(runsTexts);
  const { format } = useMessages();
  const own = rows.filter((row) => row.kind === kind);
  const labels = labelsOf(runs);
  if (own.length === 0) return null;
  return (
    <section
      className="runs__scroll"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
    >
      <table className="panel__table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <td />
            {runs.map(({ runId }) => (
              <th key={runId} scope="col">
                {labels.get(runId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map((row) => (
            <tr key={row.id} className={differs(runs, row) ? "runs__differs" : ""}>
              <th scope="row">
                <code>{row.key}</code>
                {differs(runs, row) ? (
                  <span className="badge badge--warn">
                    <Icon name="warn" />
                    {texts.differs}
                  </span>
                ) : (
                  <span className="panel__under">{texts.equal}</span>
                )}
              </th>
              {runs.map((run) => (
                <td key={run.runId}>{writeValue(valueIn(run, row), format, texts.none)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
