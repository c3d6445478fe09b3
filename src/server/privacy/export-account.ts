import { and, eq, gt, isNull, or } from "drizzle-orm";
import { feedbackOf } from "../../grader/feedback.ts";
import type { Person } from "../can.ts";
import type { Database } from "../database/open-database.ts";
import {
  accountMerges,
  accounts,
  assignments,
  attendances,
  cellComments,
  consents,
  courses,
  extensions,
  grades,
  gradings,
  meetings,
  memberships,
  selfTests,
  sessions,
  submissionAuthors,
  submissions,
  teamInvitations,
  teamMembers,
  teams,
  users,
  workItems,
  writtenFeedback,
} from "../database/schema.ts";
import { findAssessment } from "../rubrics/assess.ts";
import type { Services } from "../services.ts";
import { itemsIn } from "../sync/segments.ts";

const about = {
  "pt-BR":
    "Tudo o que o servidor guarda sobre você. account: sua conta e como você entra (a senha existe só como hash, e não está aqui); sessions: onde você está na conta; consents: o texto com que você concordou; memberships: suas turmas; extensions: prazos só seus; teams e invitations: suas equipes e convites para equipes; grades: suas notas; attendance: sua presença nas aulas; merges: uniões desta conta com outra sua; submissions: o que você entregou, com a correção, o que foi dito dela e o arquivo; work: o que seus aparelhos trocaram; selfTest: o teste do seu computador.",
  en: "Everything that the server keeps about you. account: your account and how you sign in (the password exists only as a hash, and is not here); sessions: where you are signed in; consents: the text that you agreed to; memberships: your courses; extensions: dates of your own; teams and invitations: your teams, and invitations to teams; grades: your grades; attendance: whether you were in class; merges: of this account with another of yours; submissions: what you handed in, with the grading, what was said of it and the file; work: what your devices exchanged; selfTest: the test of your computer.",
};

const pageOfRows = 50;

/**
 * All that the server keeps about a person, as one JSON text in pieces: years of files need not fit into memory.
 * Of sealed checks it says what a student may know.
 */
export async function* exportAccount(
  { db, bodies }: Pick<Services, "db" | "bodies">,
  { id }: Pick<Person, "id">,
  at: Date,
): AsyncGenerator<string> {
  const head = {
    format: "bancada-account",
    version: 1,
    about,
    exportedAt: at.toISOString(),
    ...(await factsOf(db, id)),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"submissions":[`;
  const rows = await db
    .select({ submission: submissions, task: assignments.title })
    .from(submissionAuthors)
    .innerJoin(submissions, eq(submissions.id, submissionAuthors.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(eq(submissionAuthors.studentId, id))
    .orderBy(submissions.receivedAt);
  for (const [place, { submission, task }] of rows.entries()) {
    const told = await toldOf(db, submission, id);
    const bytes = submission.erasedAt ? null : await bodies.read(submission.bodyHash);
    const file = bytes && new TextDecoder().decode(bytes);
    yield `${place === 0 ? "" : ","}${JSON.stringify({ ...submission, task, ...told, file })}`;
  }
  yield `],"work":[`;
  for (let after = 0, isFirst = true; ; isFirst = false) {
    const rows = await db
      .select({ seq: workItems.seq, kind: workItems.kind, body: workItems.body })
      .from(workItems)
      .where(and(eq(workItems.userId, id), gt(workItems.seq, after)))
      .orderBy(workItems.seq)
      .limit(pageOfRows);
    const last = rows.at(-1);
    if (!last) break;
    // Each body is JSON already.
    yield `${isFirst ? "" : ","}${itemsIn(rows)
      .map(({ body }) => body)
      .join(",")}`;
    after = last.seq;
  }
  yield "]}";
}

/** What fits into memory: all but files and work. */
async function factsOf(db: Database, id: string) {
  const [account] = await db.select().from(users).where(eq(users.id, id));
  const [selfTest] = await db.select().from(selfTests).where(eq(selfTests.userId, id));
  const own = { providerId: accounts.providerId, accountId: accounts.accountId, createdAt: accounts.createdAt };
  const session = { since: sessions.createdAt, expiresAt: sessions.expiresAt, ipAddress: sessions.ipAddress };
  return {
    account: account ?? null,
    signsInBy: await db.select(own).from(accounts).where(eq(accounts.userId, id)),
    sessions: await db
      .select({ ...session, userAgent: sessions.userAgent })
      .from(sessions)
      .where(eq(sessions.userId, id)),
    consents: await db.select().from(consents).where(eq(consents.userId, id)),
    memberships: await db
      .select({ course: courses.name, role: memberships.role, at: memberships.joinedAt, leftAt: memberships.leftAt })
      .from(memberships)
      .innerJoin(courses, eq(courses.id, memberships.courseId))
      .where(eq(memberships.userId, id)),
    extensions: await db.select().from(extensions).where(eq(extensions.studentId, id)),
    teams: await db
      .select({ task: assignments.title, at: teamMembers.joinedAt })
      .from(teamMembers)
      .innerJoin(assignments, eq(assignments.id, teamMembers.assignmentId))
      .where(eq(teamMembers.studentId, id)),
    invitations: await db
      .select({ task: assignments.title, at: teamInvitations.createdAt })
      .from(teamInvitations)
      .innerJoin(teams, eq(teams.id, teamInvitations.teamId))
      .innerJoin(assignments, eq(assignments.id, teams.assignmentId))
      .where(eq(teamInvitations.studentId, id)),
    grades: await db.select().from(grades).where(eq(grades.studentId, id)),
    attendance: await db
      .select({ course: courses.name, heldOn: meetings.heldOn, title: meetings.title, mark: attendances.mark })
      .from(attendances)
      .innerJoin(meetings, eq(meetings.id, attendances.meetingId))
      .innerJoin(courses, eq(courses.id, meetings.courseId))
      .where(eq(attendances.studentId, id)),
    merges: await db
      .select({ proposedAt: accountMerges.createdAt, doneAt: accountMerges.doneAt, moved: accountMerges.moved })
      .from(accountMerges)
      .where(or(eq(accountMerges.keptId, id), eq(accountMerges.goneId, id))),
    selfTest: selfTest ?? null,
  };
}

/** What the class said of a submission. */
async function toldOf(
  db: Database,
  { id: submissionId, assignmentId }: Pick<typeof submissions.$inferSelect, "id" | "assignmentId">,
  studentId: string,
) {
  // What a regrade found is nobody's to read before it is published.
  const current = and(eq(gradings.submissionId, submissionId), eq(gradings.isCurrent, true));
  const rows = await db.select().from(gradings).where(current);
  const [written] = await db.select().from(writtenFeedback).where(eq(writtenFeedback.submissionId, submissionId));
  const comments = await db
    .select({ cell: cellComments.cell, text: cellComments.text, at: cellComments.createdAt })
    .from(cellComments)
    .where(and(eq(cellComments.submissionId, submissionId), isNull(cellComments.removedAt)));
  return {
    gradings: rows.map(({ state, points, possible, finishedAt, outcomes }) => {
      const feedback = outcomes?.state === "graded" ? feedbackOf(outcomes) : null;
      return { state, points, possible, finishedAt, feedback };
    }),
    written: written ?? null,
    assessment: await findAssessment(db, { id: submissionId, assignmentId }, studentId),
    comments,
  };
}
