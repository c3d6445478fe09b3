import type { Attendance, Mark } from "./attendance-data.ts";

/** How often somebody was there. */
export interface Share {
  readonly present: number;
  readonly absent: number;
  readonly excused: number;
  /** `present` of `present + absent`, from 0 to 1; null where neither was marked. */
  readonly share: number | null;
}

/** What a student's marks come to. An excused absence counts neither for nor against. */
export function shareOf({ marks }: Attendance, student: string): Share {
  const counted: Record<Mark, number> = { present: 0, absent: 0, excused: 0 };
  for (const { studentId, mark } of marks) if (studentId === student) counted[mark] += 1;
  const all = counted.present + counted.absent;
  return { ...counted, share: all === 0 ? null : counted.present / all };
}
