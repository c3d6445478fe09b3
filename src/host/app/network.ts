import { useSyncExternalStore } from "react";

/** `whole`, `partly`: there is no network, and all of the lab that is open is on the device, or only what was used. */
type Network = "online" | "whole" | "partly";

let reached = true;
let whole = "";
const listeners = new Set<() => void>();

/** The browser knows of cables and radios; whether the server answers, only those who ask it know: they tell it here. */
export function setReached(now: boolean): void {
  reached = now;
  for (const listener of listeners) listener();
}

/** All that this lab needs is on the device. */
export function setWhole(lab: string): void {
  whole = lab;
  for (const listener of listeners) listener();
}

function networkNow(): Network {
  if (navigator.onLine && reached) return "online";
  return whole !== "" && location.pathname.includes(`/lab/${whole}`) ? "whole" : "partly";
}

export const useNetwork = (): Network => useSyncExternalStore(subscribe, networkNow);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
