import type { Attendance, Mark } from "../../attendance/attendance-data.ts";
import { shareOf } from "../../attendance/share.ts";
import type { Member } from "../instructor-data.ts";
import type { Sheet } from "../sheets/delimited.ts";

/** What the columns and the marks are called. */
interface AttendanceWords {
  readonly columns: { readonly name: string; readonly email: string };
  readonly presences: string;
  readonly absences: string;
  readonly excused: string;
  readonly share: string;
  readonly letters: Readonly<Record<Mark, string>>;
}

/** A line for each student, a column for each class, a letter where they meet; then the sums, and the share in percent. */
export function attendanceSheet(
  attendance: Attendance,
  students: readonly Pick<Member, "id" | "name" | "email">[],
  words: AttendanceWords,
): Sheet {
  const { meetings, marks } = attendance;
  const byPlace = new Map(marks.map(({ meetingId, studentId, mark }) => [`${meetingId} ${studentId}`, mark]));
  const body = students.map(({ id, name, email }) => {
    const { present, absent, excused, share } = shareOf(attendance, id);
    const letters = meetings.map((meeting) => {
      const mark = byPlace.get(`${meeting.id} ${id}`);
      return mark === undefined ? "" : words.letters[mark];
    });
    return [name, email, ...letters, present, absent, excused, share === null ? "" : Math.round(share * 1000) / 10];
  });
  const { columns, presences, absences, excused, share } = words;
  const heads = meetings.map(({ heldOn, title }) => `${heldOn} ${title}`);
  return [[columns.name, columns.email, ...heads, presences, absences, excused, `${share} (%)`], ...body];
}
