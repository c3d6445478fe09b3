import { and, eq, isNull, not, sql } from "drizzle-orm";
import { namesAreHidden } from "../anonymity/anonymous-grading.ts";
import { byName } from "../by-name.ts";
import type { Database } from "../database/open-database.ts";
import {
  assignments,
  grades,
  gradings,
  memberships,
  submissionAuthors,
  submissions,
  users,
} from "../database/schema.ts";

/** What stands where a student and an assignment meet. */
export interface GradebookCell {
  readonly points: number | null;
  readonly manual: boolean;
  /** Why a person gave it; empty where checks did. */
  readonly justification: string;
  /** A person gave it, looking at a grading that is not what the submission is worth any more. */
  readonly basisChanged: boolean;
  /** Of the submission that came last; null: nothing was handed in. */
  readonly state: "waiting" | "graded" | "broken" | null;
}

const nothing: GradebookCell = { points: null, manual: false, justification: "", basisChanged: false, state: null };

/** The students of a course by name, its assignments by date, and each student's cells in the order of the assignments. */
export async function findGradebook(db: Database, courseId: string) {
  const isOpen = and(eq(assignments.courseId, courseId), isNull(assignments.removedAt));
  // Beside a name a grade would tell whose work it is.
  const hidden = await db.select({ title: assignments.title }).from(assignments).where(and(isOpen, namesAreHidden));
  const isHere = and(isOpen, not(namesAreHidden));
  const tasks = await db
    .select({
      id: assignments.id,
      title: assignments.title,
      maxPoints: assignments.maxPoints,
      dueAt: assignments.dueAt,
    })
    .from(assignments)
    .where(isHere)
    .orderBy(assignments.dueAt, assignments.id);
  const students = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.courseId, courseId), eq(memberships.role, "student"), isNull(memberships.leftAt)))
    .orderBy(users.id);
  const rows = await findCells(
    db,
    tasks.map(({ id }) => id),
  );
  const byStudent = new Map(rows.map(({ student, cells }) => [student, cells]));
  const cellsOf = (student: string): GradebookCell[] => {
    const row = tasks.map(() => nothing);
    for (const [place, points, manual, justification, basisIsCurrent, state] of byStudent.get(student) ?? []) {
      const basisChanged = manual === true && basisIsCurrent === false;
      row[place] = { points, manual: manual ?? false, justification: justification ?? "", basisChanged, state };
    }
    return row;
  };
  return {
    hidden: hidden.map(({ title }) => title),
    assignments: tasks.map((task) => ({ ...task, dueAt: task.dueAt.toISOString() })),
    students: byName(students, ({ name }) => name).map((student) => ({
      ...student,
      cells: cellsOf(student.id),
    })),
  };
}

/** `place` is that of the assignment; the rest is null where there is no grade, or nothing was handed in. */
type StoredCell = readonly [
  place: number,
  points: number | null,
  manual: boolean | null,
  justification: string | null,
  basisIsCurrent: boolean | null,
  state: GradebookCell["state"],
];

/**
 * The cells that hold anything, one row a student: 20,000 rows take the driver three times as long as the database takes
 * to find them.
 */
async function findCells(db: Database, tasks: readonly string[]) {
  const { rows } = await db.execute<{ student: string; cells: readonly StoredCell[] }>(sql`
    with tasks as (select id, place - 1 as place from unnest(${sql.param(tasks)}::text[]) with ordinality as task (id, place)),
    last as (
      select distinct on (place, student) place, author.student_id as student, grading.state
      from tasks
      join ${submissions} submission on submission.assignment_id = tasks.id
      join ${submissionAuthors} author on author.submission_id = submission.id
      join ${gradings} grading on grading.submission_id = submission.id and grading.is_current
      order by place, student, submission.received_at desc
    ),
    given as (
      select place, grade.student_id as student, grade.points, grade.manual, grade.justification, basis.is_current
      from tasks
      join ${grades} grade on grade.assignment_id = tasks.id
      left join ${gradings} basis on basis.id = grade.grading_id
    )
    select student, json_agg(json_build_array(place, points, manual, justification, is_current, state)) as cells
    from last full join given using (place, student) group by student`);
  return rows;
}

type Standing = Omit<GradebookCell, "state"> & {
  /** What a person gave who could not see when work came; null elsewhere. */
  readonly pointsBeforeLate: number | null;
};

/** One student's grade in one assignment. */
export async function findStanding(
  db: Database,
  { assignmentId, studentId }: { assignmentId: string; studentId: string },
): Promise<Standing> {
  const [row] = await db
    .select({
      points: grades.points,
      pointsBeforeLate: grades.pointsBeforeLate,
      manual: grades.manual,
      justification: grades.justification,
      basisIsCurrent: gradings.isCurrent,
    })
    .from(grades)
    .leftJoin(gradings, eq(gradings.id, grades.gradingId))
    .where(and(eq(grades.assignmentId, assignmentId), eq(grades.studentId, studentId)));
  const { points = null, pointsBeforeLate = null, manual = false, justification, basisIsCurrent } = row ?? {};
  const basisChanged = manual && basisIsCurrent === false;
  return { points, pointsBeforeLate, manual, justification: justification ?? "", basisChanged };
}
