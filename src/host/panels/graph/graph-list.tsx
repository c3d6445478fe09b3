import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../../notebook/context.tsx";
import { StateMark } from "../../notebook/state-mark.tsx";
import type { CellView } from "../../session/snapshot.ts";
import { useMessages } from "../../settings/context.tsx";
import { CellLink } from "../panel-context.tsx";
import type { CellEdge } from "./edges.ts";

export interface GraphParts {
  /** Cells with edges, in the order of the document. */
  readonly cells: readonly CellView[];
  readonly edges: readonly CellEdge[];
  readonly names: ReadonlyMap<number, readonly string[]>;
}

export const isProse = ({ mode }: Pick<CellView, "mode">): boolean => mode !== "js" && mode !== "ts";

/** The graph in words: each cell, what it needs, what it feeds. */
export function GraphList({ cells, edges, names }: GraphParts) {
  const all = usePartTexts(panelTexts);
  const texts = all.graph;
  const { format } = useMessages();
  const { nameOf } = useActions();
  const say = (edge: CellEdge, other: number) => {
    const cell = all.goTo(nameOf(other)).toLowerCase();
    const what = format.list(edge.names);
    if (edge.kind === "data") return other === edge.from ? texts.edge(cell, what) : texts.edgeTo(cell, what);
    return other === edge.from ? texts.afterEdge(cell, what) : texts.beforeEdge(cell, what);
  };
  const links = (found: readonly CellEdge[], end: "from" | "to") =>
    found.length === 0 ? (
      <span className="quiet-text">{texts.nothing}</span>
    ) : (
      <ul>
        {found.map((edge) => (
          <li key={`${edge[end]} ${edge.kind}`}>
            <CellLink cell={edge[end]}>{say(edge, edge[end])}</CellLink>
          </li>
        ))}
      </ul>
    );
  return (
    <table className="panel__table graph-list">
      <caption className="hidden-text">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.cell}</th>
          <th scope="col">{texts.needs}</th>
          <th scope="col">{texts.feeds}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={cell.id}>
            <th scope="row">
              <CellLink cell={cell.id} />
              {(names.get(cell.id) ?? []).map((name) => (
                <code key={name} className="graph-list__name">
                  {name}
                </code>
              ))}
              {isProse(cell) ? <span className="panel__under">{texts.prose}</span> : <StateMark view={cell} />}
            </th>
            <td>
              {links(
                edges.filter(({ to }) => to === cell.id),
                "from",
              )}
            </td>
            <td>
              {links(
                edges.filter(({ from }) => from === cell.id),
                "to",
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
