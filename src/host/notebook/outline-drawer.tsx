import { useEffect, useMemo, useRef } from "react";
import { Button } from "../components/button.tsx";
import type { SessionSnapshot } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { Outline, outlineOf } from "./outline.tsx";
import { pointsOf } from "./points-of.ts";

interface OutlineDrawerProps {
  readonly snapshot: SessionSnapshot;
  readonly selected: number | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The lab's outline with the points so far; where there is little room, a drawer. */
export function OutlineDrawer({ snapshot, selected, isOpen, onClose }: OutlineDrawerProps) {
  const { lab: texts, format } = useMessages();
  const drawer = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Opened, it takes the focus; closed by its button or Escape, it gives it back to the notebook.
    if (isOpen) drawer.current?.querySelector<HTMLElement>("button, a")?.focus();
    else if (wasOpen.current && drawer.current?.contains(document.activeElement)) {
      document.getElementById("content")?.focus({ preventScroll: true });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  const outline = useMemo(() => outlineOf(snapshot), [snapshot]);
  const { total, got } = pointsOf(snapshot);
  return (
    <aside
      className="side-panel"
      ref={drawer}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className="side-panel__body">
        <Button look="quiet" icon="cross" className="narrow-only" label={texts.closeOutline} onClick={onClose} />
        {total > 0 ? (
          <p className="side-panel__progress">{texts.progress(format.number(got), format.number(total))}</p>
        ) : null}
        <Outline entries={outline} current={snapshot.cells.findIndex(({ id }) => id === selected)} onGo={onClose} />
      </div>
    </aside>
  );
}
