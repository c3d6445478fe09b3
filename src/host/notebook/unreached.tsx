import { useEffect } from "react";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

/** In place of a dialog, or of the panels, that the network kept away: says so, and closes it, which gives the keys back. */
export function Unreached({ onClose }: { readonly onClose: () => void }) {
  const { say } = useActions();
  const { unreached } = useMessages().lab;
  useEffect(() => {
    say(unreached);
    onClose();
  }, [say, onClose, unreached]);
  return null;
}
