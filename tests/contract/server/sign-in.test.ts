import { afterAll, expect, test } from "vitest";
import { Browser, host, openTestClass } from "./class.ts";
import { startOidcProvider } from "./oidc-provider.ts";
import { startSmtpServer } from "./smtp-server.ts";

const bySub = { sub: "42", email: "maria@example.edu", name: "Maria" };
const provider = await startOidcProvider(bySub);
const mail = await startSmtpServer();
const open = await openTestClass();
const withMail = await openTestClass({
  BANCADA_URL: host,
  SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
  SMTP_FROM: "bancada@example.edu",
  OIDC_CLIENT_ID: "bancada",
  OIDC_CLIENT_SECRET: "segredo",
  OIDC_DISCOVERY_URL: provider.discoveryUrl,
  OIDC_NAME: "Escola",
});
const overTls = await openTestClass({ BANCADA_URL: "https://bancada.example.edu" });
afterAll(async () => {
  await Promise.all([open.close(), withMail.close(), overTls.close(), provider.stop()]);
  mail.stop();
});

const named = (name: string) => ({ email: `${name}@example.edu`, password: `senha de ${name}` });
const signIn = (browser: Browser, body: object) => browser.ask("POST", "/api/session", { body });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test("sixty students behind one address make accounts and sign in at once", async () => {
  const students = Array.from({ length: 60 }, (_, at) => `turma${at}`);
  await Promise.all(students.map((name) => new Browser(open).signUp(name)));
  const answers = await Promise.all(students.map((name) => signIn(new Browser(open), named(name))));
  expect(answers.map(({ status }) => status)).toEqual(students.map(() => 204));
}, 240_000);

test("who guesses a password is told to wait; its owner at another address and the classmates are not", async () => {
  await new Browser(open).signUp("alvo");
  const guesser = new Browser(open, "10.9.9.9");
  const guess = () => signIn(guesser, { email: "alvo@example.edu", password: "palpite" });
  const answers = await Promise.all(Array.from({ length: 15 }, guess));
  const waits = answers.map(({ headers }) => headers.get("retry-after") ?? "");
  const codes = await Promise.all(answers.map(codeOf));
  expect(codes.filter((code) => code === "wrong-password")).toHaveLength(10);
  expect(codes.filter((code) => code === "too-many-attempts")).toHaveLength(5);
  expect(waits.filter((wait) => /^[1-9]\d*$/.test(wait))).toHaveLength(5);
  expect((await signIn(new Browser(open), named("alvo"))).status).toBe(204);
  expect((await signIn(new Browser(open, "10.9.9.9"), named("turma0"))).status).toBe(204);
});

test("an unknown account and a wrong password are told apart by nobody", async () => {
  const answers = [
    { email: "ninguem@example.edu", password: "uma senha qualquer" },
    { email: "turma1@example.edu", password: "uma senha qualquer" },
  ].map(async (body) => {
    const response = await signIn(new Browser(open), body);
    return [response.status, await response.text()];
  });
  const [unknown, wrong] = await Promise.all(answers);
  expect(unknown).toEqual(wrong);
});

test("the session's cookie is not for scripts nor for other sites; it ends with the browser unless asked", async () => {
  const cookie = async (remember: boolean) =>
    (await signIn(new Browser(open), { ...named("turma2"), remember })).headers.getSetCookie().join("\n");
  expect(await cookie(false)).toMatch(/HttpOnly/i);
  expect(await cookie(false)).toMatch(/SameSite=Lax/i);
  expect(await cookie(false)).not.toMatch(/session_token=[^;]+;[^\n]*Max-Age/i);
  expect(await cookie(true)).toMatch(/session_token=[^;]+;[^\n]*Max-Age=2592000/i);
});

