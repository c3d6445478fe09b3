import { useMemo, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useActions } from "../../notebook/context.tsx";
import { stateIcons } from "../../notebook/state-mark.tsx";
import type { CellView } from "../../session/snapshot.ts";
import { useMessages } from "../../settings/context.tsx";
import { usePanels } from "../panel-context.tsx";
import { type GraphParts, isProse } from "./graph-list.tsx";
import { layOut, nodeHeight, nodeWidth, pathThrough } from "./layout.ts";

/** px. A drawing in a drawing is sized by its attributes, not by style. */
const iconSize = 13;
const longestLabel = 13;
const shorten = (text: string): string => (text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text);

/** The graph as a drawing: what a cell needs stands above it. Each box is a link to its cell. */
export function GraphDrawing({ cells, edges, names }: GraphParts) {
  const texts = usePartTexts(panelTexts).graph;
  const ids = cells.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: states of cells move no box
  const { width, height, boxes, ways } = useMemo(
    () =>
      layOut(
        cells.map(({ id }) => id),
        edges,
      ),
    [ids, edges],
  );
  /** The cell whose edges stand out. */
  const [near, setNear] = useState<number | null>(null);
  return (
    <figure className="graph">
      <div className="graph__frame">
        {/* biome-ignore lint/a11y/useSemanticElements: a group of links inside a drawing */}
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={texts.drawing}>
          {[...ways].map(([edge, points]) => {
            const end = points.at(-1);
            const isNear = edge.from === near || edge.to === near;
            return (
              <g
                key={`${edge.from} ${edge.to} ${edge.kind}`}
                className={`graph__edge graph__edge--${edge.kind} ${isNear ? "graph__edge--near" : ""}`}
              >
                <path d={pathThrough(points)} />
                {end ? <path className="graph__tip" d={`M${end.x} ${end.y}l-4 -7h8z`} /> : null}
              </g>
            );
          })}
          {cells.map((cell) => {
            const box = boxes.get(cell.id);
            return box ? (
              <GraphNode key={cell.id} cell={cell} names={names.get(cell.id) ?? []} box={box} onNear={setNear} />
            ) : null;
          })}
        </svg>
      </div>
      <figcaption className="graph__legend">
        <span className="graph__key">{texts.data}</span>
        <span className="graph__key graph__key--effect">{texts.effect}</span>
      </figcaption>
    </figure>
  );
}

interface GraphNodeProps {
  readonly cell: CellView;
  readonly names: readonly string[];
  readonly box: { readonly x: number; readonly y: number };
  readonly onNear: (cell: number | null) => void;
}

function GraphNode({ cell, names, box, onNear }: GraphNodeProps) {
  const texts = usePartTexts(panelTexts).graph;
  const m = useMessages();
  const { format } = m;
  const { nameOf } = useActions();
  const { goTo } = usePanels();
  const { id, state } = cell;
  const word = isProse(cell) ? texts.prose : m.lab.state[state];
  const label = names.length === 0 ? nameOf(id) : `${nameOf(id)} · ${names[0]}${names.length > 1 ? ", …" : ""}`;
  return (
    <a
      href={`#cell-${id}`}
      className={`graph__node state--${state}`}
      aria-label={texts.node(nameOf(id), format.list(names), word)}
      onClick={(event) => {
        event.preventDefault();
        goTo(id);
      }}
      onFocus={() => onNear(id)}
      onBlur={() => onNear(null)}
      onPointerEnter={() => onNear(id)}
      onPointerLeave={() => onNear(null)}
    >
      <title>{texts.node(nameOf(id), format.list(names), word)}</title>
      <rect x={box.x} y={box.y} width={nodeWidth} height={nodeHeight} rx="4" />
      <text className="graph__label" x={box.x + 8} y={box.y + 16}>
        {shorten(label)}
      </text>
      {isProse(cell) ? null : (
        <svg x={box.x + 8} y={box.y + 22} width={iconSize} height={iconSize} aria-hidden="true">
          <Icon name={stateIcons[state]} />
        </svg>
      )}
      <text className="graph__state" x={box.x + (isProse(cell) ? 8 : 25)} y={box.y + 33}>
        {shorten(word)}
      </text>
    </a>
  );
}
