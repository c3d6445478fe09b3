import type { ToolkitName } from "../editor/editor.ts";
import type { Messages } from "../messages/messages.ts";
import type { CellView, SessionSnapshot } from "../session/snapshot.ts";
import type { DialogName, NotebookActions } from "./context.tsx";

/** What commands act on beyond the session: the state of the page. */
export interface CommandWorld {
  readonly actions: NotebookActions;
  readonly messages: Messages;
  /** The cell that is selected, or null. */
  selected(): number | null;
  leaveEditor(): void;
  isCodeShown(cell: number): boolean;
  isOutputShown(cell: number): boolean;
  open(dialog: DialogName): void;
  /** A cell's text with its blanks set anew; null where the editor cannot. */
  format(cell: number): Promise<string | null>;
  /** The toolkit's name at the caret of the cell that is entered. */
  toolkitName(): Promise<ToolkitName | null>;
  toggleOutline(): void;
  togglePanels(): void;
  toggleTheme(): void;
  toggleLanguage(): void;
}

/** A command's view of the moment: the selected cell, where there is one, and what stands around it. */
export interface Moment extends CommandWorld {
  readonly snapshot: SessionSnapshot;
  /** Place of the selected cell; -1 where none is. */
  readonly at: number;
  readonly view: CellView | undefined;
  readonly isCode: boolean;
  readonly exercise: string | undefined;
}
