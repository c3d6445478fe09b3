import "../styles/class.css";
import "../styles/instructor.css";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { courseSchema, type User } from "../class/class-data.ts";
import { instructorTexts } from "../messages/instructor.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { Answered } from "./answered.tsx";
import { AssignmentsView } from "./assignments/assignments-view.tsx";
import { GradebookView } from "./gradebook/gradebook-view.tsx";
import { GradersView } from "./graders/graders-view.tsx";
import { PeopleView } from "./people/people-view.tsx";
import { ReadingView } from "./reading/reading-view.tsx";
import { RegradeView } from "./regrade/regrade-view.tsx";
import { SubmissionsView } from "./submissions/submissions-view.tsx";
import { useAsked } from "./use-asked.ts";

const ErrataView = lazy(() => import("../errata/errata-view.tsx"));
const StatisticsView = lazy(() => import("./statistics/statistics-view.tsx"));
const RubricsView = lazy(() => import("./rubric/rubrics-view.tsx"));
const AttendanceView = lazy(() => import("./attendance/attendance-view.tsx"));
const CourseSettings = lazy(() => import("./course/course-settings.tsx"));
const TeamsView = lazy(() => import("./teams/teams-view.tsx"));

const parts = [
  "assignments",
  "submissions",
  "grades",
  "exercises",
  "rubrics",
  "regrade",
  "people",
  "attendance",
  "errata",
  "course",
  "graders",
] as const;
type Part = (typeof parts)[number];

interface InstructorPageProps {
  /** `<course>`, `<course>/<part>` or `<course>/<part>/<id>` */
  readonly at: string;
  readonly user: User;
}

/** `/class/<course>`: all that whoever teaches a course does with it. */
export default function InstructorPage({ at, user }: InstructorPageProps) {
  const texts = usePartTexts(instructorTexts);
  const [course = "", wanted = "", id = ""] = at.split("/");
  const part: Part = parts.find((one) => one === wanted) ?? "assignments";
  const [answer, again] = useAsked(`courses/${course}`, courseSchema);
  const name = answer?.ok ? answer.value.name : texts.title;
  useTitle(`${texts.parts[part]} · ${name}`);
  const main = useRef<HTMLElement>(null);
  const before = useRef(at);
  // A part is a page of its own: the focus goes to it, as it would after a load.
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    main.current?.focus({ preventScroll: true });
  }, [at]);
  const shown = parts.filter((one) => one !== "graders" || user.runsServer);
  return (
    <main id="content" className="class teach" tabIndex={-1} ref={main}>
      <p>
        <Link href={linkTo({ page: "class" })}>{texts.allCourses}</Link>
      </p>
      <h1>{name}</h1>
      <Answered answer={answer} again={again}>
        {({ role, joinCode }) =>
          role === "instructor" ? (
            <>
              <p className="class__lead">
                {texts.codeIs} <strong className="class__code">{joinCode}</strong>
              </p>
              <nav aria-label={texts.partsOf(name)} className="teach__parts">
                {shown.map((one) => (
                  <Link
                    key={one}
                    className="teach__part"
                    href={linkTo({ page: "class", at: `${course}/${one}` })}
                    aria-current={one === part ? "page" : undefined}
                  >
                    {texts.parts[one]}
                  </Link>
                ))}
              </nav>
              {part === "people" ? <PeopleView course={course} /> : null}
              {part === "assignments" && id === "" ? <AssignmentsView course={course} /> : null}
              {part === "assignments" && id !== "" ? (
                <Suspense fallback={<p role="status">{texts.loading}</p>}>
                  <TeamsView key={id} course={course} assignment={id} />
                </Suspense>
              ) : null}
              {part === "submissions" && id === "" ? <SubmissionsView course={course} /> : null}
              {part === "submissions" && id !== "" ? <ReadingView key={id} course={course} id={id} /> : null}
              {part === "grades" ? <GradebookView course={course} /> : null}
              {part === "regrade" ? <RegradeView course={course} /> : null}
              {part === "errata" ? (
                <Suspense fallback={<p role="status">{texts.loading}</p>}>
                  <ErrataView course={course} />
                </Suspense>
              ) : null}
              {part === "exercises" ? (
                <Suspense fallback={<p role="status">{texts.loading}</p>}>
                  <StatisticsView course={course} />
                </Suspense>
              ) : null}
              {part === "rubrics" ? (
                <Suspense fallback={<p role="status">{texts.loading}</p>}>
                  <RubricsView course={course} />
                </Suspense>
              ) : null}
              {part === "attendance" ? (
                <Suspense fallback={<p role="status">{texts.loading}</p>}>
                  <AttendanceView key={id} course={course} meeting={id} />
                </Suspense>
              ) : null}
              {part === "course" ? (
                <Suspense fallback={<p role="status">{texts.loading}</p>}>
                  <CourseSettings key={course} course={course} name={name} onChanged={again} />
                </Suspense>
              ) : null}
              {part === "graders" && user.runsServer ? <GradersView /> : null}
            </>
          ) : (
            <p>{texts.notTeaching}</p>
          )
        }
      </Answered>
    </main>
  );
}