test("behind TLS the cookie travels over TLS only", async () => {
  const browser = new Browser(overTls);
  const body = { ...named("tls"), name: "T" };
  const response = await browser.ask("POST", "/api/account", {
    body,
    headers: { origin: "https://bancada.example.edu", host: "bancada.example.edu" },
  });
  expect(response.status).toBe(201);
  expect(response.headers.getSetCookie().join()).toMatch(/__Secure-bancada\.session_token=.*Secure/i);
});

test("no answer names the session's token", async () => {
  const browser = new Browser(open);
  const answers = [
    await browser.ask("POST", "/api/account", { body: { ...named("quieto"), name: "Q" } }),
    await browser.ask("GET", "/api/session"),
  ];
  const [token = "x"] = decodeURIComponent(browser.cookies.get("bancada.session_token") ?? "").split(".");
  expect(token.length).toBeGreaterThan(16);
  for (const answer of answers) expect(await answer.text()).not.toContain(token);
});

test("after signing out the cookie that somebody kept opens nothing", async () => {
  const browser = new Browser(open);
  await browser.json("POST", "/api/session", named("turma3"));
  const kept = new Map(browser.cookies);
  await browser.ask("DELETE", "/api/session");
  for (const [name, value] of kept) browser.cookies.set(name, value);
  expect(await browser.json("GET", "/api/session")).toMatchObject({ user: null });
});

