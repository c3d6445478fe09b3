import { Link } from "../../app/link.tsx";
import { linkTo, navigate } from "../../app/router.ts";
import { attendanceSchema } from "../../attendance/attendance-data.ts";
import { attendanceTexts } from "../../messages/attendance.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import { membersSchema, type PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { Overview } from "./overview.tsx";
import { Roll } from "./roll.tsx";

interface AttendanceViewProps extends PartProps {
  /** The meeting whose roll is open; empty: all of them. */
  readonly meeting: string;
}

/** The meetings of a course, the roll of one of them, and how often each student was there. */
export default function AttendanceView({ course, meeting: open }: AttendanceViewProps) {
  const texts = usePartTexts(attendanceTexts);
  const [answer, again] = useAsked(`courses/${course}/attendance`, attendanceSchema);
  const [members, askMembers] = useAsked(`courses/${course}/members`, membersSchema);
  const overview = linkTo({ page: "class", at: `${course}/attendance` });
  const linkOf = (id: string) => `${overview}/${id}`;
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">{texts.title}</h2>
      {open === "" ? (
        <p className="class__lead">{texts.lead}</p>
      ) : (
        <p>
          <Link href={overview}>{texts.meetings}</Link>
        </p>
      )}
      <Answered answer={members} again={askMembers}>
        {(people) => (
          <Answered answer={answer} again={again}>
            {(attendance) => {
              const students = people.filter(({ role }) => role === "student");
              if (students.length === 0) return <p>{texts.noStudents}</p>;
              const meeting = attendance.meetings.find(({ id }) => id === open);
              if (meeting === undefined) {
                return <Overview course={course} attendance={attendance} students={students} linkOf={linkOf} />;
              }
              const here = attendance.marks.filter(({ meetingId }) => meetingId === open);
              return (
                <Roll
                  meeting={meeting}
                  students={students}
                  before={new Map(here.map(({ studentId, mark }) => [studentId, mark]))}
                  onRemoved={() => navigate(overview)}
                />
              );
            }}
          </Answered>
        )}
      </Answered>
    </section>
  );
}
