import type { Language } from "../shared/text.ts";
import type { GradedFile } from "./graded-files.ts";

const heads = {
  "pt-BR": ["arquivo", "nomes", "laboratório", "versão", "código", "pontos", "de", "nota", "à mão", "observações"],
  en: ["file", "names", "lab", "version", "code", "points", "of", "grade", "by hand", "remarks"],
} as const;

/**
 * The gradings as a table that a Brazilian Excel opens with a double click: parted by `;`, with a byte order mark and a
 * decimal comma. It may be shown to students: it holds outcomes and points, and nothing of what checks said.
 */
export function gradedCsv(graded: readonly GradedFile[], language: Language): string {
  const exercises = [
    ...new Set(
      graded.flatMap(({ grading }) =>
        (grading.state === "graded" ? grading.exercises : []).map(({ exercise }) => exercise),
      ),
    ),
  ];
  const rows = graded.map(({ file, grading }) => {
    const { who } = grading;
    const isGraded = grading.state === "graded";
    const remarks = isGraded ? grading.remarks.map(({ message }) => message[language]) : [grading.message[language]];
    const points = new Map(isGraded ? grading.exercises.map(({ exercise, points }) => [exercise, points]) : []);
    return [
      file,
      who?.names.join(", ") ?? "",
      who?.lab.id ?? "",
      who?.lab.version ?? null,
      who?.hash.slice(0, 8) ?? "",
      isGraded ? grading.points : null,
      isGraded ? grading.possible : null,
      isGraded ? grading.grade : null,
      isGraded ? grading.waiting : null,
      remarks.join(" "),
      ...exercises.map((exercise) => points.get(exercise) ?? null),
    ];
  });
  return `\uFEFF${[[...heads[language], ...exercises], ...rows].map((row) => `${row.map(field).join(";")}\r\n`).join("")}`;
}

/** A text that a spreadsheet would take for a formula is one that somebody wrote as an attack: it gets an apostrophe. */
function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Math.round(value * 100) / 100).replace(".", ",");
  const plain = value.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ");
  const safe = /^[\s]*[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[;"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
