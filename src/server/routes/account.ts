import { createRoute, z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import type { Context } from "hono";
import { consentVersion } from "../../shared/consent.ts";
import { forward } from "../auth/forward.ts";
import { hashFirst } from "../auth/hash-first.ts";
import { must } from "../can.ts";
import { consents, users } from "../database/schema.ts";
import { email, newPassword, password, personName, token } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, type Env, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const personSchema = z.object({ name: personName, email, password: newPassword });
/** The text on one's data that the page showed beside the button. */
const consent = z.literal(consentVersion).optional();
type NewPerson = z.infer<typeof personSchema>;

/** Accounts and their passwords. */
export function accountRoutes({ auth, config, db, firstInstructor, limits, passwordWork }: Services) {
  const router = newRouter();

  const signUp = (context: Context<Env>, person: NewPerson) =>
    hashFirst(passwordWork, person.password, () => forward(context, auth, "/sign-up/email", person));

  const create = createRoute({
    method: "post",
    path: "/api/account",
    summary: "Make an account, and sign in to it",
    request: { body: jsonBody(personSchema.extend({ consent })) },
    responses: { 201: { description: "Made" }, ...refusals },
  });
  router.openapi(create, async (context) => {
    const { consent: version, ...person } = context.req.valid("json");
    limits.address.take(context.var.network);
    await signUp(context, person);
    if (version !== undefined) {
      const [made] = await db.select({ id: users.id }).from(users).where(eq(users.email, person.email));
      if (made) await db.insert(consents).values({ userId: made.id, version }).onConflictDoNothing();
    }
    return context.body(null, 201);
  });

  const first = createRoute({
    method: "post",
    path: "/api/first-instructor",
    summary: "Make the first instructor, with the link that the first start printed",
    request: { body: jsonBody(personSchema.extend({ token })) },
    responses: { 201: { description: "Made" }, ...refusals },
  });
  router.openapi(first, async (context) => {
    const { token: sent, ...person } = context.req.valid("json");
    limits.address.take(context.var.network);
    await firstInstructor.redeem(sent, async () => {
      await signUpOrIn(context, person);
      await db.update(users).set({ mayCreateCourses: true, runsServer: true }).where(eq(users.email, person.email));
    });
    return context.body(null, 201);
  });

  /** Whoever holds the link may already have an account: their password proves that it is theirs. */
  async function signUpOrIn(context: Context<Env>, person: NewPerson): Promise<void> {
    try {
      await signUp(context, person);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "email-taken") throw error;
      await forward(context, auth, "/sign-in/email", { email: person.email, password: person.password });
    }
  }

  const askForPassword = createRoute({
    method: "post",
    path: "/api/account/password-letter",
    summary: "Ask for a letter with a link that sets a new password",
    description: "The answer is the same whether the account exists or not.",
    request: { body: jsonBody(z.object({ email })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(askForPassword, async (context) => {
    if (config.mail === null) throw new Problem("no-mail");
    const body = context.req.valid("json");
    limits.address.take(context.var.network);
    limits.mail.take(body.email);
    await forward(context, auth, "/request-password-reset", body);
    return context.body(null, 204);
  });

  const setPassword = createRoute({
    method: "post",
    path: "/api/account/new-password",
    summary: "Set a new password with a one-time link; every session of the account ends",
    request: { body: jsonBody(z.object({ token, newPassword })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(setPassword, async (context) => {
    limits.address.take(context.var.network);
    await forward(context, auth, "/reset-password", context.req.valid("json"));
    return context.body(null, 204);
  });

  const changePassword = createRoute({
    method: "put",
    path: "/api/account/password",
    summary: "Change one's password; every other session of the account ends",
    request: { body: jsonBody(z.object({ currentPassword: password, newPassword })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(changePassword, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    limits.passwordHere.take(id);
    await forward(context, auth, "/change-password", { ...context.req.valid("json"), revokeOtherSessions: true });
    limits.passwordHere.giveBack(id);
    return context.body(null, 204);
  });

  return router;
}
