import type { Context } from "hono";
import { z } from "zod";
import type { ProblemCode } from "../problems/catalogue.ts";
import { Problem } from "../problems/problem.ts";
import type { Env } from "../router.ts";
import type { Auth } from "./create-auth.ts";

const refusalSchema = z.object({ code: z.string().optional() });

/** better-auth's words for what goes wrong, in ours. */
const codes: Readonly<Record<string, ProblemCode>> = {
  INVALID_EMAIL_OR_PASSWORD: "wrong-password",
  INVALID_PASSWORD: "wrong-password",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "wrong-password",
  USER_ALREADY_EXISTS: "email-taken",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "email-taken",
  // Two sign-ups with one address at the same moment: the table refuses the second.
  FAILED_TO_CREATE_USER: "email-taken",
  INVALID_TOKEN: "link-used",
  PROVIDER_NOT_FOUND: "unknown-provider",
  UNAUTHORIZED: "sign-in-first",
};

/**
 * Hands a request, already checked by our schemas, to better-auth, and returns its answer.
 * Only its cookies and what our routes choose from its body go on to the browser: its body names the session's token.
 * @throws Problem where it refuses
 */
export async function forward(context: Context<Env>, auth: Auth, path: string, body: object): Promise<Response> {
  const headers = new Headers(context.req.raw.headers);
  headers.delete("content-length");
  headers.delete("transfer-encoding");
  // Who may send is judged before (origin.ts). Programs name no origin, and some of them name how they fetch: better-auth would take those for a browser that hides it.
  for (const name of ["sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"]) headers.delete(name);
  headers.set("content-type", "application/json");
  const url = new URL(`/api/auth${path}`, context.req.url);
  const response = await auth.handler(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
  if (!response.ok) throw await problemOf(response);
  for (const cookie of response.headers.getSetCookie()) context.header("set-cookie", cookie, { append: true });
  return response;
}

async function problemOf(response: Response): Promise<Error> {
  const read = refusalSchema.safeParse(await response.json().catch(() => null));
  const code = read.success ? codes[read.data.code ?? ""] : undefined;
  if (code) return new Problem(code);
  if (response.status === 401) return new Problem("sign-in-first");
  return new Error(`better-auth refused with ${response.status} ${read.data?.code ?? ""}`);
}
