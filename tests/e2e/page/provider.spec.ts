import { expect, test } from "@playwright/test";
import { classTexts } from "../../../src/host/messages/class.ts";
import { privacyTexts } from "../../../src/host/messages/privacy.ts";
import { providerTexts } from "../../../src/host/messages/provider.ts";
import { startOidcProvider } from "../../contract/server/oidc-provider.ts";
import { freePort } from "../../free-port.ts";
import { expectAccessible } from "./axe.ts";
import { startClass } from "./class-process.ts";
import { newPage } from "./teaching.ts";

const texts = classTexts["pt-BR"];
const faults = providerTexts["pt-BR"];

test("with the school's own accounts: cancelled, a wrong clock, signed up, signed in again, and an e-mail that is taken", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const person = { sub: "1", email: "ana@example.edu", name: "Ana Lima" };
  const clock = { aheadS: 0 };
  const provider = await startOidcProvider(person, clock);
  const port = await freePort();
  const running = await startClass({
    ...{ PORT: String(port), BANCADA_URL: `http://localhost:${port}` },
    ...{ OIDC_CLIENT_ID: "bancada", OIDC_CLIENT_SECRET: "segredo", OIDC_NAME: "Escola" },
    OIDC_DISCOVERY_URL: provider.discoveryUrl,
  });
  const page = await newPage(browser);
  const atProvider = async (answer: "Autorizar" | "Cancelar") => {
    await page.getByRole("button", { name: texts.with("Escola") }).click();
    await page.getByRole("link", { name: answer }).click();
  };
  try {
    await page.goto(`${running.url}/class`);
    await atProvider("Cancelar");
    await expect(page.getByRole("alert").filter({ hasText: faults.cancelled })).toBeVisible();
    await expectAccessible(page, "back from a provider");
    expect(new URL(page.url()).search).toBe("");
    await page.reload();
    await expect(page.getByRole("heading", { name: texts.signIn })).toBeVisible();
    await expect(page.getByText(faults.cancelled)).toBeHidden();

    // An answer that ended long ago by our clock.
    clock.aheadS = -3600;
    await atProvider("Autorizar");
    await expect(page.getByText(faults.unproven)).toBeVisible();
    clock.aheadS = 0;

    await atProvider("Autorizar");
    await expect(page.getByText(texts.signedInAs("Ana Lima"))).toBeVisible();
    // Whoever comes by a provider has not seen the text on their data yet.
    await expect(page.getByRole("button", { name: privacyTexts["pt-BR"].agree })).toBeVisible();
    await page.context().clearCookies();
    await page.reload();
    await atProvider("Autorizar");
    await expect(page.getByText(texts.signedInAs("Ana Lima"))).toBeVisible();

    const bia = { name: "Bia", email: "bia@example.edu", password: "uma senha comprida" };
    const headers = { origin: running.url };
    expect((await page.request.post(`${running.url}/api/account`, { headers, data: bia })).status()).toBe(201);
    await page.context().clearCookies();
    await page.reload();
    Object.assign(person, { sub: "2", email: bia.email });
    await atProvider("Autorizar");
    await expect(page.getByText(faults.hasAccount)).toBeVisible();

    // With the password, the provider is let in too; then it opens the same account.
    await page.getByLabel(texts.email).fill(bia.email);
    await page.getByLabel(texts.password, { exact: true }).fill(bia.password);
    await page.getByRole("button", { name: texts.signIn, exact: true }).click();
    await page.getByRole("button", { name: faults.add("Escola") }).click();
    await page.getByRole("link", { name: "Cancelar" }).click();
    await expect(page.getByText(faults.cancelled)).toBeVisible();
    await page.getByRole("button", { name: faults.add("Escola") }).click();
    await page.getByRole("link", { name: "Autorizar" }).click();
    await expect(page.getByText(faults.opens("Escola"))).toBeVisible();
    await expectAccessible(page, "an account with another way to sign in");
    await page.context().clearCookies();
    await page.reload();
    await atProvider("Autorizar");
    await expect(page.getByText(texts.signedInAs("Bia"))).toBeVisible();
  } finally {
    await page.context().close();
    await running.stop();
    await provider.stop();
  }
});
