import { createHash } from "node:crypto";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { submissionWith } from "../../../src/submission/submission.fixture.ts";
import type { Submission } from "../../../src/submission/submission.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import type { RunningClass } from "./class-process.ts";
import { tfidf } from "./support.ts";

/** The lab that the class works on. */
export const lab = "vectorization/tfidf";

/** A browser of its own, as for another person. */
export const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: "pt-BR", serviceWorkers: "block", acceptDownloads: true })).newPage();

/** Rita's account, by the first link's token, and a course of hers. */
export async function teach(
  page: Page,
  { url, firstLink }: RunningClass,
): Promise<{ course: string; joinCode: string }> {
  const token = firstLink.slice(firstLink.indexOf("#") + 1);
  const headers = { origin: url };
  const person = { token, name: "Rita Prado", email: "rita@example.edu", password: "uma senha comprida" };
  const made = await page.request.post(`${url}/api/first-instructor`, { headers, data: person });
  expect(made.status(), await made.text()).toBeLessThan(300);
  const course = await page.request.post(`${url}/api/courses`, { headers, data: { name: "Aprendizado de Máquina" } });
  const { id, joinCode } = await course.json();
  return { course: id, joinCode };
}

/** The hash of the lab as this server has it. */
export async function labHashOf(page: Page, url: string): Promise<string> {
  const labs: { hash: string; labId: string }[] = await (await page.request.get(`${url}/api/labs`)).json();
  return labs.find(({ labId }) => labId === lab)?.hash ?? "";
}

/** Hands in a file of the lab for whoever is signed in on the page. */
export async function handIn(page: Page, url: string, assignment: string, file: { hash: string; text: string }) {
  const path = `${url}/api/assignments/${assignment}/submissions/${file.hash}`;
  const headers = { origin: url, "content-type": "text/html; charset=utf-8" };
  const sent = await page.request.put(path, { headers, data: file.text });
  expect(sent.status(), await sent.text()).toBe(201);
  return (await sent.json()) as { id: string };
}

/** A file of the lab, as the page makes it. */
export function fileOf(labHash: string, body: string, change: Partial<Submission> = {}) {
  const submission = submissionWith({ lab: { id: lab, version: tfidf.version, hash: labHash }, ...change });
  const text = writeSubmission(submission, { title: "TF-IDF", css: "", body });
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}

/** Makes an account, and joins the course by its code. */
export async function enrol(page: Page, url: string, person: { name: string; email: string; joinCode: string }) {
  const { joinCode, ...account } = person;
  const headers = { origin: url };
  const data = { ...account, password: "outra senha comprida" };
  const made = await page.request.post(`${url}/api/account`, { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  const joined = await page.request.post(`${url}/api/memberships`, { headers, data: { joinCode } });
  expect(joined.status(), await joined.text()).toBeLessThan(300);
}

/** The way to a part of the course's page. */
export const part = (page: Page, name: string): Locator =>
  page.getByRole("navigation", { name: /Aprendizado/ }).getByRole("link", { name, exact: true });
