import { at, instructor, members, type Row, row } from "./row.ts";

const rubric = {
  name: "Projeto",
  criteria: [
    {
      ...{ name: "Método", weight: 100 },
      levels: [
        { label: "Falta", points: 0, descriptor: "Não há." },
        { label: "Bom", points: 2, descriptor: "" },
      ],
    },
  ],
};

/** What is handed in, and how it is graded. */
export const gradingAccess: Readonly<Record<string, Row>> = {
  "PUT /api/assignments/{assignment}/submissions/{hash}": row(["student", "classmate"], ({ task, file }) => ({
    path: `/api/assignments/${task.id}/submissions/${file.hash}`,
    body: file.text,
  })),
  "GET /api/assignments/{assignment}/submissions": row(members, ({ task }) =>
    at(`/api/assignments/${task.id}/submissions`),
  ),
  "GET /api/submissions/{submission}": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}`),
  ),
  "GET /api/submissions/{submission}/file": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}/file`),
  ),
  "GET /api/courses/{course}/grading": row(instructor, ({ course }) => at(`/api/courses/${course.id}/grading`)),
  "GET /api/courses/{course}/gradebook": row(instructor, ({ course }) => at(`/api/courses/${course.id}/gradebook`)),
  "PUT /api/courses/{course}/grades": row(instructor, ({ course, task, ids }) =>
    at(`/api/courses/${course.id}/grades`, {
      justification: "Planilha",
      grades: [{ assignmentId: task.id, studentId: ids.classmate, points: 7 }],
    }),
  ),
  "PUT /api/assignments/{assignment}/grades/{student}": row(instructor, ({ task, ids }) =>
    at(`/api/assignments/${task.id}/grades/${ids.classmate}`, { points: 8, justification: "Prova oral" }),
  ),
  "DELETE /api/assignments/{assignment}/grades/{student}": row(instructor, ({ task, ids }) =>
    at(`/api/assignments/${task.id}/grades/${ids.classmate}`),
  ),
  "GET /api/submissions/{submission}/grades": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/grades`),
  ),
  "PUT /api/submissions/{submission}/grades": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/grades`, { points: 8, justification: "Prova oral" }),
  ),
  "DELETE /api/submissions/{submission}/grades": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/grades`),
  ),
  "GET /api/assignments/{assignment}/exercises": row(instructor, ({ task }) =>
    at(`/api/assignments/${task.id}/exercises`),
  ),
  "GET /api/submissions/{submission}/feedback": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}/feedback`),
  ),
  "PUT /api/submissions/{submission}/feedback": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/feedback`, { strengths: "Bom", improvements: "", nextStep: "" }),
  ),
  "POST /api/submissions/{submission}/comments": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/comments`, { cell: 9, text: "Por que o log?" }),
  ),
  "DELETE /api/submissions/{submission}/comments/{comment}": row(instructor, ({ submission, comment }) =>
    at(`/api/submissions/${submission.id}/comments/${comment.id}`),
  ),
  "POST /api/assignments/{assignment}/comments": row(instructor, ({ task, submission }) =>
    at(`/api/assignments/${task.id}/comments`, { cell: 9, text: "Olhe o zero.", submissions: [submission.id] }),
  ),
  "GET /api/assignments/{assignment}/comments": row(instructor, ({ task }) =>
    at(`/api/assignments/${task.id}/comments`),
  ),
  "GET /api/courses/{course}/rubrics": row(instructor, ({ course }) => at(`/api/courses/${course.id}/rubrics`)),
  "POST /api/courses/{course}/rubrics": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/rubrics`, rubric),
  ),
  "PUT /api/rubrics/{rubric}": row(instructor, (open) => at(`/api/rubrics/${open.rubric.id}`, rubric)),
  "DELETE /api/rubrics/{rubric}": row(instructor, (open) => at(`/api/rubrics/${open.rubric.id}`)),
  "PUT /api/assignments/{assignment}/rubric": row(instructor, (open) =>
    at(`/api/assignments/${open.task.id}/rubric`, { rubric: open.rubric.id }),
  ),
  "GET /api/assignments/{assignment}/rubric": row(members, ({ task }) => at(`/api/assignments/${task.id}/rubric`)),
  // Names of an assignment where nothing was handed in: the others' rows go on asking for students by their own ids.
  "GET /api/assignments/{assignment}/anonymity": row(instructor, ({ assignment }) =>
    at(`/api/assignments/${assignment.id}/anonymity`),
  ),
  "PUT /api/assignments/{assignment}/anonymity": row(instructor, ({ assignment }) =>
    at(`/api/assignments/${assignment.id}/anonymity`, { hidden: true }),
  ),
  "GET /api/submissions/{submission}/assessment": row(["student", "instructor"], ({ submission }) =>
    at(`/api/submissions/${submission.id}/assessment`),
  ),
  "PUT /api/submissions/{submission}/assessment": row(instructor, ({ submission, rubric: { versionId } }) =>
    at(`/api/submissions/${submission.id}/assessment`, {
      versionId,
      choices: [{ level: 1, justification: "Está completo." }],
    }),
  ),
  "DELETE /api/submissions/{submission}/assessment": row(instructor, ({ submission }) =>
    at(`/api/submissions/${submission.id}/assessment`),
  ),
  "GET /api/assignments/{assignment}/regrades": row(instructor, ({ task }) =>
    at(`/api/assignments/${task.id}/regrades`),
  ),
  "POST /api/assignments/{assignment}/regrades": row(instructor, ({ assignment, labHash }) =>
    at(`/api/assignments/${assignment.id}/regrades`, { labHash }),
  ),
  "GET /api/regrades/{regrade}": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}`)),
  "POST /api/regrades/{regrade}/stop": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}/stop`)),
  "POST /api/regrades/{regrade}/resume": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}/resume`)),
  "POST /api/regrades/{regrade}/publish": row(instructor, ({ graded }) =>
    at(`/api/regrades/${graded.id}/publish`, { policy: "replace" }),
  ),
  "POST /api/regrades/{regrade}/discard": row(instructor, ({ regrade }) => at(`/api/regrades/${regrade.id}/discard`)),
};
