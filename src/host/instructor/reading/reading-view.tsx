import "../../styles/code.css";
import "../../styles/reading.css";
import { useState } from "react";
import * as z from "zod/mini";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { writtenFeedbackSchema } from "../../class/written-feedback.ts";
import { Button } from "../../components/button.tsx";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { authorsOf, type PartProps } from "../instructor-data.ts";
import { AssessmentSection } from "../rubric/assessment-section.tsx";
import { useAsked } from "../use-asked.ts";
import { BesideLinks, useSubmissions } from "./beside-links.tsx";
import { ChecksView } from "./checks-view.tsx";
import { FeedbackForm } from "./feedback-form.tsx";
import { GradeSection } from "./grade-section.tsx";
import { PageAsSubmitted } from "./page-as-submitted.tsx";
import { gradesSchema, type Reading, readingSchema } from "./reading-data.ts";
import { Timeline } from "./timeline.tsx";
import { useSubmissionFile } from "./use-submission-file.ts";
import { WorkView } from "./work-view.tsx";

const textsSchema = z.array(z.string());

/** One submission: what was written, what checks said, what people say of it. */
export function ReadingView({ course, id }: PartProps & { readonly id: string }) {
  const texts = usePartTexts(readingTexts);
  const [answer, again] = useAsked(`submissions/${id}`, readingSchema);
  return (
    <section aria-labelledby="reading" className="reading">
      <p>
        <Link href={linkTo({ page: "class", at: `${course}/submissions` })}>{texts.back}</Link>
      </p>
      <Answered answer={answer} again={again}>
        {(reading) => <Whole course={course} reading={reading} />}
      </Answered>
    </section>
  );
}

function Whole({ course, reading }: PartProps & { readonly reading: Reading }) {
  const texts = usePartTexts(readingTexts);
  const { format, pointsOf } = useMessages();
  const { id, assignmentId, receivedAt, hash, points, possible, labVersion } = reading;
  const [grades, askGrades] = useAsked(`submissions/${id}/grades`, gradesSchema);
  const [feedback, askFeedback] = useAsked(`submissions/${id}/feedback`, writtenFeedbackSchema);
  /** The grade below is another whenever the rubric was filled in. */
  const [assessed, setAssessed] = useState(0);
  const submissions = useSubmissions(assignmentId);
  const links = { course, id, submissions, assignment: assignmentId };
  return (
    <>
      <BesideLinks {...links} />
      <h2 id="reading">{texts.title(format.list(authorsOf(reading)))}</h2>
      <p className="class__facts">
        {receivedAt === null ? texts.hiddenMoment : texts.received(format.date(receivedAt))} ·{" "}
        {texts.labVersion(labVersion)} · {texts.receipt(hash.slice(0, 8))}
        {points === null || possible === null ? null : ` · ${pointsOf(points, possible)}`}
      </p>
      <Work reading={reading} />
      <h3>{texts.checks}</h3>
      <ChecksView grading={reading.grading} />
      <h3>{texts.feedback}</h3>
      <Answered answer={feedback} again={askFeedback}>
        {(written) => <FeedbackForm submission={id} feedback={written} />}
      </Answered>
      <Answered answer={grades} again={askGrades}>
        {(now) => (
          <>
            {now.students.length > 1 ? <p>{texts.ofTeam(format.list(now.students.map(({ name }) => name)))}</p> : null}
            <AssessmentSection
              submission={id}
              assignment={{ id: assignmentId, maxPoints: now.maxPoints }}
              onChanged={async () => {
                await askGrades();
                setAssessed((times) => times + 1);
              }}
            />
            <h3>{texts.grade}</h3>
            <GradeSection key={assessed} reading={reading} grades={now} onSaved={askGrades} />
          </>
        )}
      </Answered>
      <BesideLinks {...links} isAgain />
    </>
  );
}

function Work({ reading: { id, assignmentId, receivedAt, grading, rerun } }: { reading: Reading }) {
  const texts = usePartTexts(readingTexts);
  const language = useLanguage();
  const { format } = useMessages();
  const file = useSubmissionFile(id);
  const [feedback, askFeedback] = useAsked(`submissions/${id}/feedback`, writtenFeedbackSchema);
  const [reusable, askReusable] = useAsked(`assignments/${assignmentId}/comments`, textsSchema);
  const [showsPage, setShowsPage] = useState(false);
  if (file === null) return <p role="status">{texts.loadingFile}</p>;
  if (file === "failed") return <p role="alert">{texts.fileFailed}</p>;
  if (!file.read.ok) return <p role="alert">{file.read.problem.message[language]}</p>;
  const { submission: work } = file.read;
  return (
    <>
      <p>{texts.by(format.list(work.names))}</p>
      {work.repository === undefined ? null : (
        <p className="reading__repository">
          {texts.repository}{" "}
          <a href={work.repository} target="_blank" rel="noopener noreferrer">
            {work.repository}
          </a>
        </p>
      )}
      <h3>{texts.written}</h3>
      <WorkView
        submission={id}
        work={work}
        rerun={grading?.state === "graded" ? rerun : null}
        comments={feedback?.ok ? feedback.value.comments : []}
        reusable={reusable?.ok ? reusable.value : []}
        onChanged={async () => {
          await Promise.all([askFeedback(), askReusable()]);
        }}
      />
      <p>
        <Button aria-expanded={showsPage} onClick={() => setShowsPage(!showsPage)}>
          {showsPage ? texts.hidePage : texts.showPage}
        </Button>
      </p>
      {showsPage ? <PageAsSubmitted html={file.html} /> : null}
      <details>
        <summary>{texts.timeline(work.journal.length)}</summary>
        <Timeline journal={work.journal} isTimeless={receivedAt === null} />
      </details>
    </>
  );
}
