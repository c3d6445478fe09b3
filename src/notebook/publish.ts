import type { Exercise, Lab } from "./model.ts";

/**
 * The lab as students may have it: no sealed check with its messages, no sealed library, no solution, no other correct
 * answer, no wrong answer. Solutions that are not withheld are published one by one (`publicSolution`).
 */
export function publishLab(lab: Lab): Lab {
  return { ...lab, library: { public: lab.library.public, sealed: "" }, exercises: lab.exercises.map(publishExercise) };
}

const publishExercise = (exercise: Exercise): Exercise => ({
  ...exercise,
  solution: null,
  // Why the solution is as it is gives it away.
  why: exercise.withheld ? "" : exercise.why,
  checks: exercise.checks.filter(({ sealed }) => !sealed),
  wrongAnswers: [],
  alternatives: [],
});

/** The solution that a student may open; null where it is withheld, or the lab has no such exercise or solution. */
export function publicSolution(lab: Lab, exerciseId: string): string | null {
  const exercise = lab.exercises.find(({ id }) => id === exerciseId);
  return exercise === undefined || exercise.withheld ? null : exercise.solution;
}
