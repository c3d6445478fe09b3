import type { KeepAnswer } from "../../service-worker/messages.ts";
import { setWhole } from "../app/network.ts";
import { askWorker } from "./ask-worker.ts";

/** The lab's own work comes first. */
const afterMs = 3_000;

/**
 * Brings all that a lab needs onto the device, in idle time: an opened lab works without a network from then on.
 * Not where there is no service worker, as over plain http, nor where the student asked the browser to save data.
 */
export async function keepLab(lab: string, datasets: readonly string[]): Promise<void> {
  if (!("serviceWorker" in navigator) || savesData()) return;
  const { active } = await navigator.serviceWorker.ready;
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  if (!active) return;
  const { isWhole } = await askWorker<KeepAnswer>(active, { type: "keep", lab, datasets });
  if (isWhole) setWhole(lab);
}

function savesData(): boolean {
  return "connection" in navigator && (navigator.connection as { saveData?: boolean }).saveData === true;
}
