import { memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import "../styles/beside.css";
import { Button } from "../components/button.tsx";
import { panelTexts } from "../messages/panels.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import { GraphPanel } from "./graph/graph-panel.tsx";
import { LogPanel } from "./log/log-panel.tsx";
import { NetworkPanel } from "./network/network-panel.tsx";
import { keepOpenTab, readOpenTab, type TabId, tabIds } from "./open-tab.ts";
import { PanelContext } from "./panel-context.tsx";
import { recordsOf } from "./records.ts";
import { RunsPanel } from "./runs/runs-panel.tsx";
import { Tabs } from "./tabs.tsx";
import { TensorsPanel } from "./tensors/tensors-panel.tsx";
import { VariablesPanel } from "./variables/variables-panel.tsx";

const contents: Readonly<Record<TabId, () => React.ReactNode>> = {
  variables: VariablesPanel,
  graph: GraphPanel,
  tensors: TensorsPanel,
  log: LogPanel,
  runs: RunsPanel,
  network: NetworkPanel,
};

/** Below this width the panels lie over the notebook (styles/beside.css). */
const isDrawer = () => matchMedia("(max-width: 68rem)").matches;

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** What stands to the right of the notebook while it is open. */
export const Panels = memo(function Panels({ onClose }: { onClose: () => void }) {
  const texts = usePartTexts(panelTexts);
  const { session, select } = useActions();
  const [open, setOpen] = useState(() => readOpenTab(storage()));
  const aside = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = aside;
    const before = document.activeElement;
    current?.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus({ preventScroll: true });
    return () => {
      // The focus that goes with the panels goes back to where it came from.
      if (!current?.contains(document.activeElement)) return;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      (isThere ? before : document.getElementById("content"))?.focus({ preventScroll: true });
    };
  }, []);
  const world = useMemo(
    () => ({
      records: recordsOf(session),
      goTo(cell: number) {
        if (isDrawer()) onClose();
        select(cell);
      },
    }),
    [session, select, onClose],
  );
  const Content = contents[open];
  return (
    <PanelContext value={world}>
      <aside
        id="panels"
        className="beside"
        aria-label={texts.label}
        ref={aside}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.defaultPrevented) return;
          // A dialog that a panel opened closes itself, and only itself.
          if (event.target instanceof Element && event.target.closest("dialog")) return;
          event.preventDefault();
          onClose();
        }}
      >
        <div className="beside__close">
          <Button look="quiet" icon="cross" label={texts.close} onClick={onClose} />
        </div>
        <Tabs
          label={texts.label}
          tabs={tabIds.map((id) => [id, texts.tabs[id]] as const)}
          open={open}
          onOpen={(tab) => {
            keepOpenTab(storage(), tab);
            setOpen(tab);
          }}
        >
          <Content />
        </Tabs>
      </aside>
    </PanelContext>
  );
});
