import { createRoute, z } from "@hono/zod-openapi";
import { desc, eq } from "drizzle-orm";
import { deleteCookie } from "hono/cookie";
import { forward } from "../auth/forward.ts";
import { fakeStudentCookie } from "../courses/fake-student.ts";
import { consents } from "../database/schema.ts";
import { email, password, sitePath } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const sessionSchema = z
  .object({
    user: z
      .object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        mayCreateCourses: z.boolean(),
        runsServer: z.boolean(),
        isFake: z.boolean().openapi({ description: "The student as whom whoever teaches looks at a course" }),
      })
      .nullable()
      .openapi({ description: "null: nobody is signed in" }),
    consent: z
      .string()
      .nullable()
      .openapi({ description: "The version of the text on their data that the caller agreed to last" }),
    courses: z.array(z.object({ id: z.string(), role: z.enum(["student", "instructor"]) })),
  })
  .openapi("Session");

const signInSchema = z.object({
  email,
  password,
  remember: z.boolean().default(false).openapi({ description: "Stay signed in after the browser closes" }),
});

/** What a provider adds to the address; better-auth reads it from the request. */
const fromProvider = z
  .string()
  .max(4000)
  .regex(/^[^\p{Cc}]*$/u);

/** Signing in and out. */
export function sessionRoutes({ auth, config, db, limits, log, passwordWork }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/session",
    summary: "Who is signed in",
    responses: { 200: json(sessionSchema, "The caller, and their role in each course"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { caller } = context.var;
    if (caller === null) return context.json({ user: null, consent: null, courses: [] }, 200);
    const { roles, ...user } = caller;
    const [given] = await db
      .select({ version: consents.version })
      .from(consents)
      .where(eq(consents.userId, user.id))
      .orderBy(desc(consents.givenAt))
      .limit(1);
    return context.json(
      { user, consent: given?.version ?? null, courses: [...roles].map(([id, role]) => ({ id, role })) },
      200,
    );
  });

  const signIn = createRoute({
    method: "post",
    path: "/api/session",
    summary: "Sign in with e-mail and password",
    request: { body: jsonBody(signInSchema) },
    responses: { ...done, ...refusals },
  });
  router.openapi(signIn, async (context) => {
    const { remember, ...credentials } = context.req.valid("json");
    const { network } = context.var;
    const here = `${credentials.email} ${network}`;
    limits.address.take(network);
    limits.passwordHere.take(here);
    limits.passwordAnywhere.take(credentials.email);
    const noGuess = () => {
      limits.passwordHere.giveBack(here);
      limits.passwordAnywhere.giveBack(credentials.email);
    };
    try {
      const sent = { ...credentials, rememberMe: remember };
      await passwordWork.admit(() => forward(context, auth, "/sign-in/email", sent));
    } catch (error) {
      // Whoever was only told to come back later has guessed nothing.
      if (!(error instanceof Problem && error.code === "wrong-password")) noGuess();
      throw error;
    }
    noGuess();
    return context.body(null, 204);
  });

  const signOut = createRoute({
    method: "delete",
    path: "/api/session",
    summary: "Sign out",
    responses: { ...done, ...refusals },
  });
  router.openapi(signOut, async (context) => {
    await forward(context, auth, "/sign-out", {});
    deleteCookie(context, fakeStudentCookie, { path: "/" });
    return context.body(null, 204);
  });

  const atProvider = createRoute({
    method: "post",
    path: "/api/session/provider",
    summary: "Begin to sign in at a provider",
    request: {
      body: jsonBody(z.object({ provider: z.enum(["microsoft", "github", "oidc"]), returnTo: sitePath.default("/") })),
    },
    responses: { 200: json(z.object({ url: z.url() }), "Where the browser goes now"), ...refusals },
  });
  router.openapi(atProvider, async (context) => {
    const { provider, returnTo } = context.req.valid("json");
    limits.address.take(context.var.network);
    if (config[provider] === null) throw new Problem("unknown-provider");
    const body = { provider, callbackURL: returnTo, errorCallbackURL: returnTo, disableRedirect: true };
    // better-auth forgets a provider that did not answer when the server started.
    const response = await forward(context, auth, "/sign-in/social", body).catch((error: unknown) => {
      throw Object.assign(new Problem("provider-failed"), { cause: error });
    });
    const answer = z.object({ url: z.url() }).safeParse(await response.json());
    if (!answer.success) throw new Problem("provider-failed");
    return context.json(answer.data, 200);
  });

  const back = createRoute({
    method: "get",
    path: "/api/auth/callback/{provider}",
    summary: "Where a provider sends people back to",
    request: {
      params: z.object({ provider: z.enum(["microsoft", "github", "oidc"]) }),
      query: z.object({ state: fromProvider, code: fromProvider, error: fromProvider }).partial(),
    },
    responses: { 302: { description: "Back to the page, signed in, or with `error` in its address" }, ...refusals },
  });
  router.openapi(back, async (context) => {
    const response = await auth.handler(context.req.raw);
    const code = new URL(response.headers.get("location") ?? "", context.req.url).searchParams.get("error");
    // The person is told what to do; a wrong clock or a wrong secret only whoever runs the server can mend.
    if (code)
      log.warn({ event: "provider-refused", ...context.req.valid("param"), code }, "a sign-in at a provider failed");
    return response;
  });

  return router;
}
