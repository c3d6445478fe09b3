import { JSDOM } from "jsdom";
import { act, type ReactNode } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { formatFor } from "../messages/format.ts";
import { networkTexts } from "../messages/network.ts";
import { ActionsContext, type NotebookActions } from "../notebook/context.tsx";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import { writeBytes } from "./bytes.ts";
import { spread } from "./network/call-details.tsx";
import { CallList } from "./network/call-list.ts";
import type { NetworkCall } from "./network/network-call.ts";
import { NetworkPanel } from "./network/network-panel.tsx";
import { keepOpenTab, readOpenTab } from "./open-tab.ts";
import { PanelContext } from "./panel-context.tsx";
import type { Records } from "./records.ts";

const clock = new ManualClock();

beforeAll(() => {
  const { window } = new JSDOM("<div></div>");
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  vi.stubGlobal("navigator", window.navigator);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** A panel as it is first drawn, in Portuguese. */
async function drawn(Panel: () => ReactNode, calls: readonly NetworkCall[] = []) {
  const network = new CallList(10, clock.after.bind(clock));
  network.put(calls);
  const page = document.createElement("div");
  const actions = { nameOf: (cell: number) => `${cell}` } as unknown as NotebookActions;
  // React looks for a document when it is loaded.
  const { createRoot } = await import("react-dom/client");
  const place = document.createElement("div");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, page)}>
        <ActionsContext value={actions}>
          <PanelContext value={{ records: { network } as unknown as Records, goTo: () => {} }}>
            <Panel />
          </PanelContext>
        </ActionsContext>
      </PreferenceProvider>,
    ),
  );
  const html = place.innerHTML;
  await act(async () => root.unmount());
  return html;
}

const call = (fields: Partial<NetworkCall>): NetworkCall => ({
  key: "0.1",
  cell: null,
  method: "GET",
  url: "http://api.lab/",
  at: 0,
  state: "done",
  status: 200,
  durationMs: 12,
  sizeBytes: 1_240,
  requestHeaders: [],
  requestBody: { text: "", isWhole: true },
  responseHeaders: [],
  responseBody: { text: "", isWhole: true },
  error: "",
  ...fields,
});

test("the network panel explains itself while it is empty, and draws each call", async () => {
  const texts = networkTexts["pt-BR"];
  expect(await drawn(NetworkPanel)).toContain(texts.empty);
  const html = await drawn(NetworkPanel, [
    call({ cell: 4, method: "POST", url: "http://api.lab/predict?x=1", status: 201 }),
    call({ key: "0.2", url: "http://api.lab/<b>", state: "failed", status: 0 }),
    call({ key: "0.3", state: "waiting", status: 0 }),
  ]);
  for (const part of ["POST /predict?x=1", "api.lab", "201", texts.classes[2], "12 ms · 1,2 kB", 'href="#cell-4"'])
    expect(html).toContain(part);
  expect(html).toContain("/%3Cb%3E");
  for (const state of [texts.classes.failed, texts.classes.waiting]) expect(html).toContain(state);
});

test("the tools of the network panel stay when the list is cleared, and the focus with them", async () => {
  const html = await drawn(NetworkPanel);
  expect(html).toContain(networkTexts["pt-BR"].clear);
  expect(html).toContain('aria-disabled="true"');
});

test("a body of JSON stands in lines, unless its indents would fill the page", () => {
  expect(spread('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(spread("a{b}")).toBe("a{b}");
  const deep = "[".repeat(4_000) + "]".repeat(4_000);
  expect(spread(deep)).toBe(deep);
});

test.each([
  [0, "0 B"],
  [840, "840 B"],
  [1_240, "1,2 kB"],
  [999_600, "1 MB"],
  [35_400_000, "35 MB"],
  [153_000_000, "153 MB"],
])("%d bytes read %s", (bytes, text) => {
  expect(writeBytes(bytes, formatFor("pt-BR"))).toBe(text);
});

test("the tab that was open last is open next, and a storage that refuses is no error", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
  expect(readOpenTab(storage)).toBe("variables");
  keepOpenTab(storage, "log");
  expect(readOpenTab(storage)).toBe("log");
  kept.set("bancada.panel", "nonsense");
  expect(readOpenTab(storage)).toBe("variables");
  const refusing = {
    getItem: () => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("denied");
    },
  };
  expect(readOpenTab(refusing)).toBe("variables");
  expect(() => keepOpenTab(refusing, "log")).not.toThrow();
  expect(readOpenTab(null)).toBe("variables");
});
