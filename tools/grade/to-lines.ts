import type { GradedFile } from "../../src/grader/graded-files.ts";
import type { Outcome } from "../../src/grading/outcome.ts";
import type { Language } from "../../src/shared/text.ts";

const words = {
  "pt-BR": {
    grade: "nota",
    of: "de",
    byHand: (points: string) => `mais ${points} pontos à mão`,
    refused: "SEM NOTA",
    outcomes: { passed: "passou", failed: "não passou", "not-attempted": "sem tentativa", broken: "sem correção" },
  },
  en: {
    grade: "grade",
    of: "of",
    byHand: (points: string) => `${points} more points by hand`,
    refused: "NO GRADE",
    outcomes: { passed: "passed", failed: "did not pass", "not-attempted": "not attempted", broken: "not graded" },
  },
} as const satisfies Record<Language, { outcomes: Record<Outcome, string>; [key: string]: unknown }>;

/** A grading for the terminal: outcomes and points, and nothing of what checks said. */
export function toLines({ file, grading }: GradedFile, language: Language): string[] {
  const texts = words[language];
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  const names = grading.who?.names.join(", ") ?? "";
  const head = [plain(file), plain(names)].filter((text) => text !== "").join(" · ");
  if (grading.state === "not-graded") {
    return [
      `${texts.refused} ${head}`,
      `  ${grading.message[language]}`,
      ...(grading.detail ? [`  (${plain(grading.detail)})`] : []),
    ];
  }
  const { points, possible, grade, waiting, who, exercises, remarks } = grading;
  const total = `${number(points)} ${texts.of} ${number(possible)}`;
  const graded = grade === null ? "" : `, ${texts.grade} ${number(grade)}`;
  const rest = waiting === 0 ? "" : `, ${texts.byHand(number(waiting))}`;
  return [
    `${head} · ${who.lab.id} · ${total}${graded}${rest}`,
    ...exercises.map(
      (exercise) =>
        `  ${exercise.title}: ${texts.outcomes[exercise.outcome]}, ${exercise.points === null ? "–" : number(exercise.points)} ${texts.of} ${number(exercise.possible)}`,
    ),
    ...remarks.map(({ message }) => `  ! ${message[language]}`),
  ];
}

/** Names come from strangers: no sign that moves a terminal's cursor or turns its writing around. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").slice(0, 300);
