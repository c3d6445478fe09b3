import { createContext, type ReactNode, useContext } from "react";
import { panelTexts } from "../messages/panels.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import type { Records } from "./records.ts";

interface PanelWorld {
  readonly records: Records;
  /** Goes to a cell; where the panels lie over the notebook, they close. */
  goTo(cell: number): void;
}

export const PanelContext = createContext<PanelWorld | null>(null);

export function usePanels(): PanelWorld {
  const world = useContext(PanelContext);
  if (!world) throw new Error("PanelContext is missing above this component");
  return world;
}

/** A link to a cell: its name in words, or what stands inside. */
export function CellLink({ cell, children }: { cell: number; children?: ReactNode }) {
  const texts = usePartTexts(panelTexts);
  const { nameOf } = useActions();
  const { goTo } = usePanels();
  return (
    <a
      href={`#cell-${cell}`}
      onClick={(event) => {
        event.preventDefault();
        goTo(cell);
      }}
    >
      {children ?? texts.goTo(nameOf(cell))}
    </a>
  );
}
