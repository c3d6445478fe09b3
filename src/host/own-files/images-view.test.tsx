import { JSDOM } from "jsdom";
import { act } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownImagesTexts } from "../messages/own-images.ts";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { ImagesView } from "./images-view.tsx";

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

test.each([
  [true, ownImagesTexts["pt-BR"].noImage],
  [false, ownFilesTexts["pt-BR"].zipFault["no-zip"]],
])("what is no picture (a picture by its name: %s) is called what it was taken for", async (isPicture, said) => {
  const { createRoot } = await import("react-dom/client");
  const place = document.createElement("main");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, document.createElement("div"))}>
        <ImagesView file={new Blob(["ftypheic"])} isPicture={isPicture} onChoice={() => {}} />
      </PreferenceProvider>,
    ),
  );
  await expect.poll(() => place.querySelector("[role=alert]")?.textContent).toBe(said);
  await act(async () => root.unmount());
});
