import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("without variables it is the embedded database in .bancada, without mail and providers", () => {
  expect(readConfig({})).toMatchObject({ databaseUrl: null, url: null, mail: null, oidc: null, trustProxy: false });
  expect(readConfig({ DATABASE_URL: "" }).databaseUrl).toBeNull();
  expect(readConfig({}).folder).toMatch(/\.bancada$/);
});

test("what cannot be understood is named, all at once", () => {
  expect(() => readConfig({ DATABASE_URL: "mysql://x", BANCADA_TRUST_PROXY: "yes" })).toThrow(
    /BANCADA_TRUST_PROXY: .*\n.*DATABASE_URL: /,
  );
});

test("half a configuration is refused, with what is missing", () => {
  const url = { BANCADA_URL: "https://bancada.example.edu/" };
  expect(readConfig(url).url).toBe("https://bancada.example.edu");
  expect(() => readConfig({ ...url, SMTP_URL: "smtp://mail" })).toThrow("SMTP_FROM");
  expect(() => readConfig({ SMTP_URL: "smtp://mail", SMTP_FROM: "a@b.c" })).toThrow("BANCADA_URL");
  expect(() => readConfig({ ...url, GITHUB_CLIENT_ID: "x" })).toThrow("GITHUB_CLIENT_SECRET");
  expect(() => readConfig({ GITHUB_CLIENT_ID: "x", GITHUB_CLIENT_SECRET: "y" })).toThrow("BANCADA_URL");
  expect(() => readConfig({ ...url, OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "y" })).toThrow("OIDC_DISCOVERY_URL");
});
