import { useSyncExternalStore } from "react";
import { Icon } from "../../components/icon.tsx";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../../notebook/context.tsx";
import { useMessages } from "../../settings/context.tsx";
import { writeBytes } from "../bytes.ts";
import { Empty } from "../empty.tsx";
import { CellLink, usePanels } from "../panel-context.tsx";
import { leakAfterRuns } from "./tensor-watch.ts";

/** How many tensors live, by the cell that made or holds them. */
export function TensorsPanel() {
  const all = usePartTexts(panelTexts);
  const texts = all.tensors;
  const { format } = useMessages();
  const { nameOf } = useActions();
  const { tensors } = usePanels().records;
  const counts = useSyncExternalStore(tensors.subscribe, tensors.get);
  const backend = useSyncExternalStore(tensors.subscribe, tensors.backend);
  const computes = backend ? (
    <p className="quiet-text">{texts.backend(nameOfBackend(backend, texts.backends))}</p>
  ) : null;
  if (counts.length === 0) {
    return (
      <>
        <Empty>{texts.empty}</Empty>
        {computes}
      </>
    );
  }
  const leaking = counts.filter((count) => count.leaking);
  const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, one) => total + of(one), 0);
  return (
    <>
      <table className="panel__table">
        <caption className="hidden-text">{texts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.cell}</th>
            <th scope="col" className="number">
              {texts.count}
            </th>
            <th scope="col" className="number">
              {texts.bytes}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ cell, count, bytes, leaking: leaks }) => (
            <tr key={cell}>
              <th scope="row">
                <CellLink cell={cell} />
                {leaks ? (
                  <span className="badge badge--warn">
                    <Icon name="warn" />
                    {texts.leak}
                  </span>
                ) : null}
              </th>
              <td className="number">{format.number(count)}</td>
              <td className="number">{writeBytes(bytes, format)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.total}</th>
            <td className="number">{format.number(sum(({ count }) => count))}</td>
            <td className="number">
              {writeBytes(
                sum(({ bytes }) => bytes),
                format,
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      <div role="status">
        {leaking.length > 0 ? (
          <p className="note note--warn">
            {texts.leakText(
              format.list(leaking.map(({ cell }) => all.goTo(nameOf(cell)).toLowerCase())),
              leakAfterRuns,
            )}
          </p>
        ) : null}
      </div>
      {computes}
      <p className="quiet-text">{texts.note}</p>
    </>
  );
}

/** What the course calls the backends that it knows; any other by its own name. */
const nameOfBackend = (backend: string, known: Readonly<Record<string, string>>): string =>
  Object.entries(known).find(([name]) => name === backend)?.[1] ?? backend;
