import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { newId } from "../../shared/ids.ts";
import type { ServerConfig } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import * as schema from "../database/schema.ts";
import { passwordLetter, type SendMail } from "../mail.ts";
import { hashOnce } from "./hash-first.ts";
import { setPasswordLink } from "./links.ts";
import type { PasswordWork } from "./password-work.ts";

interface AuthOptions {
  readonly db: Database;
  readonly secret: string;
  readonly config: ServerConfig;
  readonly passwordWork: PasswordWork;
  /** null: no e-mail leaves this server. */
  readonly sendMail: SendMail | null;
}

/** How people sign in. Only the routes in `routes/` call it: better-auth's own routes are not mounted. */
export function createAuth({ db, secret, config, passwordWork, sendMail }: AuthOptions) {
  const { url, microsoft, github, oidc } = config;
  return betterAuth({
    appName: "Bancada",
    ...(url === null ? {} : { baseURL: url }),
    basePath: "/api/auth",
    secret,
    database: drizzleAdapter(db, { provider: "pg", schema, usePlural: true, transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: { hash: (password) => hashOnce(passwordWork, password), verify: passwordWork.verify },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      ...(sendMail !== null && url !== null
        ? {
            sendResetPassword: ({ user, token }: { user: { email: string }; token: string }) =>
              sendMail(passwordLetter({ to: user.email, link: setPasswordLink(url, token) })),
          }
        : {}),
    },
    // A stolen copy of the database opens no account: one-time links are kept as hashes.
    verification: { storeIdentifier: "hashed" },
    user: {
      additionalFields: {
        mayCreateCourses: { type: "boolean", input: false, defaultValue: false },
        runsServer: { type: "boolean", input: false, defaultValue: false },
      },
    },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    // The same e-mail at a provider proves nothing about an account that anybody could have made here first: whoever is signed in to
    // the account may add the provider (routes/account-providers.ts), and nobody else.
    account: { accountLinking: { enabled: true, disableImplicitLinking: true }, encryptOAuthTokens: true },
    socialProviders: {
      ...(microsoft ? { microsoft } : {}),
      ...(github ? { github } : {}),
    },
    plugins: oidc
      ? [
          genericOAuth({
            config: [{ ...oidc, providerId: "oidc", scopes: ["openid", "email", "profile"], pkce: true }],
          }),
        ]
      : [],
    // Ours count by account and by address (limits.ts), and our own check of the origin is stricter (origin.ts).
    rateLimit: { enabled: false },
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    advanced: {
      cookiePrefix: "bancada",
      useSecureCookies: url?.startsWith("https:") ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => newId() },
    },
    // Thrown to us: else its router prints what failed, with the values of the query, past our log.
    onAPIError: { throw: true, errorURL: `${url ?? ""}/class` },
    telemetry: { enabled: false },
    // What it would log names people; refusals are logged by us, by their code.
    logger: { disabled: true },
  });
}

export type Auth = ReturnType<typeof createAuth>;
