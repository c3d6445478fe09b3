// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { classTexts } from "../messages/class.ts";
import { instructorTexts } from "../messages/instructor.ts";
import { syncTexts } from "../messages/sync.ts";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { enterAccount } from "../storage/device-account.ts";
import ClassPage from "./class-page.tsx";
import { theOutbox } from "./the-outbox.ts";

const received: string[] = [];
const texts = classTexts["pt-BR"];
const { leaveOnly } = syncTexts["pt-BR"];

beforeAll(() => {
  // This browser shows Ana's work already: the page needs not be loaded anew.
  enterAccount({ id: "ana", name: "Ana" });
  HTMLDialogElement.prototype.showModal = () => undefined;
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // What the server would say; the network itself is the only thing that is replaced.
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit = {}) => {
    if (method === "DELETE") throw new TypeError("Failed to fetch");
    if (url.endsWith("server.json")) return Response.json({ class: true });
    if (url.endsWith("/courses")) return Response.json([]);
    if (url.endsWith("/session"))
      return Response.json({ user: { id: "ana", name: "Ana", email: "ana@example.edu", mayCreateCourses: false } });
    if (method === "PUT") received.push(url);
    return Response.json({ code: "closed", title: "A tarefa fechou." }, { status: 409 });
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** The page as it stands once the server has answered. */
async function open({ at = "" } = {}) {
  const place = document.createElement("main");
  const root = createRoot(place);
  const preferences = new PreferenceStore(null, place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={preferences}>
        <ClassPage at={at} />
      </PreferenceProvider>,
    ),
  );
  return { place, preferences, close: () => act(async () => root.unmount()) };
}

const alerts = (place: HTMLElement) =>
  [...place.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent).join(" ");

test("who signs out without a network is told that they are still signed in", async () => {
  const { place, close } = await open();
  const press = (name: string) =>
    act(async () => [...place.querySelectorAll("button")].find((one) => one.textContent === name)?.click());
  await press(texts.signOut);
  // The dialog's code is fetched when it is first asked for.
  await expect.poll(() => place.querySelector("dialog")?.textContent).toContain(leaveOnly);
  await press(leaveOnly);
  await expect.poll(() => alerts(place)).toContain(texts.signOutFailed);
  expect(place.textContent).toContain(texts.signedInAs("Ana"));
  await close();
});

test("the title names the part of a course in either language, also when the language changes there", async () => {
  const { preferences, close } = await open({ at: `${"0".repeat(32)}/people` });
  await expect.poll(() => document.title).toContain(instructorTexts["pt-BR"].parts.people);
  await act(() => preferences.set({ language: "en" }));
  expect(document.title).toContain(instructorTexts.en.parts.people);
  await close();
});

test("what waited for somebody to sign in goes out once the page knows who it is", async () => {
  const at = "2026-03-02T10:00:00.000Z";
  await theOutbox().put({ account: "ana", assignment: "t1", hash: "h", lab: "a/b", text: "<p>", at });
  const { close } = await open();
  await expect.poll(() => received).toEqual([expect.stringContaining("assignments/t1/submissions/h")]);
  await close();
});
