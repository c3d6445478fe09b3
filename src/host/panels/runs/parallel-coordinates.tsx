import { useCallback } from "react";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { axesOf } from "./axes.ts";
import { PlotFigure } from "./plot-figure.tsx";
import { labelsOf } from "./run-labels.ts";
import { writeValue } from "./runs-table.tsx";
import type { TrackedRun } from "./tracked.ts";

/** One line a run across an axis for each number: how parameters go with metrics. */
export function ParallelCoordinates({ runs }: { runs: readonly TrackedRun[] }) {
  const texts = usePartTexts(runsTexts);
  const { format } = useMessages();
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number) => {
      const axes = axesOf(runs);
      const labels = labelsOf(runs);
      const names = [...labels.values()];
      const isTight = width < axes.length * 130;
      const write = (value: number): string => writeValue(value, format, "");
      const points = axes.flatMap(({ name, least, most, values }) =>
        runs.map(({ runId }, at) => {
          const value = values[at] ?? 0;
          return { axis: name, runId, run: labels.get(runId), height: (value - least) / (most - least) };
        }),
      );
      return plot.plot({
        width,
        height: 300,
        marginTop: 30,
        marginBottom: 76,
        marginLeft: 40,
        marginRight: 40,
        x: {
          type: "point",
          domain: axes.map(({ name }) => name),
          label: null,
          tickSize: 0,
          tickPadding: 20,
          tickRotate: isTight ? -25 : 0,
        },
        y: { axis: null, domain: [0, 1] },
        color: { domain: names, scheme: "observable10" },
        symbol: { legend: true, domain: names },
        marks: [
          plot.ruleX(axes, { x: "name", stroke: "currentColor", strokeOpacity: 0.4 }),
          plot.line(points, { x: "axis", y: "height", z: "runId", stroke: "run", strokeWidth: 2 }),
          plot.dot(points, { x: "axis", y: "height", stroke: "run", symbol: "run" }),
          plot.text(axes, { x: "name", y: 1, text: ({ most }: { most: number }) => write(most), dy: -12 }),
          plot.text(axes, { x: "name", y: 0, text: ({ least }: { least: number }) => write(least), dy: 12 }),
        ],
      });
    },
    [runs, format],
  );
  if (axesOf(runs).length < 2) return <p className="quiet-text">{texts.noParallel}</p>;
  return (
    <section aria-label={texts.parallel}>
      <h3>{texts.parallel}</h3>
      <PlotFigure label={texts.parallelOf} draw={draw} />
      <p className="quiet-text">{texts.parallelNote}</p>
    </section>
  );
}
