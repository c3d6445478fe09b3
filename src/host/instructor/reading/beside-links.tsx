import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import type { Answer } from "../../class/class-server.ts";
import { instructorTexts } from "../../messages/instructor.ts";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { type HandedInWork, type PartProps, submissionsSchema } from "../instructor-data.ts";
import { beside, filterOf } from "../submissions/submission-filter.ts";
import { useAsked } from "../use-asked.ts";

type Submissions = Answer<{ readonly submissions: readonly HandedInWork[] }> | null;

/** All that was handed in to the assignment of a submission that is open. */
export const useSubmissions = (assignment: string): Submissions =>
  useAsked(`assignments/${assignment}/submissions`, submissionsSchema)[0];

interface BesideLinksProps extends PartProps {
  readonly assignment: string;
  readonly id: string;
  readonly submissions: Submissions;
  /** The same links once more, at the end: one landmark of the name is enough. */
  readonly isAgain?: boolean;
}

/** On to the next submission of the list that was left, with its filter: who reads sixty goes back to no list. */
export function BesideLinks({ course, assignment, id, submissions, isAgain = false }: BesideLinksProps) {
  const texts = usePartTexts(readingTexts);
  const { states } = usePartTexts(instructorTexts).submissions;
  if (!submissions?.ok) return null;
  const filter = filterOf(assignment);
  const { previous, next } = beside(submissions.value.submissions, { id, filter });
  const href = (work: HandedInWork) => linkTo({ page: "class", at: `${course}/submissions/${work.id}` });
  const links = (
    <>
      {previous ? <Link href={href(previous)}>{texts.previous}</Link> : null}
      {next ? <Link href={href(next)}>{texts.next}</Link> : <span>{texts.noNext}</span>}
      {filter === "all" ? null : <span className="class__facts">{texts.within(states[filter])}</span>}
    </>
  );
  if (isAgain) return <div className="teach__actions">{links}</div>;
  return (
    <nav className="teach__actions" aria-label={texts.beside}>
      {links}
    </nav>
  );
}
