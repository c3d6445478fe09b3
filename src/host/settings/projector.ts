import { useSyncExternalStore } from "react";

const key = "bancada.projector";
const listeners = new Set<() => void>();
let isOn = false;
try {
  isOn = sessionStorage.getItem(key) === "1";
} catch {
  // A browser that keeps nothing leaves the mode with each load.
}

/** For a room's projector: large text, and nothing on the page that is somebody's. It lasts as long as the tab. */
export function setProjector(on: boolean): void {
  isOn = on;
  try {
    sessionStorage.setItem(key, on ? "1" : "");
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

export const isProjector = (): boolean => isOn;

export const useProjector = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isProjector);
