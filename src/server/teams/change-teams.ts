import { and, eq, inArray, isNull, notExists } from "drizzle-orm";
import type { Database, Transaction } from "../database/open-database.ts";
import { memberships, teamInvitations, teamMembers, teams, users } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { teamIdOf } from "./find-teams.ts";

interface Task {
  readonly id: string;
  readonly courseId: string;
  readonly teamSize: number;
}

const mustAllowTeams = ({ teamSize }: Task): void => {
  if (teamSize === 1) throw new Problem("no-teams-here");
};

/** Everything that changes a team waits for what changes it at the same moment. @returns is it still there? */
async function holdTeam(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, id)).for("update")).length > 0;
}

const countIn = async (tx: Transaction, teamId: string): Promise<number> =>
  (await tx.select({ id: teamMembers.studentId }).from(teamMembers).where(eq(teamMembers.teamId, teamId))).length;

/** Students of a course, by id or by e-mail. The fake ones of instructors are nobody's classmates. */
const studentsWhere = (courseId: string) =>
  and(
    eq(memberships.courseId, courseId),
    eq(memberships.role, "student"),
    isNull(memberships.leftAt),
    isNull(users.fakeOf),
  );

/**
 * Asks a classmate into one's team, which begins with the first invitation.
 * @throws Problem `no-teams-here`, `no-such-classmate`, `in-a-team`, `team-full`, `teams-changed`
 */
