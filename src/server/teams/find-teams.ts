import { and, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../database/open-database.ts";
import { assignments, memberships, teamInvitations, teamMembers, teams, users } from "../database/schema.ts";

interface Teammate {
  readonly id: string;
  readonly name: string;
}

/** The members of a team who are still students of its course, by name. */
export function membersOf(db: Database | Transaction, teamId: string): Promise<Teammate[]> {
  return db
    .select({ id: users.id, name: users.name })
    .from(teamMembers)
    .innerJoin(assignments, eq(assignments.id, teamMembers.assignmentId))
    .innerJoin(
      memberships,
      and(eq(memberships.courseId, assignments.courseId), eq(memberships.userId, teamMembers.studentId)),
    )
    .innerJoin(users, eq(users.id, teamMembers.studentId))
    .where(and(eq(teamMembers.teamId, teamId), eq(memberships.role, "student"), isNull(memberships.leftAt)))
    .orderBy(users.name, users.id);
}

interface Of {
  readonly assignmentId: string;
  readonly studentId: string;
}

/** The id of a student's team in an assignment; null: they hand in alone. */
export async function teamIdOf(db: Database | Transaction, { assignmentId, studentId }: Of): Promise<string | null> {
  const own = and(eq(teamMembers.assignmentId, assignmentId), eq(teamMembers.studentId, studentId));
  const [row] = await db.select({ teamId: teamMembers.teamId }).from(teamMembers).where(own);
  return row?.teamId ?? null;
}

/** A student's team, and the teams that asked them to join. */
export async function standingOf(db: Database, of: Of) {
  const id = await teamIdOf(db, of);
  const invited = (teamId: string) =>
    db
      .select({ id: users.id, name: users.name })
      .from(teamInvitations)
      .innerJoin(users, eq(users.id, teamInvitations.studentId))
      .where(eq(teamInvitations.teamId, teamId))
      .orderBy(users.name, users.id);
  const asked = await db
    .select({ id: teams.id })
    .from(teamInvitations)
    .innerJoin(teams, eq(teams.id, teamInvitations.teamId))
    .where(and(eq(teamInvitations.studentId, of.studentId), eq(teams.assignmentId, of.assignmentId)))
    .orderBy(teamInvitations.createdAt);
  const invitations = [];
  for (const team of asked) invitations.push({ id: team.id, members: await membersOf(db, team.id) });
  const team = id === null ? null : { id, members: await membersOf(db, id), invited: await invited(id) };
  return { team, invitations };
}

/** Every team of an assignment, oldest first. */
export async function teamsOf(db: Database, assignmentId: string) {
  const rows = await db
    .select({ id: teams.id, studentId: users.id, name: users.name, email: users.email })
    .from(teams)
    .innerJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .innerJoin(users, eq(users.id, teamMembers.studentId))
    .where(eq(teams.assignmentId, assignmentId))
    .orderBy(teams.createdAt, teams.id, users.name, users.id);
  const found = new Map<string, { id: string; members: { id: string; name: string; email: string }[] }>();
  for (const { id, studentId, ...member } of rows) {
    const team = found.get(id) ?? { id, members: [] };
    team.members.push({ id: studentId, ...member });
    found.set(id, team);
  }
  return [...found.values()];
}

/**
 * Whose work a submission is that a student hands in at this moment. The team stands still until the transaction ends: who
 * joins or leaves meanwhile does so before it or after it.
 */
export async function authorsNow(
  tx: Transaction,
  { assignmentId, studentId, teamSize }: Of & { readonly teamSize: number },
): Promise<readonly string[]> {
  const id = teamSize === 1 ? null : await teamIdOf(tx, { assignmentId, studentId });
  if (id === null) return [studentId];
  await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, id)).for("share");
  const ids = (await membersOf(tx, id)).map((member) => member.id);
  return ids.includes(studentId) ? ids.sort() : [studentId];
}
