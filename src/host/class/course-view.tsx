import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { Icon } from "../components/icon.tsx";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { type Assignment, type Course, type GradingStatus, gradingStatusSchema } from "./class-data.ts";
import { askClass } from "./class-server.ts";
import { HandedInList } from "./handed-in-list.tsx";
import { LateCredit } from "./late-credit.tsx";

const OwnAttendance = lazy(() => import("../attendance/own-attendance.tsx"));
const Criteria = lazy(() => import("./criteria.tsx"));
const TeamPart = lazy(() => import("./team-part.tsx"));
const ClassSelfTests = lazy(() => import("../self-test/class-self-tests.tsx"));

interface CourseViewProps {
  readonly course: Course;
  readonly assignments: readonly Assignment[];
  readonly account: string;
  /** The student as whom somebody looks who teaches: nobody's teammate. */
  readonly isFake: boolean;
}

/** A course: its assignments, and for a student what became of what they handed in. */
export function CourseView({ course, assignments, account, isFake }: CourseViewProps) {
  const texts = usePartTexts(classTexts);
  const { format } = useMessages();
  const teaches = course.role === "instructor";
  return (
    <article className="class__course" aria-labelledby={`course-${course.id}`}>
      <h3 id={`course-${course.id}`}>{course.name}</h3>
      {teaches ? (
        <p className="class__lead">
          {texts.teaches}. {texts.codeIs} <strong className="class__code">{course.joinCode}</strong>
        </p>
      ) : null}
      {teaches ? <GradingLine course={course.id} /> : null}
      {teaches ? (
        <Link className="button button--main" href={linkTo({ page: "class", at: course.id })}>
          {texts.teach}
        </Link>
      ) : null}
      {teaches ? (
        <Suspense>
          <ClassSelfTests course={course.id} />
        </Suspense>
      ) : null}
      {teaches || isFake ? null : (
        <Suspense>
          <OwnAttendance course={course.id} account={account} />
        </Suspense>
      )}
      {assignments.length === 0 ? <p>{texts.noAssignments}</p> : null}
      <ul className="class__tasks">
        {assignments.map((assignment) => {
          const { id, title, labId, opensAt, dueAt, teamSize, hasRubric } = assignment;
          return (
            <li key={id}>
              <div className="class__task">
                <div className="class__task-name">
                  <p className="class__task-title">{title}</p>
                  <p className="class__facts">
                    {new Date(opensAt) > new Date() ? `${texts.opens(format.date(opensAt))} · ` : null}
                    {new Date(dueAt) < new Date() ? texts.wasDue(format.date(dueAt)) : texts.due(format.date(dueAt))}
                  </p>
                  {teaches ? null : <LateCredit assignment={assignment} />}
                </div>
                <Link className="button" href={linkTo({ page: "lab", lab: labId })} aria-label={texts.openLab(title)}>
                  {texts.lab}
                </Link>
              </div>
              {teaches || !hasRubric ? null : (
                <Suspense>
                  <Criteria assignment={id} title={title} />
                </Suspense>
              )}
              {teaches ? null : <HandedInList assignment={assignment} account={account} />}
              {teaches || isFake || teamSize === 1 ? null : (
                <Suspense>
                  <TeamPart assignment={id} title={title} />
                </Suspense>
              )}
            </li>
          );
        })}
      </ul>
    </article>
  );
}

/** For whoever teaches: does grading go on, or does what was handed in wait for somebody? */
function GradingLine({ course }: { course: string }) {
  const texts = usePartTexts(classTexts);
  const [status, setStatus] = useState<GradingStatus | null>(null);
  useEffect(() => {
    let here = true;
    void askClass({ path: `courses/${course}/grading`, schema: gradingStatusSchema }).then((answer) => {
      if (here && answer.ok) setStatus(answer.value);
    });
    return () => {
      here = false;
    };
  }, [course]);
  if (status === null) return null;
  const { waiting, graded, broken, gradersAtWork } = status;
  return (
    <>
      <p className="class__facts">
        {texts.status(waiting, graded)}
        {broken > 0 ? ` · ${texts.needsPerson(broken)}` : null}
      </p>
      {waiting > 0 && gradersAtWork === 0 ? (
        <p className="note note--warn">
          <Icon name="warn" />
          <span>{texts.noGrader}</span>
        </p>
      ) : null}
    </>
  );
}
