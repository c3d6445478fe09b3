import { useCallback, useState } from "react";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { PlotFigure } from "./plot-figure.tsx";
import { labelsOf } from "./run-labels.ts";
import { writeValue } from "./runs-table.tsx";
import type { TrackedRun } from "./tracked.ts";

/** So many points stand in the table; the chart has them all. */
const mostRows = 300;

/** A metric by step, one line a run. */
export function MetricCurves({ runs }: { runs: readonly TrackedRun[] }) {
  const texts = usePartTexts(runsTexts);
  const { format } = useMessages();
  const metrics = [
    ...new Set(runs.flatMap((run) => [...run.metrics].flatMap(([key, all]) => (all.length > 1 ? key : [])))),
  ];
  const [chosen, setChosen] = useState("");
  const metric = metrics.includes(chosen) ? chosen : (metrics[0] ?? "");
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number) => {
      const names = [...labelsOf(runs).values()];
      const points = pointsOf(runs, metric).filter(({ value }) => Number.isFinite(value));
      return plot.plot({
        width,
        height: 280,
        marginLeft: 56,
        x: { label: texts.step },
        y: { label: metric, grid: true, tickFormat: (value: number) => writeValue(value, format, "") },
        color: { domain: names, scheme: "observable10" },
        symbol: { legend: true, domain: names },
        marks: [
          plot.line(points, { x: "step", y: "value", z: "runId", stroke: "run" }),
          plot.dot(points, { x: "step", y: "value", stroke: "run", symbol: "run", r: 2.5 }),
        ],
      });
    },
    [runs, metric, texts, format],
  );
  if (metric === "") return <p className="quiet-text">{texts.noCurves}</p>;
  const points = pointsOf(runs, metric);
  return (
    <section aria-label={texts.curves}>
      <h3>{texts.curves}</h3>
      <label>
        {texts.metric}{" "}
        <select value={metric} onChange={(event) => setChosen(event.target.value)}>
          {metrics.map((key) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      </label>
      <PlotFigure label={texts.curveOf(metric)} draw={draw} />
      <details>
        <summary>{texts.data}</summary>
        <table className="panel__table">
          <caption className="hidden-text">{texts.curveOf(metric)}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.step}</th>
              <th scope="col">{texts.value}</th>
            </tr>
          </thead>
          <tbody>
            {points.slice(0, mostRows).map(({ runId, run, step, value, order }) => (
              <tr key={`${runId} ${order}`}>
                <th scope="row">{run}</th>
                <td>{format.number(step)}</td>
                <td>{writeValue(value, format, texts.none)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {points.length > mostRows ? <p className="quiet-text">{texts.cut(mostRows)}</p> : null}
      </details>
    </section>
  );
}

function pointsOf(runs: readonly TrackedRun[], metric: string) {
  const labels = labelsOf(runs);
  return runs.flatMap(({ runId, metrics }) =>
    [...(metrics.get(metric) ?? [])]
      .sort((a, b) => a.step - b.step || a.timestamp - b.timestamp)
      .map(({ step, value }, order) => ({ runId, run: labels.get(runId), step, value, order })),
  );
}
