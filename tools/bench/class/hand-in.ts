import type { Caller } from "./caller.ts";
import { freshFile, type LabName } from "./files.ts";

/** Requests that are under way at once: a class that hands in at the last minute. */
const together = 32;

/**
 * Hands in so many new files of 100 KB, from all students in turn.
 * @returns how long it took in all, and how long each answer took: milliseconds
 */
export async function handInMany(
  students: readonly Caller[],
  { assignment, lab, count }: { readonly assignment: string; readonly lab: LabName; readonly count: number },
) {
  const files = Array.from({ length: count }, () => freshFile(lab));
  const answers: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < count; at = next++) {
      const { text, hash } = files[at] ?? freshFile(lab);
      const started = performance.now();
      await students[at % students.length]?.ask("PUT", `/api/assignments/${assignment}/submissions/${hash}`, text);
      answers.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: together }, worker));
  return { tookMs: performance.now() - started, answers };
}
