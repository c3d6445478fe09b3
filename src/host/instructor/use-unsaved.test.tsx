// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, test } from "vitest";
import { placeForUnsaved, useUnsaved } from "./use-unsaved.ts";

const place = placeForUnsaved<string>();
let shown: ReturnType<typeof useUnsaved<string>>;
function Field({ of, onServer }: { of: string; onServer: string }) {
  shown = useUnsaved(place, of, onServer);
  return null;
}
let root = createRoot(document.createElement("div"));
const open = (of: string, onServer: string) =>
  act(() => {
    root.unmount();
    root = createRoot(document.createElement("div"));
    root.render(<Field of={of} onServer={onServer} />);
  });
const asksBeforeLeaving = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

test("what was written and not saved is there when one comes back, and the page asks before it goes", () => {
  open("a", "do servidor");
  expect(shown).toMatchObject({ value: "do servidor", isUnsaved: false });
  expect(asksBeforeLeaving()).toBe(false);
  act(() => shown.write("escrito"));
  open("b", "outra");
  expect(shown).toMatchObject({ value: "outra", isUnsaved: false });
  expect(asksBeforeLeaving()).toBe(true);
  open("a", "do servidor");
  expect(shown).toMatchObject({ value: "escrito", isUnsaved: true });
  act(() => shown.saved("escrito"));
  expect(asksBeforeLeaving()).toBe(false);
});

test("what was written while it was being saved is not saved with it", () => {
  open("c", "");
  act(() => shown.write("um"));
  act(() => shown.write("um, dois"));
  act(() => shown.saved("um"));
  expect(shown).toMatchObject({ value: "um, dois", isUnsaved: true });
  act(() => shown.reset(""));
  expect(shown).toMatchObject({ value: "", isUnsaved: false });
  open("c", "do servidor");
  expect(shown.value).toBe("do servidor");
});
