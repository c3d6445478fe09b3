// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { ReuseComment } from "./reuse-comment.tsx";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

/** What is written after a comment was chosen. */
async function chosenAfter(text: string): Promise<string | undefined> {
  const place = document.createElement("main");
  document.body.append(place);
  const onText = vi.fn<(text: string) => void>();
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, place)}>
        <ReuseComment comments={["Olhe o zero.", "Dê nome ao que conta."]} text={text} onText={onText} />
      </PreferenceProvider>,
    ),
  );
  const select = place.querySelector("select");
  if (!select) throw new Error("There is no list.");
  await act(async () => {
    select.value = "Olhe o zero.";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await act(async () => root.unmount());
  place.remove();
  return onText.mock.lastCall?.[0];
}

test("a comment that was written before follows what is already written", async () => {
  expect(await chosenAfter("")).toBe("Olhe o zero.");
  expect(await chosenAfter("Bom começo.\n")).toBe("Bom começo.\nOlhe o zero.");
});
