import { JSDOM } from "jsdom";
import { act, type ReactNode } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { formatFor } from "../messages/format.ts";
import { panelTexts } from "../messages/panels.ts";
import { ActionsContext, type NotebookActions } from "../notebook/context.tsx";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { ManualClock } from "../storage/manual-clock.ts";
import { writeBytes } from "./bytes.ts";
import type { NetworkCall } from "./network/network-call.ts";
import { NetworkPanel } from "./network/network-panel.tsx";
import { keepOpenTab, readOpenTab } from "./open-tab.ts";
import { PanelContext } from "./panel-context.tsx";
import { RecentList } from "./recent-list.ts";
import type { Records } from "./records.ts";
import type { RunRow } from "./runs/run-row.ts";
import { RunsPanel } from "./runs/runs-panel.tsx";

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
async function drawn(
  Panel: () => ReactNode,
  { calls = [], runs = [] }: { calls?: NetworkCall[]; runs?: RunRow[] } = {},
) {
  const network = new RecentList<NetworkCall>(10, clock.after.bind(clock));
  const rows = new RecentList<RunRow>(10, clock.after.bind(clock));
  for (const call of calls) network.add(call);
  for (const run of runs) rows.add(run);
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
          <PanelContext value={{ records: { network, runs: rows } as unknown as Records, goTo: () => {} }}>
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

test("the network panel explains itself while it is empty, and draws each call", async () => {
  expect(await drawn(NetworkPanel)).toContain(panelTexts["pt-BR"].network.empty);
  const html = await drawn(NetworkPanel, {
    calls: [
      { key: "1", cell: 4, method: "POST", url: "/predict", status: 201, durationMs: 12, sizeBytes: 1_240 },
      { key: "2", cell: null, method: "GET", url: "/<b>", status: null, durationMs: 0, sizeBytes: 0 },
    ],
  });
  expect(html).toContain("POST /predict");
  expect(html).toContain("201 · 12 ms · 1,2 kB");
  expect(html).toContain('href="#cell-4"');
  expect(html).toContain("GET /&lt;b&gt;");
  expect(html).toContain(panelTexts["pt-BR"].network.noAnswer);
});

test("the runs panel explains itself while it is empty, and draws each run", async () => {
  expect(await drawn(RunsPanel)).toContain(panelTexts["pt-BR"].runs.empty);
  const html = await drawn(RunsPanel, {
    runs: [
      {
        key: "1",
        name: "base",
        cell: 9,
        state: "finished",
        durationMs: 2_500,
        parameters: { learningRate: 0.1, optimizer: "adam" },
        metrics: { f1: 0.8125 },
      },
    ],
  });
  for (const part of ["base", "terminou · 2,5 s", "learningRate", "0,1", "adam", "f1", "0,8125", 'href="#cell-9"']) {
    expect(html).toContain(part);
  }
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
