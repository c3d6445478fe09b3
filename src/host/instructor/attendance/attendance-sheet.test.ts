import { expect, test } from "vitest";
import { attendanceTexts } from "../../messages/attendance.ts";
import { attendanceSheet } from "./attendance-sheet.ts";

test("each class is a column, and the share stands at the end in percent", () => {
  const attendance = {
    meetings: [
      { id: "a", heldOn: "2026-03-02", title: "Aula 1" },
      { id: "b", heldOn: "2026-03-09", title: "Aula 2" },
      { id: "c", heldOn: "2026-03-16", title: "Aula 3" },
    ],
    marks: [
      { meetingId: "a", studentId: "1", mark: "present" as const },
      { meetingId: "b", studentId: "1", mark: "absent" as const },
      { meetingId: "c", studentId: "1", mark: "present" as const },
    ],
  };
  const students = [
    { id: "1", name: "Ana", email: "ana@example.edu" },
    { id: "2", name: "Bia", email: "bia@example.edu" },
  ];
  expect(attendanceSheet(attendance, students, attendanceTexts["pt-BR"])).toEqual([
    [
      ...["Nome", "E-mail", "2026-03-02 Aula 1", "2026-03-09 Aula 2", "2026-03-16 Aula 3"],
      ...["Presenças", "Faltas", "Justificadas", "Frequência (%)"],
    ],
    ["Ana", "ana@example.edu", "P", "F", "P", 2, 1, 0, 66.7],
    ["Bia", "bia@example.edu", "", "", "", 0, 0, 0, ""],
  ]);
});
