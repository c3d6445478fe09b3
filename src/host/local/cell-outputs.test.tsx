import "fake-indexeddb/auto";
import { JSDOM } from "jsdom";
import { act } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { theDatabase } from "../storage/the-database.ts";
import { CellOutputs } from "./cell-outputs.tsx";
import { keepNotebook, localNotebook } from "./local-notebooks.ts";
import { same } from "./opened-notebook.ts";
import { removeNotebook } from "./remove-notebook.ts";

beforeAll(() => {
  const { window } = new JSDOM("");
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  vi.stubGlobal("navigator", window.navigator);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const keep = (text: string) =>
  keepNotebook(theDatabase(), {
    title: "Aula",
    cells: [{ mode: "js", text: same("1"), outputs: [{ kind: "text", text }] }],
  });

/** What stands under the first cell once its outputs are read. */
async function shownUnder(notebook: string): Promise<string> {
  const { createRoot } = await import("react-dom/client");
  const place = document.createElement("div");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, document.createElement("div"))}>
        <CellOutputs notebook={notebook} view={{ id: 1, mode: "js", state: "idle" }} />
      </PreferenceProvider>,
    ),
  );
  // What is asked of the database later is answered later.
  await act(async () => void (await localNotebook(theDatabase(), notebook)));
  const { textContent } = place;
  await act(async () => root.unmount());
  return textContent ?? "";
}

test("a notebook that takes the place of a removed one shows its own saved outputs", async () => {
  const id = await keep("de antes");
  expect(await shownUnder(id)).toContain("de antes");
  await removeNotebook(theDatabase(), id);
  expect(await keep("de agora")).toBe(id);
  const shown = await shownUnder(id);
  expect(shown).toContain("de agora");
  expect(shown).not.toContain("de antes");
});
