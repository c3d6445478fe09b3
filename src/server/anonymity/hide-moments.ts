import type { Submission } from "../../submission/submission.ts";

/** Where every journal begins whose moments are hidden. */
const beginning = Date.UTC(2000, 0, 1);
/** The last moment that a submission may name. */
const end = Date.UTC(9999, 11, 31);

/**
 * A submission that does not tell when it was made: who was seen at work at that hour, or wrote a message a minute later, would
 * have no pseudonym. Its moments keep their distances, from 1 January 2000 on. The journal's hashes go, for they were counted
 * over the moments, and could be counted again over every one that there is.
 */
export function withoutMoments(submission: Submission): Submission {
  const known = [submission.at, ...submission.journal.map(({ at }) => at)].map(Date.parse).filter(Number.isFinite);
  const first = known.reduce((earliest, moment) => Math.min(earliest, moment), Number.POSITIVE_INFINITY);
  const moved = (at: string): string => {
    const moment = Date.parse(at);
    const since = Number.isFinite(moment) ? moment - first : 0;
    return new Date(Math.min(beginning + since, end)).toISOString();
  };
  return {
    ...submission,
    at: moved(submission.at),
    journal: submission.journal.map((event) => ({ ...event, at: moved(event.at), previous: "", hash: "" })),
  };
}