export function invite(
  db: Database,
  { task, studentId, email }: { task: Task; studentId: string; email: string },
): Promise<void> {
  mustAllowTeams(task);
  return db.transaction(async (tx) => {
    const [classmate] = await tx
      .select({ id: users.id, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(studentsWhere(task.courseId), eq(users.email, email)));
    if (!classmate || classmate.id === studentId) throw new Problem("no-such-classmate");
    const teamId = (await teamIdOf(tx, { assignmentId: task.id, studentId })) ?? (await begin(tx, task, studentId));
    if (!(await holdTeam(tx, teamId))) throw new Problem("teams-changed");
    if ((await teamIdOf(tx, { assignmentId: task.id, studentId: classmate.id })) !== null)
      throw new Problem("in-a-team", { name: classmate.name });
    if ((await countIn(tx, teamId)) >= task.teamSize) throw new Problem("team-full", { size: task.teamSize });
    await tx
      .insert(teamInvitations)
      .values({ teamId, studentId: classmate.id, invitedBy: studentId })
      .onConflictDoNothing();
  });
}

/** A team of one. Where the student has come into another at the same moment, from another tab or by a yes, it is that one. */
async function begin(tx: Transaction, task: Task, studentId: string): Promise<string> {
  const [team] = await tx.insert(teams).values({ assignmentId: task.id }).returning({ id: teams.id });
  if (!team) throw new Error("The team was not written.");
  const row = { assignmentId: task.id, studentId, teamId: team.id };
  const begun = await tx.insert(teamMembers).values(row).onConflictDoNothing().returning();
  if (begun.length > 0) return team.id;
  await tx.delete(teams).where(eq(teams.id, team.id));
  const other = await teamIdOf(tx, { assignmentId: task.id, studentId });
  // And left it again: whoever asks once more finds no team, and begins one.
  if (other === null) throw new Problem("teams-changed");
  return other;
}

/**
 * Says yes to an invitation.
 * @throws Problem `no-teams-here`, `no-invitation`, `leave-team-first`, `team-full`
 */
export function join(
  db: Database,
  { task, studentId, teamId }: { task: Task; studentId: string; teamId: string },
): Promise<void> {
  mustAllowTeams(task);
  return db.transaction(async (tx) => {
    const isThere = await holdTeam(tx, teamId);
    const own = and(eq(teamInvitations.teamId, teamId), eq(teamInvitations.studentId, studentId));
    const [asked] = await tx
      .select({ assignmentId: teams.assignmentId })
      .from(teamInvitations)
      .innerJoin(teams, eq(teams.id, teamInvitations.teamId))
      .where(own);
    if (!isThere || asked?.assignmentId !== task.id) throw new Problem("no-invitation");
    if ((await countIn(tx, teamId)) >= task.teamSize) throw new Problem("team-full", { size: task.teamSize });
    const row = { assignmentId: task.id, studentId, teamId };
    const joined = await tx.insert(teamMembers).values(row).onConflictDoNothing().returning();
    if (joined.length === 0) throw new Problem("leave-team-first");
    await tx.delete(teamInvitations).where(own);
  });
}

/** Says no to an invitation. */
export async function decline(db: Database, { studentId, teamId }: { studentId: string; teamId: string }) {
  await db
    .delete(teamInvitations)
    .where(and(eq(teamInvitations.teamId, teamId), eq(teamInvitations.studentId, studentId)));
}

/** Leaves one's team; one that nobody is in any more ends. What was handed in together stays everybody's. */
export function leave(db: Database, { task, studentId }: { task: Task; studentId: string }): Promise<void> {
  return db.transaction(async (tx) => {
    const teamId = await teamIdOf(tx, { assignmentId: task.id, studentId });
    if (teamId === null) return;
    await holdTeam(tx, teamId);
    const own = and(eq(teamMembers.assignmentId, task.id), eq(teamMembers.studentId, studentId));
    await tx.delete(teamMembers).where(own);
    if ((await countIn(tx, teamId)) === 0) await tx.delete(teams).where(eq(teams.id, teamId));
  });
}

/** For an account that ends: it is in no team and asked into none. */
export async function leaveAllTeams(tx: Transaction, studentId: string): Promise<void> {
  const left = await tx.delete(teamMembers).where(eq(teamMembers.studentId, studentId)).returning();
  await tx.delete(teamInvitations).where(eq(teamInvitations.studentId, studentId));
  for (const { teamId } of left) {
    if ((await countIn(tx, teamId)) === 0) await tx.delete(teams).where(eq(teams.id, teamId));
  }
}

/**
 * Sets all teams of an assignment at once: who is named in none hands in alone. A team that stays as it was keeps its
 * invitations.
 * @throws Problem `no-teams-here`, `team-too-large`, `in-two-teams`, `not-a-student`
 */
export function setTeams(
  db: Database,
  { task, wanted }: { task: Task; wanted: readonly (readonly string[])[] },
): Promise<void> {
  mustAllowTeams(task);
  const named = wanted.flat();
  const large = wanted.find(({ length }) => length > task.teamSize);
  if (large) throw new Problem("team-too-large", { count: large.length, size: task.teamSize });
  if (new Set(named).size < named.length) throw new Problem("in-two-teams");
  return db.transaction(async (tx) => {
    const before = await tx.select().from(teams).where(eq(teams.assignmentId, task.id)).orderBy(teams.id).for("update");
    const known = await tx
      .select({ id: users.id })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(studentsWhere(task.courseId), inArray(users.id, named)));
    if (known.length < named.length) throw new Problem("not-a-student");
    const now = await tx.select().from(teamMembers).where(eq(teamMembers.assignmentId, task.id));
    const keyOf = (ids: readonly string[]) => [...ids].sort().join(" ");
    const asWanted = new Set(wanted.map(keyOf));
    const kept = new Set<string>();
    for (const { id } of before) {
      const key = keyOf(now.filter(({ teamId }) => teamId === id).map(({ studentId }) => studentId));
      if (asWanted.has(key)) kept.add(key);
      else await tx.delete(teams).where(eq(teams.id, id));
    }
    for (const ids of wanted.filter((one) => one.length > 0 && !kept.has(keyOf(one)))) {
      const [team] = await tx.insert(teams).values({ assignmentId: task.id }).returning({ id: teams.id });
      if (!team) throw new Error("The team was not written.");
      const rows = ids.map((studentId) => ({ assignmentId: task.id, studentId, teamId: team.id }));
      // Who began a team of their own at this moment is where whoever teaches has put them.
      const again = { target: [teamMembers.assignmentId, teamMembers.studentId], set: { teamId: team.id } };
      await tx.insert(teamMembers).values(rows).onConflictDoUpdate(again);
    }
    const someone = tx.select().from(teamMembers).where(eq(teamMembers.teamId, teams.id));
    await tx.delete(teams).where(and(eq(teams.assignmentId, task.id), notExists(someone)));
  });
}
