import { type Grading, gradingOf, tenPoints } from "../../../src/grader/grading.ts";
import { submissionWith } from "../../../src/submission/submission.fixture.ts";

/** What the run of a sealed check wrote into its output: nobody who studies may read it. */
export const secret = "SEALED-RUN-PRINTED-42";
const check = {
  messageId: "outra",
  detail: "",
  text: "De [1; 2] a média é 1,5.",
  studentText: "De [1; 2] a média é 1,5.",
};

/** A grading by the grader's own rules, of a lab with one public and one sealed check of one point each. */
export function gradingWith(passed: { public: boolean; sealed: boolean }): Grading {
  const outcome = (good: boolean) => (good ? ("passed" as const) : ("failed" as const));
  return gradingOf(
    submissionWith({ names: ["Ana \0 \ud800 Souza"] }),
    {
      exercises: [{ id: "idf", cell: 9, title: "idf", points: 2, publicShare: 0.5, solutionCap: 0.5 }],
      reflectionPoints: 0,
      problems: [],
    },
    [
      {
        exercise: "idf",
        outcome: outcome(passed.public && passed.sealed),
        checks: [
          { ...check, check: "dois", sealed: false, outcome: outcome(passed.public), durationMs: 1 },
          {
            check: "segredo",
            sealed: true,
            outcome: outcome(passed.sealed),
            messageId: "vazia",
            text: `${secret} \0 \ud800`,
            studentText: "Teste com uma lista vazia.",
            detail: `${secret} at line 3`,
            durationMs: 1,
          },
        ],
      },
    ],
    tenPoints,
  );
}
