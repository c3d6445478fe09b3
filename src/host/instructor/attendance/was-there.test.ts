import { expect, test } from "vitest";
import { readWasThere } from "./was-there.ts";

const students = [
  { id: "1", email: "ana@example.edu" },
  { id: "2", email: "bia@example.edu" },
];

test("knows people by e-mail, wherever it stands, in any case, once", () => {
  const report = [
    "1. Summary",
    "Meeting title\tAula 3",
    "",
    "2. Participants",
    "Name\tFirst Join\tEmail\tRole",
    "Ana Souza\t3/2/26, 7:02 PM\tANA@example.edu\tPresenter",
    "Ana Souza\t3/2/26, 8:10 PM\tana@example.edu\tPresenter",
    "Davi\t3/2/26, 7:02 PM\tdavi@example.edu\tAttendee",
  ].join("\r\n");
  expect(readWasThere(report, students)).toEqual({ present: ["1"], absent: ["2"], strangers: ["davi@example.edu"] });
});

test("a list of addresses, one a line, will do", () => {
  expect(readWasThere("bia@example.edu\nAna <ana@example.edu>\n", students)).toMatchObject({ absent: [] });
});

test("a file without e-mails marks nobody absent", () => {
  expect(readWasThere("Ana Souza;presente", students)).toBeNull();
  expect(readWasThere("", students)).toBeNull();
});
