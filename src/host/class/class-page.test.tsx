// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import ClassPage from "./class-page.tsx";
import { theOutbox } from "./the-outbox.ts";

const received: string[] = [];

beforeAll(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // What the server would say; the network itself is the only thing that is replaced.
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit = {}) => {
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

test("what waited for somebody to sign in goes out once the page knows who it is", async () => {
  const at = "2026-03-02T10:00:00.000Z";
  await theOutbox().put({ account: "ana", assignment: "t1", hash: "h", lab: "a/b", text: "<p>", at });
  const place = document.createElement("main");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, place)}>
        <ClassPage />
      </PreferenceProvider>,
    ),
  );
  await vi.waitFor(() => expect(received).toEqual([expect.stringContaining("assignments/t1/submissions/h")]));
  await act(async () => root.unmount());
});
