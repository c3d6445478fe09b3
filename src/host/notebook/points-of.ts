import type { SessionSnapshot } from "../session/snapshot.ts";

/** The points of a lab: of all its exercises and reflections, and those of exercises that are there already. */
export function pointsOf({ exercises, reflections }: SessionSnapshot) {
  const total =
    exercises.reduce((sum, { exercise }) => sum + exercise.points, 0) +
    reflections.reduce((sum, { reflection }) => sum + reflection.points, 0);
  return { total, got: exercises.reduce((sum, { points }) => sum + points, 0) };
}
