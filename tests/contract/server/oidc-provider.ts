import { createSign, generateKeyPairSync } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A small OpenID Connect provider on a free port: discovery, a page that asks, keys, tokens signed with RS256.
 * @param person - who is signed in there; may change
 * @param clock - its clock may be wrong (s)
 */
export async function startOidcProvider(
  person: { sub: string; email: string; name: string },
  clock: { aheadS: number } = { aheadS: 0 },
) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const app = new Hono();
  let issuer = "";
  let nonce: string | undefined;
  app.get("/.well-known/openid-configuration", (context) =>
    context.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
  );
  // For a browser; `agree` does the same without one.
  app.get("/authorize", (context) => {
    nonce = context.req.query("nonce");
    const back = (answer: string) => {
      const url = new URL(context.req.query("redirect_uri") ?? "");
      for (const [name, value] of new URLSearchParams(answer)) url.searchParams.set(name, value);
      url.searchParams.set("state", context.req.query("state") ?? "");
      return url.href.replaceAll("&", "&amp;");
    };
    return context.html(`<!doctype html><title>Escola</title><h1>Escola</h1>
      <a href="${back("code=code")}">Autorizar</a> <a href="${back("error=access_denied")}">Cancelar</a>`);
  });
  app.get("/keys", (context) =>
    context.json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] }),
  );
  app.post("/token", (context) => {
    const iat = Math.floor(Date.now() / 1000) + clock.aheadS;
    const claims = { iss: issuer, aud: "bancada", iat, exp: iat + 60, email_verified: true, nonce, ...person };
    const signed = `${base64url({ alg: "RS256", kid: "one" })}.${base64url(claims)}`;
    const signature = createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url");
    return context.json({
      access_token: "access",
      token_type: "Bearer",
      expires_in: 60,
      id_token: `${signed}.${signature}`,
    });
  });
  app.get("/userinfo", (context) => context.json({ email_verified: true, ...person }));
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      issuer = `http://127.0.0.1:${port}`;
      resolve(made);
    });
  });
  return {
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    /** What a person does there: agrees, and is sent back. Returns the path and query of the address. */
    agree(authorizeUrl: string): string {
      const asked = new URL(authorizeUrl).searchParams;
      nonce = asked.get("nonce") ?? undefined;
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("state", asked.get("state") ?? "");
      back.searchParams.set("code", "code");
      return `${back.pathname}${back.search}`;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
