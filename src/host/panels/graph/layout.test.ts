import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellEdge } from "./edges.ts";
import { layOut, nodeHeight, nodeWidth, pathThrough } from "./layout.ts";

const edge = (from: number, to: number, kind: CellEdge["kind"] = "data"): CellEdge => ({
  from,
  to,
  kind,
  names: ["x"],
});

test("a cell stands below all that it needs", () => {
  const { boxes, ways } = layOut([1, 2, 3], [edge(1, 2), edge(2, 3), edge(1, 3)]);
  const y = (cell: number) => boxes.get(cell)?.y ?? Number.NaN;
  expect(y(1)).toBeLessThan(y(2));
  expect(y(2)).toBeLessThan(y(3));
  expect(ways.size).toBe(3);
});

test("an edge past a layer goes around the boxes in it", () => {
  const long = edge(1, 3);
  const { boxes, ways } = layOut([1, 2, 3], [edge(1, 2), edge(2, 3), long]);
  const between = boxes.get(2);
  const lane = ways.get(long)?.find(({ y }) => y === between?.y);
  expect(lane && between && (lane.x < between.x || lane.x > between.x + nodeWidth)).toBe(true);
});

test("a path begins at the first point and ends at the last", () => {
  expect(
    pathThrough([
      { x: 1, y: 2 },
      { x: 1, y: 10 },
      { x: 5, y: 20 },
    ]),
  ).toBe("M1 2V10C1 15 5 15 5 20");
});

test("whatever the edges, cycles among them: every cell has a box, no boxes overlap, edges go down", () => {
  const graphs = fc.integer({ min: 1, max: 25 }).chain((count) =>
    fc.record({
      cells: fc.constant(Array.from({ length: count }, (_, at) => at + 1)),
      edges: fc.array(
        fc
          .tuple(fc.integer({ min: 1, max: count }), fc.integer({ min: 1, max: count }))
          .map(([from, to]) => edge(from, to)),
        { maxLength: 60 },
      ),
    }),
  );
  fc.assert(
    fc.property(graphs, ({ cells, edges }) => {
      const apart = edges.filter(({ from, to }) => from !== to);
      const { boxes, ways, width, height } = layOut(cells, apart);
      expect([...boxes.keys()].sort((a, b) => a - b)).toEqual(cells);
      const all = [...boxes.values()];
      for (const [at, a] of all.entries()) {
        expect(a.x >= 0 && a.x + nodeWidth <= width && a.y >= 0 && a.y + nodeHeight <= height).toBe(true);
        for (const b of all.slice(at + 1)) expect(a.y !== b.y || Math.abs(a.x - b.x) >= nodeWidth).toBe(true);
      }
      for (const points of ways.values()) {
        for (const [at, { y }] of points.entries()) expect(y).toBeGreaterThanOrEqual(points[at - 1]?.y ?? 0);
      }
      expect(layOut(cells, apart)).toEqual(layOut(cells, apart));
    }),
  );
});
