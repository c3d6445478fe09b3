import { JSDOM } from "jsdom";
import { act, useState } from "react";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { Dialog } from "./dialog.tsx";

beforeAll(() => {
  const { window } = new JSDOM("<button>before</button><main></main>");
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

function Steps() {
  const [step, setStep] = useState(0);
  return (
    <Dialog title="Steps" onClose={() => {}}>
      {step < 2 ? (
        <button key={step} type="button" data-first-focus="" onClick={() => setStep(step + 1)}>
          {`step ${step}`}
        </button>
      ) : (
        <p>nothing to press</p>
      )}
      <button type="button" data-again="" onClick={() => setStep(0)}>
        again
      </button>
    </Dialog>
  );
}

test("keeps the focus while what held it goes, and gives it back at the end", async () => {
  const { createRoot } = await import("react-dom/client");
  const before = document.querySelector("button");
  before?.focus();
  const root = createRoot(document.querySelector("main") as HTMLElement);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, document.createElement("div"))}>
        <Steps />
      </PreferenceProvider>,
    ),
  );
  const focused = () => document.activeElement;
  expect(focused()?.textContent).toBe("step 0");
  await act(async () => (focused() as HTMLElement).click());
  expect(focused()?.textContent).toBe("step 1");
  await act(async () => (focused() as HTMLElement).click());
  expect(focused()?.localName).toBe("dialog");
  await act(async () => (document.querySelector("[data-again]") as HTMLElement).click());
  expect(focused()?.textContent).toBe("step 0");
  await act(async () => root.unmount());
  expect(focused()).toBe(before);
});
