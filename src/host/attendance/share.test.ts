import { expect, test } from "vitest";
import { shareOf } from "./share.ts";

const marks = [
  { meetingId: "1", studentId: "ana", mark: "present" as const },
  { meetingId: "2", studentId: "ana", mark: "absent" as const },
  { meetingId: "3", studentId: "ana", mark: "excused" as const },
  { meetingId: "4", studentId: "ana", mark: "present" as const },
  { meetingId: "1", studentId: "bia", mark: "excused" as const },
];

test("an excused absence counts neither for nor against", () => {
  expect(shareOf({ meetings: [], marks }, "ana")).toEqual({ present: 2, absent: 1, excused: 1, share: 2 / 3 });
});

test("who was marked neither present nor absent has no share", () => {
  expect(shareOf({ meetings: [], marks }, "bia").share).toBeNull();
  expect(shareOf({ meetings: [], marks }, "caio").share).toBeNull();
});
