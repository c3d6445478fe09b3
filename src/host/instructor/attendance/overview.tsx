import { useMemo } from "react";
import { Link } from "../../app/link.tsx";
import { navigate } from "../../app/router.ts";
import type { Attendance } from "../../attendance/attendance-data.ts";
import { dayText } from "../../attendance/day-text.ts";
import { shareOf } from "../../attendance/share.ts";
import { Button } from "../../components/button.tsx";
import { saveFile } from "../../components/save-file.ts";
import { attendanceTexts } from "../../messages/attendance.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import type { Member, PartProps } from "../instructor-data.ts";
import { writeDelimited } from "../sheets/delimited.ts";
import { WindowedTable } from "../windowed-table.tsx";
import { attendanceSheet } from "./attendance-sheet.ts";
import { NewMeeting } from "./new-meeting.tsx";

interface OverviewProps extends PartProps {
  readonly attendance: Attendance;
  readonly students: readonly Member[];
  readonly linkOf: (meeting: string) => string;
}

/** The classes that were held, a new one, and how often each student was there. */
export function Overview({ course, attendance, students, linkOf }: OverviewProps) {
  const texts = usePartTexts(attendanceTexts);
  const language = useLanguage();
  const { meetings, marks } = attendance;
  /** As in the roll: who left the course is not counted. */
  const here = new Set(students.map(({ id }) => id));
  const count = (meeting: string, wanted: "present" | "absent") =>
    marks.filter(({ meetingId, studentId, mark }) => meetingId === meeting && mark === wanted && here.has(studentId))
      .length;
  return (
    <>
      <NewMeeting
        course={course}
        number={meetings.length + 1}
        students={students}
        onMade={(id) => navigate(linkOf(id))}
      />
      <h3>{texts.meetings}</h3>
      {meetings.length === 0 ? <p>{texts.none}</p> : null}
      <ul className="class__tasks">
        {[...meetings].reverse().map(({ id, heldOn, title }) => (
          <li key={id}>
            <div className="teach__row">
              <div>
                <p className="class__task-title">{title}</p>
                <p className="class__facts">
                  {dayText(heldOn, language)} · {texts.present(count(id, "present"))},{" "}
                  {texts.absent(count(id, "absent"))}
                </p>
              </div>
              <Link className="button" href={linkOf(id)} aria-label={texts.openOf(title)}>
                {texts.openIt}
              </Link>
            </div>
          </li>
        ))}
      </ul>
      {meetings.length === 0 ? null : <Shares attendance={attendance} students={students} />}
    </>
  );
}

function Shares({ attendance, students }: Pick<OverviewProps, "attendance" | "students">) {
  const texts = usePartTexts(attendanceTexts);
  const { format } = useMessages();
  const shares = useMemo(
    () => new Map(students.map(({ id }) => [id, shareOf(attendance, id)])),
    [attendance, students],
  );
  const save = () => {
    const text = writeDelimited(attendanceSheet(attendance, students, texts));
    saveFile(`${texts.fileName}.csv`, "text/csv;charset=utf-8", text);
  };
  return (
    <>
      <div className="teach__row">
        <h3>{texts.summary}</h3>
        <Button icon="download" onClick={save}>
          CSV
        </Button>
      </div>
      <WindowedTable
        caption={texts.caption(students.length, attendance.meetings.length)}
        heads={[texts.student, texts.share, texts.presences, texts.absences, texts.excused]}
        rows={students}
        keyOf={({ id }) => id}
        cells={({ id, name }) => {
          const { share = null, present = 0, absent = 0, excused = 0 } = shares.get(id) ?? {};
          const numbers = [present, absent, excused].map((value) => format.number(value));
          return [name, share === null ? "–" : format.percent(share), ...numbers];
        }}
      />
    </>
  );
}
