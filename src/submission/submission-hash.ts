import { canonicalJson } from "../shared/canonical.ts";
import { sha256Hex } from "../shared/hash.ts";
import type { Submission } from "./submission.ts";

/**
 * The name of what was handed in: SHA-256, 64 hexadecimal digits, over all that a grade can depend on.
 *
 * The same work handed in twice has the same hash, so sending it again changes nothing. Left out is what changes while
 * the work stays the same: when the file was made, the page's language, outputs, the outcomes claimed, and of the
 * journal the openings, runs and submissions. A submission's time is therefore that of the first file with its hash.
 * Whoever needs to know that a file is unaltered to the byte takes the SHA-256 of the file.
 */
export function submissionHash(submission: Submission): string {
  const { lab, studentSeed, names, repository, changed, own, disabled, reflections, journal } = submission;
  const told = journal.filter(({ what }) => !unchanging.has(what.type)).map(({ hash }) => hash);
  return sha256Hex(
    canonicalJson({
      lab,
      studentSeed,
      names,
      repository,
      changed: [...changed].sort((a, b) => a.cell - b.cell),
      own,
      disabled: [...disabled].sort((a, b) => a - b),
      reflections: [...reflections].sort((a, b) => (a.reflection < b.reflection ? -1 : 1)),
      journal: told.sort(),
    }),
  );
}

/** Events after which the work is what it was before. */
const unchanging: ReadonlySet<string> = new Set(["opened", "ran", "submitted"]);
