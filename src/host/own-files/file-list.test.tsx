import { JSDOM } from "jsdom";
import { act } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ownFilesTexts } from "../messages/own-files.ts";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { FileList } from "./file-list.tsx";
import { FileShelf } from "./file-shelf.ts";

const texts = ownFilesTexts["pt-BR"];

beforeAll(() => {
  const { window } = new JSDOM("<main></main>");
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  vi.stubGlobal("navigator", window.navigator);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** A shelf of a browser that lets nothing be deleted. */
class StuckShelf extends FileShelf {
  override async list() {
    const facts = { name: "vendas.csv", mediaType: "text/csv", sizeBytes: 3 };
    return [{ ...facts, lab: "a/b", addedAt: "", blob: new Blob(["a;b"]) }];
  }
  override async delete(): Promise<void> {
    throw new DOMException("no", "UnknownError");
  }
}

test("a file that the browser does not let be deleted is still there, and said to be", async () => {
  const { createRoot } = await import("react-dom/client");
  const place = document.querySelector("main");
  if (!place) throw new Error("no place");
  const shelf = new StuckShelf("a/b");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, document.createElement("div"))}>
        <FileList shelf={shelf} onPick={() => {}} onUse={() => {}} />
      </PreferenceProvider>,
    ),
  );
  const press = (label: string) =>
    act(async () =>
      [...place.querySelectorAll("button")].find((one) => (one.ariaLabel ?? one.textContent) === label)?.click(),
    );
  await press(texts.removeLabel("vendas.csv"));
  await press(texts.removeDo);
  expect(place.querySelector("[role=status]")?.textContent).toBe(texts.removeFailed("vendas.csv"));
  expect(place.textContent).toContain("vendas.csv");
  await act(async () => root.unmount());
  await shelf.close();
});
