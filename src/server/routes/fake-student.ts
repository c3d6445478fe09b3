import { createRoute } from "@hono/zod-openapi";
import { deleteCookie, setCookie } from "hono/cookie";
import { must } from "../can.ts";
import { fakeStudentCookie, makeFakeStudent } from "../courses/fake-student.ts";
import { done, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

/** Whoever teaches looks at a course as a student, who counts nowhere. */
export function fakeStudentRoutes({ config, db }: Services) {
  const router = newRouter();

  const enter = createRoute({
    method: "put",
    path: "/api/session/fake-student",
    summary:
      "Go on as a fake student of the courses that one teaches, who is in no roster, gradebook, statistics or export",
    responses: { ...done, ...refusals },
  });
  router.openapi(enter, async (context) => {
    const person = must(context.var.caller, "look as a student");
    await makeFakeStudent(db, person);
    const secure = config.url?.startsWith("https:") ?? false;
    setCookie(context, fakeStudentCookie, person.id, { path: "/", httpOnly: true, sameSite: "Lax", secure });
    return context.body(null, 204);
  });

  const goBack = createRoute({
    method: "delete",
    path: "/api/session/fake-student",
    summary: "Be oneself again",
    responses: { ...done, ...refusals },
  });
  router.openapi(goBack, (context) => {
    must(context.var.caller, "be somebody");
    deleteCookie(context, fakeStudentCookie, { path: "/" });
    return context.body(null, 204);
  });

  return router;
}
