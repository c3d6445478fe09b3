import { and, eq } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import {
  attendances,
  consents,
  expectedMembers,
  extensions,
  memberships,
  selfTests,
  teamInvitations,
  teamMembers,
  users,
} from "../database/schema.ts";
import type { Pair } from "./may-merge.ts";

/** Where both accounts stand in one place, the better of the two stays: the later date, having been there, not having left. */
export async function movePlaces(tx: Transaction, pair: Pair): Promise<void> {
  await moveMemberships(tx, pair);
  await moveExtensions(tx, pair);
  await moveAttendance(tx, pair);
  await moveTeams(tx, pair);
  const { keptId, goneId } = pair;
  for (const { version, givenAt } of await tx.select().from(consents).where(eq(consents.userId, goneId))) {
    await tx.insert(consents).values({ userId: keptId, version, givenAt }).onConflictDoNothing();
  }
  await tx.delete(consents).where(eq(consents.userId, goneId));
  // What a computer can do is found out again: the kept account's own test stays.
  await tx.delete(selfTests).where(eq(selfTests.userId, goneId));
}

async function moveMemberships(tx: Transaction, { keptId, goneId }: Pair): Promise<void> {
  const [gone] = await tx.select({ email: users.email }).from(users).where(eq(users.id, goneId));
  const of = (userId: string) => tx.select().from(memberships).where(eq(memberships.userId, userId));
  const own = new Map((await of(keptId)).map((row) => [row.courseId, row]));
  for (const { courseId, joinedAt, leftAt } of await of(goneId)) {
    const here = own.get(courseId);
    const values = {
      joinedAt: here && here.joinedAt < joinedAt ? here.joinedAt : joinedAt,
      leftAt: here?.leftAt === null ? null : leftAt,
    };
    await tx
      .insert(memberships)
      .values({ courseId, userId: keptId, role: "student", ...values })
      .onConflictDoUpdate({ target: [memberships.courseId, memberships.userId], set: values });
    // The school's list waits for nobody who is there by another address.
    const expected = and(eq(expectedMembers.courseId, courseId), eq(expectedMembers.email, gone?.email ?? ""));
    await tx.delete(expectedMembers).where(expected);
  }
  await tx.delete(memberships).where(eq(memberships.userId, goneId));
}

async function moveExtensions(tx: Transaction, { keptId, goneId }: Pair): Promise<void> {
  const of = (studentId: string) => tx.select().from(extensions).where(eq(extensions.studentId, studentId));
  const own = new Map((await of(keptId)).map((row) => [row.assignmentId, row]));
  for (const row of await of(goneId)) {
    const here = own.get(row.assignmentId);
    if (here && here.dueAt >= row.dueAt) continue;
    const { dueAt, grantedBy } = row;
    await tx
      .insert(extensions)
      .values({ ...row, studentId: keptId })
      .onConflictDoUpdate({ target: [extensions.assignmentId, extensions.studentId], set: { dueAt, grantedBy } });
  }
  await tx.delete(extensions).where(eq(extensions.studentId, goneId));
}

const rank = { absent: 0, excused: 1, present: 2 } as const;

async function moveAttendance(tx: Transaction, { keptId, goneId }: Pair): Promise<void> {
  const of = (studentId: string) => tx.select().from(attendances).where(eq(attendances.studentId, studentId));
  const own = new Map((await of(keptId)).map((row) => [row.meetingId, row.mark]));
  for (const { meetingId, mark } of await of(goneId)) {
    const here = own.get(meetingId);
    if (here !== undefined && rank[here] >= rank[mark]) continue;
    await tx
      .insert(attendances)
      .values({ meetingId, studentId: keptId, mark })
      .onConflictDoUpdate({ target: [attendances.meetingId, attendances.studentId], set: { mark } });
  }
  await tx.delete(attendances).where(eq(attendances.studentId, goneId));
}

/** Of two teams for one assignment it is the kept account's: who wrote what was handed in before does not change by it. */
async function moveTeams(tx: Transaction, { keptId, goneId }: Pair): Promise<void> {
  for (const row of await tx.select().from(teamMembers).where(eq(teamMembers.studentId, goneId))) {
    await tx
      .insert(teamMembers)
      .values({ ...row, studentId: keptId })
      .onConflictDoNothing();
  }
  await tx.delete(teamMembers).where(eq(teamMembers.studentId, goneId));
  for (const row of await tx.select().from(teamInvitations).where(eq(teamInvitations.studentId, goneId))) {
    await tx
      .insert(teamInvitations)
      .values({ ...row, studentId: keptId })
      .onConflictDoNothing();
  }
  await tx.delete(teamInvitations).where(eq(teamInvitations.studentId, goneId));
  await tx.update(teamInvitations).set({ invitedBy: keptId }).where(eq(teamInvitations.invitedBy, goneId));
}
