import type { GradebookCell, Task } from "./gradebook-data.ts";

/**
 * A student's average from 0 to 10: of the assignments whose due date has passed, where no grade counts as 0, and of
 * those that have a grade already. Each weighs the same, whatever its points.
 * @returns null where there is nothing to average yet
 */
export function averageOf(cells: readonly GradebookCell[], tasks: readonly Task[], now: Date): number | null {
  const counted = tasks.flatMap(({ maxPoints, dueAt }, at) => {
    const points = cells[at]?.points ?? null;
    if (points === null) return new Date(dueAt) < now ? [0] : [];
    return [(10 * points) / maxPoints];
  });
  if (counted.length === 0) return null;
  return counted.reduce((sum, grade) => sum + grade, 0) / counted.length;
}
