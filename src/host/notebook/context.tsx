import { createContext, useContext } from "react";
import type { TextPlace } from "../editor/editor.ts";
import type { Session } from "../session/snapshot.ts";
import type { CommandId } from "./keyboard.ts";

/** A dialog of the notebook as a whole. */
export type DialogName =
  | "palette"
  | "keys"
  | "find"
  | "replace"
  | "notebook-history"
  | "new-version"
  | "export"
  | "submit"
  | "files";

/** What is opened: a dialog by name, with the text selected in the editor, the history of a cell, or what was dropped on the page. */
export type DialogRequest =
  | { readonly name: DialogName; readonly selection: string }
  | { readonly historyOf: number }
  | { readonly dropped: readonly File[] };

/** What every part of the notebook may do. One object for the life of the page, so that cells are drawn again only when they change. */
export interface NotebookActions {
  readonly session: Session;
  /** What a reader calls a cell. */
  nameOf(cell: number): string;
  /** Enters a cell's editor, at a place where one is given. */
  edit(cell: number, place?: TextPlace): void;
  /** Selects a cell and scrolls to it. */
  select(cell: number): void;
  /** Says something to people who do not see the page, and shows it for a moment. */
  say(text: string, action?: { readonly label: string; run(): void }): void;
  openHistory(cell: number): void;
  /** Does a command of the keyboard or the palette, on the cell that is selected or on this one. */
  run(command: CommandId, cell?: number): void;
  /** Tab came to an output from outside. */
  enterOutput(cell: number, which: "first" | "last"): void;
  setCodeShown(cell: number, shown: boolean): void;
  setOutputShown(cell: number, shown: boolean): void;
}

export const ActionsContext = createContext<NotebookActions | null>(null);

export function useActions(): NotebookActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("ActionsContext is missing above this component");
  return actions;
}
