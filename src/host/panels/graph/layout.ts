import type { CellEdge } from "./edges.ts";

/** px. */
export const nodeWidth = 112;
export const nodeHeight = 40;
const laneWidth = 10;
const gap = 14;
const layerGap = 36;
const margin = 6;
const sweeps = 4;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Left upper corner of each cell's box. */
  readonly boxes: ReadonlyMap<number, Point>;
  /** The way of each edge, from the foot of one box to the head of the other, around what stands between. */
  readonly ways: ReadonlyMap<CellEdge, readonly Point[]>;
}

/** A place in a layer: a cell, or a lane that edges of one cell take past the layer. */
interface Place {
  readonly key: string;
  readonly isCell: boolean;
  readonly cell: number;
}

/**
 * Cells in layers, each below all that it needs (Sugiyama's method: longest paths, then barycentre sweeps against
 * crossings). What is on a cycle keeps the order of the document.
 * @param cells - those that have edges, in the order of the document
 */
export function layOut(cells: readonly number[], edges: readonly CellEdge[]): Layout {
  const layerOf = layersOf(cells, edges);
  const layers: Place[][] = [];
  const links: (readonly [upper: string, lower: string])[] = [];
  const place = (layer: number, next: Place) => {
    layers[layer] ??= [];
    const row = layers[layer];
    if (!row.some(({ key }) => key === next.key)) row.push(next);
  };
  for (const cell of cells) place(layerOf.get(cell) ?? 0, { key: String(cell), isCell: true, cell });
  const stops = new Map<CellEdge, string[]>();
  for (const edge of edges) {
    const [from = 0, to = 0] = [layerOf.get(edge.from), layerOf.get(edge.to)];
    if (from >= to) continue;
    const way = [String(edge.from)];
    for (let layer = from + 1; layer < to; layer += 1) {
      const key = `${edge.from} at ${layer}`;
      place(layer, { key, isCell: false, cell: edge.from });
      way.push(key);
    }
    way.push(String(edge.to));
    stops.set(edge, way);
    for (let at = 1; at < way.length; at += 1) links.push([way[at - 1] ?? "", way[at] ?? ""]);
  }
  untangle(layers, links);
  return draw(layers, stops);
}

/** The length of the longest path to each cell. An edge that closes a cycle counts for nothing. */
function layersOf(cells: readonly number[], edges: readonly CellEdge[]): ReadonlyMap<number, number> {
  const needs = new Map<number, number[]>();
  for (const { from, to } of edges) needs.set(to, [...(needs.get(to) ?? []), from]);
  const found = new Map<number, number>();
  const open = new Set<number>();
  const visit = (cell: number): number => {
    const known = found.get(cell);
    if (known !== undefined) return known;
    if (open.has(cell)) return -1;
    open.add(cell);
    const layer = Math.max(-1, ...(needs.get(cell) ?? []).map(visit)) + 1;
    open.delete(cell);
    found.set(cell, layer);
    return layer;
  };
  for (const cell of cells) visit(cell);
  return found;
}

/** Orders each layer by where its neighbours stand, down and up in turn. */
function untangle(layers: Place[][], links: readonly (readonly [string, string])[]): void {
  const above = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  for (const [upper, lower] of links) {
    above.set(lower, [...(above.get(lower) ?? []), upper]);
    below.set(upper, [...(below.get(upper) ?? []), lower]);
  }
  const middle = new Map<string, number>();
  const remember = (row: readonly Place[]) => {
    for (const [at, { key }] of row.entries()) middle.set(key, (at + 0.5) / row.length);
  };
  layers.forEach(remember);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const neighbours = sweep % 2 === 0 ? above : below;
    for (const row of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const weights = new Map(
        row.map(({ key }) => {
          const places = (neighbours.get(key) ?? []).map((other) => middle.get(other) ?? 0);
          const own = middle.get(key) ?? 0;
          return [key, places.length > 0 ? places.reduce((sum, x) => sum + x, 0) / places.length : own] as const;
        }),
      );
      row.sort((a, b) => (weights.get(a.key) ?? 0) - (weights.get(b.key) ?? 0) || a.cell - b.cell);
      remember(row);
    }
  }
}

function draw(layers: readonly Place[][], stops: ReadonlyMap<CellEdge, readonly string[]>): Layout {
  const widthOf = (row: readonly Place[]) =>
    row.reduce((sum, { isCell }) => sum + (isCell ? nodeWidth : laneWidth) + gap, -gap);
  const width = Math.max(0, ...layers.map(widthOf)) + 2 * margin;
  const boxes = new Map<number, Point>();
  const heads = new Map<string, Point>();
  layers.forEach((row, layer) => {
    let x = (width - widthOf(row)) / 2;
    const y = margin + layer * (nodeHeight + layerGap);
    for (const { key, isCell, cell } of row) {
      const own = isCell ? nodeWidth : laneWidth;
      if (isCell) boxes.set(cell, { x, y });
      heads.set(key, { x: x + own / 2, y });
      x += own + gap;
    }
  });
  const ways = new Map(
    [...stops].map(([edge, way]) => {
      const points = way.flatMap((key, at): Point[] => {
        const { x, y } = heads.get(key) ?? { x: 0, y: 0 };
        const foot = { x, y: y + nodeHeight };
        return at === 0 ? [foot] : at === way.length - 1 ? [{ x, y }] : [{ x, y }, foot];
      });
      return [edge, points] as const;
    }),
  );
  const height = layers.length * (nodeHeight + layerGap) - layerGap + 2 * margin;
  return { width, height: Math.max(height, 0), boxes, ways };
}

/** The edge as an SVG path: curved between layers, straight past them. */
export function pathThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      const before = points[at - 1];
      if (!before) return `M${x} ${y}`;
      if (before.x === x) return `V${y}`;
      const middle = (before.y + y) / 2;
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join("");
}
