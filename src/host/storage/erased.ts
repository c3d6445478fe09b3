let channel: BroadcastChannel | null = null;

const everything = "everything";

/**
 * Another tab is about to delete something: a tab that has work in memory would bring some of it back.
 * @param listener - is told of everything, and of a notebook where it is the one that is open here
 */
export function onErasing(openLab: () => string | null, listener: () => void): void {
  if (!("BroadcastChannel" in globalThis)) return;
  channel = new BroadcastChannel("bancada:erasing");
  channel.onmessage = ({ data }) => {
    if (data === everything || data === openLab()) listener();
  };
}

/** A page that goes away writes its last keystrokes at once; they are then deleted with the rest. */
const leavingMs = 700;

/**
 * Tells the other tabs, and gives them the time to close what they hold. By the channel that listens: it alone does not hear itself.
 * @param lab - the notebook that is deleted; left out: everything
 */
export async function tellErasing(lab = everything): Promise<void> {
  channel?.postMessage(lab);
  await new Promise((resolve) => setTimeout(resolve, leavingMs));
}
