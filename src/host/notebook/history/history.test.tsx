import { JSDOM } from "jsdom";
import { act } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { historyTexts } from "../../messages/history.ts";
import { PreferenceProvider } from "../../settings/context.tsx";
import { PreferenceStore } from "../../settings/preferences.ts";
import { ActionsContext, type NotebookActions } from "../context.tsx";
import { CellHistory } from "./cell-history.tsx";
import { NotebookHistory } from "./notebook-history.tsx";

const texts = historyTexts["pt-BR"];

beforeAll(() => {
  const { window } = new JSDOM("<main></main>");
  // jsdom does not open dialogs.
  window.HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  vi.stubGlobal("window", window);
  for (const name of ["document", "navigator", "MutationObserver", "HTMLElement"] as const)
    vi.stubGlobal(name, window[name]);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** What the dialogs say of a history that comes to this. */
async function said(history: () => Promise<readonly never[]>): Promise<string[]> {
  const snapshot = { cells: [] };
  const session = {
    subscribe: () => () => {},
    getSnapshot: () => snapshot,
    history,
    editing: { versions: history, now: () => ({ at: "", cells: [] }) },
  };
  const actions = { session, nameOf: String } as unknown as NotebookActions;
  const { createRoot } = await import("react-dom/client");
  const texts: string[] = [];
  for (const dialog of [
    <CellHistory key="1" cell={1} onClose={() => {}} />,
    <NotebookHistory key="2" onClose={() => {}} />,
  ]) {
    const place = document.createElement("main");
    const root = createRoot(place);
    await act(async () =>
      root.render(
        <PreferenceProvider store={new PreferenceStore(null, document.createElement("div"))}>
          <ActionsContext value={actions}>{dialog}</ActionsContext>
        </PreferenceProvider>,
      ),
    );
    texts.push(place.querySelector("p")?.textContent ?? "");
    await act(async () => root.unmount());
  }
  return texts;
}

test("a history that is empty and one that cannot be read are told apart", async () => {
  expect(await said(async () => [])).toEqual([texts.cellEmpty, texts.notebookEmpty]);
  expect(await said(() => Promise.reject(new Error("blocked")))).toEqual([texts.failed, texts.failed]);
});
