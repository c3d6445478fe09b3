import type { GradedFile } from "../../src/grader/graded-files.ts";
import type { Grader } from "../../src/grader/grader.ts";
import type { Grading } from "../../src/grader/grading.ts";
import { readBounded } from "./submission-files.ts";

/** Grades every file, as many at once as there are graders; the order of the results is that of the files. */
export async function gradeAll(
  files: readonly string[],
  graders: readonly Grader[],
  onGraded: (graded: GradedFile) => void,
): Promise<readonly GradedFile[]> {
  const results: GradedFile[] = [];
  const waiting = [...files.entries()];
  await Promise.all(
    graders.map(async (grader) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [at, file] = next;
        const graded = { file, grading: await gradeFile(file, grader) };
        results[at] = graded;
        onGraded(graded);
      }
    }),
  );
  return results;
}

async function gradeFile(file: string, grader: Grader): Promise<Grading> {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(file);
  } catch (error) {
    return { state: "not-graded", who: null, reason: "file", message: unreadable, detail: String(error) };
  }
  return grader.grade(bytes);
}

const unreadable = {
  "pt-BR": "O arquivo não pôde ser lido. Veja se ele ainda está lá e se você pode abri-lo.",
  en: "The file could not be read. See whether it is still there, and whether you may open it.",
};
