import { useSyncExternalStore } from "react";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Empty } from "../empty.tsx";
import { CellLink, usePanels } from "../panel-context.tsx";

/** The trainings that the notebook recorded. */
export function RunsPanel() {
  const all = usePartTexts(panelTexts);
  const texts = all.runs;
  const { format } = useMessages();
  const { runs } = usePanels().records;
  const rows = useSyncExternalStore(runs.subscribe, runs.get);
  if (rows.length === 0) return <Empty>{texts.empty}</Empty>;
  return (
    <table className="panel__table">
      <caption className="hidden-text">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.parameters}</th>
          <th scope="col">{texts.metrics}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cell, state, durationMs, parameters, metrics }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              <span className="panel__under">
                {texts.states[state]} · {format.duration(durationMs)} ·{" "}
                {cell === null ? all.noCell : <CellLink cell={cell} />}
              </span>
            </th>
            <td>
              {Object.entries(parameters).map(([parameter, value]) => (
                <div key={parameter}>
                  <code>{parameter}</code> {typeof value === "number" ? format.number(value) : String(value)}
                </div>
              ))}
            </td>
            <td>
              {Object.entries(metrics).map(([metric, value]) => (
                <div key={metric}>
                  <code>{metric}</code> {format.number(value, 4)}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
