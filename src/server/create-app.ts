import type { HttpBindings } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { findCallers } from "./auth/caller.ts";
import { limitBody } from "./limit-body.ts";
import { limitValues } from "./limit-values.ts";
import { networkOf } from "./limits.ts";
import { checkOrigin } from "./origin.ts";
import { asProblem } from "./problems/as-problem.ts";
import { loggable } from "./problems/loggable.ts";
import { Problem, problemResponse } from "./problems/problem.ts";
import { logRequests } from "./request-log.ts";
import { newRouter, type Router } from "./router.ts";
import { accountRoutes } from "./routes/account.ts";
import { accountProviderRoutes } from "./routes/account-providers.ts";
import { anonymityRoutes } from "./routes/anonymity.ts";
import { assessmentRoutes } from "./routes/assessments.ts";
import { assignmentRoutes } from "./routes/assignments.ts";
import { attendanceRoutes } from "./routes/attendance.ts";
import { backupRoutes } from "./routes/backup.ts";
import { courseRoutes } from "./routes/courses.ts";
import { addDocs } from "./routes/docs.ts";
import { errataRoutes } from "./routes/errata.ts";
import { extensionRoutes } from "./routes/extensions.ts";
import { fakeStudentRoutes } from "./routes/fake-student.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { gradebookRoutes } from "./routes/gradebook.ts";
import { graderWorkRoutes } from "./routes/grader-work.ts";
import { graderRoutes } from "./routes/graders.ts";
import { labRoutes } from "./routes/labs.ts";
import { memberRoutes } from "./routes/members.ts";
import { mergeRoutes } from "./routes/merges.ts";
import { pageRoutes } from "./routes/pages.ts";
import { privacyRoutes } from "./routes/privacy.ts";
import { regradeRoutes } from "./routes/regrades.ts";
import { rosterRoutes } from "./routes/roster.ts";
import { rubricRoutes } from "./routes/rubrics.ts";
import { selfTestRoutes } from "./routes/self-tests.ts";
import { serverRoutes } from "./routes/server.ts";
import { sessionRoutes } from "./routes/session.ts";
import { submissionGradeRoutes } from "./routes/submission-grades.ts";
import { submissionRoutes } from "./routes/submissions.ts";
import { syncRoutes } from "./routes/sync.ts";
import { teamRoutes } from "./routes/teams.ts";
import type { Services } from "./services.ts";

/** The class server as an HTTP application: every route, and what holds for all of them. */
export function createApp(services: Services): Router {
  const callerOf = findCallers(services);
  const app = newRouter();
  app.use(logRequests(services));
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    headers.set("cross-origin-resource-policy", "same-origin");
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    if (!headers.has("content-security-policy")) {
      headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    }
  });
  app.use(checkOrigin(services.config));
  app.use(limitBody);
  app.use(limitValues);
  app.use(async (context, next) => {
    const forwarded = services.config.trustProxy
      ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim()
      : "";
    const { incoming }: Partial<HttpBindings> = context.env ?? {};
    const address = forwarded || (incoming?.socket.remoteAddress ?? "unknown");
    context.set("address", address);
    context.set("network", networkOf(address));
    context.set("caller", await callerOf(context.req.raw.headers));
    await next();
  });
  for (const routes of [
    serverRoutes,
    sessionRoutes,
    fakeStudentRoutes,
    accountRoutes,
    accountProviderRoutes,
    courseRoutes,
    memberRoutes,
    assignmentRoutes,
    extensionRoutes,
    errataRoutes,
    labRoutes,
    submissionRoutes,
    submissionGradeRoutes,
    teamRoutes,
    feedbackRoutes,
    gradebookRoutes,
    rubricRoutes,
    assessmentRoutes,
    anonymityRoutes,
    regradeRoutes,
    rosterRoutes,
    attendanceRoutes,
    mergeRoutes,
    syncRoutes,
    privacyRoutes,
    selfTestRoutes,
    graderRoutes,
    graderWorkRoutes,
    backupRoutes,
  ]) {
    app.route("/", routes(services));
  }
  app.route("/", pageRoutes());
  addDocs(app);
  app.notFound((context) => problemResponse(new Problem("not-found"), context.req.header("accept-language")));
  app.onError(async (error, context) => {
    const { requestId } = context.var;
    let problem = asProblem(error, requestId);
    // better-auth hides why it failed: where the database does not answer either, that is why.
    if (problem.code === "internal") {
      await services.db.execute(sql`select 1`).catch((cause: unknown) => {
        problem = asProblem(cause, requestId);
      });
    }
    if (problem.code === "internal" || problem.code === "unavailable")
      services.log.error({ requestId, error: loggable(error) }, "failed");
    return problemResponse(problem, context.req.header("accept-language"));
  });
  return app;
}
