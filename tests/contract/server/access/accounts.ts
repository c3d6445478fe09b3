import { consentVersion } from "../../../../src/shared/consent.ts";
import { credentials } from "./credentials.ts";
import { at, everybody, instructor, members, type Row, refusedToAll, row, somebody } from "./row.ts";

let made = 0;
const person = () => ({ name: "Nova", email: `nova${++made}@example.edu`, password: "uma senha longa" });

/** Accounts: signing in, what devices keep, privacy, two accounts made one. */
export const accountsAccess: Readonly<Record<string, Row>> = {
  "GET /api/session": row(everybody, () => at("/api/session")),
  "POST /api/session": row(everybody, (_, kind) => at("/api/session", credentials[kind])),
  "POST /api/session/provider": refusedToAll("unknown-provider", () =>
    at("/api/session/provider", { provider: "github" }),
  ),
  "GET /api/account/providers": row(somebody, () => at("/api/account/providers")),
  "POST /api/account/providers": refusedToAll("unknown-provider", () =>
    at("/api/account/providers", { provider: "github" }),
  ),
  // Nobody comes back from a provider that they did not go to: it leads to the page, with an error.
  "GET /api/auth/callback/{provider}": row(everybody, () => at("/api/auth/callback/github?state=x&code=y")),
  "POST /api/account": row(everybody, () => at("/api/account", person())),
  "POST /api/first-instructor": refusedToAll("link-used", () =>
    at("/api/first-instructor", { ...person(), token: "a".repeat(32) }),
  ),
  "POST /api/account/password-letter": refusedToAll("no-mail", () =>
    at("/api/account/password-letter", { email: "ana@example.edu" }),
  ),
  "POST /api/account/new-password": refusedToAll("link-used", () =>
    at("/api/account/new-password", { token: "a".repeat(32), newPassword: "outra senha longa" }),
  ),
  "PUT /api/account/password": row(somebody, (_, kind) => {
    const { password } = credentials[kind];
    return at("/api/account/password", { currentPassword: password, newPassword: password });
  }),
  "PUT /api/session/fake-student": row(["instructor", "otherInstructor"], () => at("/api/session/fake-student")),
  "DELETE /api/session/fake-student": row(somebody, () => at("/api/session/fake-student")),
  "DELETE /api/session": row(everybody, () => at("/api/session")),
  "POST /api/sync": row(somebody, () => at("/api/sync", { events: [], entries: [], history: [] })),
  "PUT /api/account/consent": row(somebody, () => at("/api/account/consent", { version: consentVersion })),
  "GET /api/account/data": row(somebody, () => at("/api/account/data")),
  "PUT /api/account/self-test": row(somebody, () =>
    at("/api/account/self-test", {
      browser: "Firefox 140",
      checks: [{ id: "memory", outcome: "good", value: "8 GB" }],
    }),
  ),
  // That one's own e-mail deletes one's account, and who may not, is told in privacy.test.ts: here all must live on.
  "DELETE /api/account": refusedToAll("invalid", () => at("/api/account", { email: "x" })),
  "GET /api/courses/{course}/retention": row(members, ({ course }) => at(`/api/courses/${course.id}/retention`)),
  "PUT /api/courses/{course}/retention": row(instructor, ({ course }) =>
    at(`/api/courses/${course.id}/retention`, { months: 12 }),
  ),
  "GET /api/courses/{course}/consents": row(instructor, ({ course }) => at(`/api/courses/${course.id}/consents`)),
  "GET /api/courses/{course}/self-tests": row(instructor, ({ course }) => at(`/api/courses/${course.id}/self-tests`)),
  "GET /api/sync": row(somebody, () => at("/api/sync?after=0")),
  "POST /api/courses/{course}/merges/preview": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/merges/preview`, { keptId: ids.student, email: "bia@example.edu" }),
  ),
  "POST /api/courses/{course}/merges": row(instructor, ({ course, ids }) =>
    at(`/api/courses/${course.id}/merges`, { keptId: ids.student, email: "bia@example.edu" }),
  ),
  "GET /api/courses/{course}/merges": row(instructor, ({ course }) => at(`/api/courses/${course.id}/merges`)),
  "DELETE /api/courses/{course}/merges/{merge}": row(instructor, ({ course, merge }) =>
    at(`/api/courses/${course.id}/merges/${merge.id}`),
  ),
  "GET /api/account/merges": row(somebody, () => at("/api/account/merges")),
  // Who may answer, and what comes of it, is told in merges.test.ts: here both must live on.
  "PUT /api/account/merges/{merge}": refusedToAll("invalid", ({ merge }) =>
    at(`/api/account/merges/${merge.id}`, { agrees: "x" }),
  ),
};
