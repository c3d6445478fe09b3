import { at, everybody, instructor, type Row, refusedToAll, row, somebody } from "./row.ts";

const why = { "pt-BR": "Não deu.", en: "It did not work." };
const notGraded = { state: "not-graded", who: null, reason: "crash", message: why, detail: "" };

/** The server itself, its pages and labs, and the programs that grade or keep copies. */
export const serverAccess: Readonly<Record<string, Row>> = {
  "GET /api/server": row(everybody, () => at("/api/server")),
  "GET /ready": row(everybody, () => at("/ready")),
  "GET /metrics": refusedToAll("not-allowed", () => at("/metrics")),
  "GET /api/openapi.json": row(everybody, () => at("/api/openapi.json")),
  "GET /api/docs": row(everybody, () => at("/api/docs")),
  "GET /api/pages/first-instructor": row(everybody, () => at("/api/pages/first-instructor")),
  "GET /api/pages/new-password": row(everybody, () => at("/api/pages/new-password")),
  "GET /api/pages/link-page.js": row(everybody, () => at("/api/pages/link-page.js")),
  "GET /api/pages/link-page.css": row(everybody, () => at("/api/pages/link-page.css")),
  // Rita used the link that the first start printed: she runs the server. Who only teaches does not.
  "GET /api/graders": row(instructor, () => at("/api/graders")),
  "POST /api/graders": row(instructor, () => at("/api/graders", { name: "laboratório 3" })),
  "DELETE /api/graders/{grader}": row(instructor, ({ grader }) => at(`/api/graders/${grader.id}`)),
  // What graders ask for is no person's to ask for (grading.test.ts asks with a token).
  "POST /api/grader/leases": refusedToAll("not-a-grader", () => at("/api/grader/leases")),
  "GET /api/grader/gradings/{grading}/submission": refusedToAll("not-a-grader", () =>
    at(`/api/grader/gradings/${"a".repeat(32)}/submission`),
  ),
  "GET /api/grader/labs/{hash}": refusedToAll("not-a-grader", ({ labHash }) => at(`/api/grader/labs/${labHash}`)),
  "PUT /api/grader/gradings/{grading}": refusedToAll("not-a-grader", () =>
    at(`/api/grader/gradings/${"a".repeat(32)}`, { grading: notGraded }),
  ),
  // Only programs that read the server's folder (backup.test.ts asks as one).
  "GET /api/backup": refusedToAll("not-the-operator", () => at("/api/backup")),
  "GET /api/labs": row(somebody, () => at("/api/labs")),
  "GET /api/labs/{hash}/{file}": row(everybody, ({ labHash }) => at(`/api/labs/${labHash}/lab.html`)),
  "GET /api/labs/{hash}/solutions/{exercise}": row(everybody, ({ labHash }) =>
    at(`/api/labs/${labHash}/solutions/idf`),
  ),
};
