import { useEffect, useState } from "react";

const waitMs = 300;

/**
 * An output's height without the fall to nothing between two runs: while the cell runs, and a moment after, the last
 * height stands, so that what is below does not jump.
 * @param settled - the cell is not running nor waiting to
 */
export function useSteadyHeight(height: number, settled: boolean): number {
  const [last, setLast] = useState(height);
  if (height > 0 && height !== last) setLast(height);
  useEffect(() => {
    if (height > 0 || !settled) return;
    const timer = setTimeout(() => setLast(0), waitMs);
    return () => clearTimeout(timer);
  }, [height, settled]);
  return height > 0 ? height : last;
}
