import type { Graded } from "../../../src/grader/grading.ts";
import { type DatabasePlace, openDatabase } from "../../../src/server/database/open-database.ts";
import {
  assignments,
  grades,
  gradings,
  memberships,
  submissionAuthors,
  submissions,
  users,
} from "../../../src/server/database/schema.ts";
import { newId } from "../../../src/shared/ids.ts";

interface SemesterOptions {
  readonly course: string;
  readonly labHash: string;
  readonly students: number;
  readonly assignments: number;
}

/** Rows of one statement: PostgreSQL takes 65,535 values at once. */
const chunk = 1_000;

/** The end of a semester, written into a class that no server has open: everybody has handed in everything, and has a grade. */
export async function writeSemester(place: DatabasePlace, options: SemesterOptions): Promise<void> {
  const { course, labHash } = options;
  const { db, close } = await openDatabase(place);
  const people = Array.from({ length: options.students }, (_, at) => {
    const name = `Estudante ${String(at).padStart(3, "0")} da Silva`;
    return { id: newId(), name, email: `estudante${at}@example.edu` };
  });
  const tasks = Array.from({ length: options.assignments }, (_, at) => ({
    id: newId(),
    ...{
      courseId: course,
      title: `L${at + 1} · Tarefa`,
      labHash,
      maxPoints: 10,
      counts: "best" as const,
      lateCredit: [],
    },
    ...{ opensAt: new Date(2026, 1, 1), dueAt: new Date(2026, 1, 2 + 3 * at) },
  }));
  const work = tasks.flatMap((task) => people.map((person) => ({ id: newId(), grading: newId(), task, person })));
  const at = (day: Date) => new Date(day.getTime() - 3_600_000);
  try {
    await db.insert(users).values(people);
    await db
      .insert(memberships)
      .values(people.map(({ id }) => ({ courseId: course, userId: id, role: "student" as const })));
    await db.insert(assignments).values(tasks);
    for (let from = 0; from < work.length; from += chunk) {
      const part = work.slice(from, from + chunk);
      await db.insert(submissions).values(
        part.map(({ id, task, person }) => ({
          ...{ id, assignmentId: task.id, submittedBy: person.id, bodyHash: `${id}${id}`, sizeBytes: 100_000 },
          ...{ claimedAt: at(task.dueAt), receivedAt: at(task.dueAt) },
        })),
      );
      await db
        .insert(submissionAuthors)
        .values(part.map(({ id, person }) => ({ submissionId: id, studentId: person.id })));
      await db.insert(gradings).values(
        part.map(({ id, grading }) => ({
          ...{ id: grading, submissionId: id, labHash, state: "graded" as const, points: 12, possible: 15 },
          ...{ outcomes: outcomes(id), finishedAt: new Date() },
        })),
      );
      await db.insert(grades).values(
        part.map(({ grading, task, person }, index) => ({
          ...{ assignmentId: task.id, studentId: person.id, gradingId: grading, points: (index % 21) / 2 },
          publishedAt: new Date(),
        })),
      );
    }
  } finally {
    await close();
  }
}

/** What a grader finds: as long as that of a lab of this course. */
const outcomes = (hash: string): Graded => ({
  state: "graded",
  who: { hash, names: ["Bench"], lab: { id: "module/lab", version: 1, hash }, at: "2026-03-02T12:00:00.000Z" },
  exercises: Array.from({ length: 6 }, (_, exercise) => ({
    ...{ exercise: `exercise-${exercise}`, title: "O peso da raridade", outcome: "passed" as const },
    ...{ points: 2, possible: 2.5, claimed: "passed" as const },
    checks: Array.from({ length: 5 }, (_unused, check) => ({
      ...{ check: `check-${check}`, sealed: check > 2, outcome: "passed" as const, messageId: "" },
      ...{ text: "", studentText: "", detail: "" },
    })),
  })),
  ...{ points: 12, possible: 15, grade: 8, waiting: 0, remarks: [] },
});