test("two sign-ups with one address at once make one account", async () => {
  const body = { ...named("dupla"), name: "Dupla" };
  const answers = await Promise.all([1, 2].map(() => new Browser(open).ask("POST", "/api/account", { body })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test("the first link, used by two at once, makes one instructor", async () => {
  const { token } = open.firstInstructor;
  const ask = (name: string) =>
    new Browser(open).ask("POST", "/api/first-instructor", { body: { ...named(name), name, token } });
  const answers = await Promise.all([ask("rita"), ask("rui")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  expect(open.firstInstructor.token).toBeNull();
});

test("where mail is configured a letter brings the link, and the answer tells nobody who has an account", async () => {
  const browser = new Browser(withMail);
  await browser.signUp("carta");
  const ask = (name: string) =>
    browser.ask("POST", "/api/account/password-letter", { body: { email: `${name}@example.edu` } });
  expect((await ask("carta")).status).toBe(204);
  expect((await ask("ninguem")).status).toBe(204);
  expect(mail.letters).toHaveLength(1);
  const letter = (mail.letters[0] ?? "").replace(/=\r\n/g, "").replace(/=3D/g, "=");
  const token = /new-password#([\w-]+)/.exec(letter)?.[1];
  const body = { token, newPassword: "a senha nova" };
  expect((await browser.ask("POST", "/api/account/new-password", { body })).status).toBe(204);
  expect((await signIn(browser, { email: "carta@example.edu", password: "a senha nova" })).status).toBe(204);
});

test("an OpenID Connect provider signs a person in, and sends them back to where they were", async () => {
  const browser = new Browser(withMail);
  expect(await browser.json("GET", "/api/server")).toEqual({ mail: true, providers: [{ id: "oidc", name: "Escola" }] });
  const body = { provider: "oidc", returnTo: "/progress" };
  const { url } = await browser.json<{ url: string }>("POST", "/api/session/provider", body);
  const back = await browser.ask("GET", provider.agree(url));
  expect(back.status).toBe(302);
  expect(new URL(back.headers.get("location") ?? "", host).pathname).toBe("/progress");
  expect(await browser.json("GET", "/api/session")).toMatchObject({ user: { email: bySub.email, name: "Maria" } });
});

test("an account that somebody made with another's address is not taken over, nor handed over, by a provider", async () => {
  const early = new Browser(withMail);
  await early.signUp("maria2");
  const browser = new Browser(withMail);
  const { url } = await browser.json<{ url: string }>("POST", "/api/session/provider", { provider: "oidc" });
  bySub.sub = "44";
  bySub.email = "maria2@example.edu";
  const back = await browser.ask("GET", provider.agree(url));
  expect(back.headers.get("location")).toContain("error=");
  expect(await browser.json("GET", "/api/session")).toMatchObject({ user: null });
  expect(withMail.logged.some((line) => line.includes('"code":"account_not_linked"'))).toBe(true);
});

test("whoever is signed in lets the provider's account with their e-mail open theirs, and no other", async () => {
  const owner = new Browser(withMail);
  await owner.signUp("nina");
  const add = async () => {
    const body = { provider: "oidc" };
    const { url } = await owner.json<{ url: string }>("POST", "/api/account/providers", body);
    return (await owner.ask("GET", provider.agree(url))).headers.get("location") ?? "";
  };
  Object.assign(bySub, { sub: "50", email: "outra@example.edu" });
  expect(await add()).toMatch(/\/class\?error=email_does_not_match$/);
  expect(await owner.json("GET", "/api/account/providers")).toEqual([]);
  Object.assign(bySub, { sub: "51", email: "nina@example.edu" });
  expect(await add()).toMatch(/\/class$/);
  expect(await owner.json("GET", "/api/account/providers")).toEqual(["oidc"]);
  const elsewhere = new Browser(withMail);
  const { url } = await elsewhere.json<{ url: string }>("POST", "/api/session/provider", { provider: "oidc" });
  await elsewhere.ask("GET", provider.agree(url));
  expect(await elsewhere.json("GET", "/api/session")).toMatchObject({ user: { email: "nina@example.edu" } });
  expect((await signIn(new Browser(withMail), named("nina"))).status).toBe(204);
  // It is one person's there: it opens no second account here.
  const other = new Browser(withMail);
  await other.signUp("nina2");
  bySub.email = "nina2@example.edu";
  const asked = await other.json<{ url: string }>("POST", "/api/account/providers", { provider: "oidc" });
  const back = await other.ask("GET", provider.agree(asked.url));
  expect(back.headers.get("location")).toMatch(/error=account_already_linked_to_different_user$/);
});

test("who was not signed in at a provider is told so where they began, also with a state that nobody knows", async () => {
  const browser = new Browser(withMail);
  const body = { provider: "oidc", returnTo: "/class" };
  const { url } = await browser.json<{ url: string }>("POST", "/api/session/provider", body);
  const cancelled = provider.agree(url).replace("code=code", "error=access_denied");
  expect((await browser.ask("GET", cancelled)).headers.get("location")).toMatch(/\/class\?error=access_denied$/);
  const again = await browser.ask("GET", cancelled);
  expect(again.headers.get("location")).toMatch(/\/class\?error=state_mismatch$/);
});

test("coming back from a provider with somebody else's state signs nobody in", async () => {
  const attacker = new Browser(withMail);
  const victim = new Browser(withMail);
  const { url } = await attacker.json<{ url: string }>("POST", "/api/session/provider", { provider: "oidc" });
  await victim.ask("GET", provider.agree(url));
  expect(await victim.json("GET", "/api/session")).toMatchObject({ user: null });
});

test("a provider sends people back to this site only", async () => {
  for (const returnTo of [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/\n/evil",
  ]) {
    const response = await new Browser(withMail).ask("POST", "/api/session/provider", {
      body: { provider: "oidc", returnTo },
    });
    expect(await codeOf(response)).toBe("invalid");
  }
});

test("a provider that does not answer is said to, and e-mail and password go on working", async () => {
  const gone = await startOidcProvider(bySub);
  await gone.stop();
  const alone = await openTestClass({
    BANCADA_URL: host,
    OIDC_CLIENT_ID: "bancada",
    OIDC_CLIENT_SECRET: "segredo",
    OIDC_DISCOVERY_URL: gone.discoveryUrl,
  });
  const browser = new Browser(alone);
  expect(await codeOf(await browser.ask("POST", "/api/session/provider", { body: { provider: "oidc" } }))).toBe(
    "provider-failed",
  );
  await browser.signUp("sozinha");
  await alone.close();
});
