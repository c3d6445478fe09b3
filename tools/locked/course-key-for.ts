import { type CourseKey, newCourseKey, readCourseKey, writeCourseKey } from "../../src/shared/course-key.ts";

interface Asked {
  /** Was `--course-key` given? */
  readonly isNew: boolean;
  /** `BANCADA_COURSE_KEY`: the key of an earlier build. */
  readonly kept: string | undefined;
}

/** The key that a build locks its labs with: a new one, told once, or the one that was kept; null where none is wanted. */
export function courseKeyFor({ isNew, kept }: Asked, tell: (text: string) => void): CourseKey | null {
  if (kept) {
    if (isNew)
      throw new Error(
        "--course-key makes a new key, and BANCADA_COURSE_KEY brings one. Use one of them: the labs are locked with one key.",
      );
    const read = readCourseKey(kept);
    if (read.ok) return read.key;
    // The key itself is not said again: what a build writes is read by many.
    throw new Error(
      `BANCADA_COURSE_KEY is no course key (${read.problem}). Copy it whole, as --course-key printed it.`,
    );
  }
  if (!isNew) return null;
  const key = newCourseKey();
  tell(`
Chave do curso / course key:

    ${writeCourseKey(key)}

Guarde agora, fora do site: ela não aparece de novo, e abre a parte lacrada dos laboratórios.
Construa as próximas vezes com BANCADA_COURSE_KEY=… para que a chave continue a mesma.
Keep it now, outside of the site: it is not shown again, and it opens the sealed parts of the labs.
Build with BANCADA_COURSE_KEY=… from now on, so that the key stays the same.
`);
  return key;
}
