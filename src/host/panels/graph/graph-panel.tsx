import { useMemo, useSyncExternalStore } from "react";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../../notebook/context.tsx";
import { useMessages } from "../../settings/context.tsx";
import { Empty } from "../empty.tsx";
import { edgesOf, namesOf } from "./edges.ts";
import { GraphDrawing } from "./graph-drawing.tsx";
import { GraphList } from "./graph-list.tsx";

/** What each cell needs and feeds: drawn, and as a list. */
export function GraphPanel() {
  const texts = usePartTexts(panelTexts).graph;
  const { format } = useMessages();
  const { session, nameOf } = useActions();
  const graph = useSyncExternalStore(session.subscribe, () => session.graph);
  const { cells } = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const edges = useMemo(() => edgesOf(graph), [graph]);
  const names = useMemo(() => namesOf(graph), [graph]);
  if (edges.length === 0) return <Empty>{texts.empty}</Empty>;
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = cells.filter(({ id }) => linked.has(id));
  const alone = cells.filter(({ id, mode }) => !linked.has(id) && (mode === "js" || mode === "ts"));
  return (
    <>
      <GraphDrawing cells={shown} edges={edges} names={names} />
      <GraphList cells={shown} edges={edges} names={names} />
      {alone.length > 0 ? (
        <p className="quiet-text">{texts.alone(format.list(alone.map(({ id }) => nameOf(id))))}</p>
      ) : null}
    </>
  );
}
