let channel: BroadcastChannel | null = null;

/** Another tab is about to delete everything: a tab that has work in memory would bring some of it back. */
export function onErasing(listener: () => void): void {
  if (!("BroadcastChannel" in globalThis)) return;
  channel = new BroadcastChannel("bancada:erasing");
  channel.onmessage = listener;
}

/** A page that goes away writes its last keystrokes at once; they are then deleted with the rest. */
const leavingMs = 700;

/** Tells the other tabs, and gives them the time to close what they hold. By the channel that listens: it alone does not hear itself. */
export async function tellErasing(): Promise<void> {
  channel?.postMessage("erasing");
  await new Promise((resolve) => setTimeout(resolve, leavingMs));
}
