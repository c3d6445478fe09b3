import { useSyncExternalStore } from "react";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { writeBytes } from "../bytes.ts";
import { Empty } from "../empty.tsx";
import { CellLink, usePanels } from "../panel-context.tsx";

/** The requests that the notebook made to what it serves itself. */
export function NetworkPanel() {
  const all = usePartTexts(panelTexts);
  const texts = all.network;
  const { format } = useMessages();
  const { network } = usePanels().records;
  const calls = useSyncExternalStore(network.subscribe, network.get);
  if (calls.length === 0) return <Empty>{texts.empty}</Empty>;
  return (
    <table className="panel__table">
      <caption className="hidden-text">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.request}</th>
          <th scope="col">{texts.answer}</th>
          <th scope="col">{texts.cell}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ key, method, url, status, durationMs, sizeBytes, cell }) => (
          <tr key={key}>
            <th scope="row">
              <code>
                {method} {url}
              </code>
            </th>
            <td>
              {status === null
                ? texts.noAnswer
                : `${status} · ${format.duration(durationMs)} · ${writeBytes(sizeBytes, format)}`}
            </td>
            <td>{cell === null ? all.noCell : <CellLink cell={cell} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
