import { prepareTypeScript } from "../../kernel/compile/typescript.ts";
import type { ExportTexts } from "../messages/export.ts";
import { loadMaths, mayHoldMaths } from "../prose/maths.ts";
import type { Session } from "../session/snapshot.ts";
import { exportedFrom } from "./exported.ts";
import { sanitizePicture } from "./sanitize-picture.ts";
import { bodyOf, type HtmlWorld, toHtml } from "./to-html.ts";
import { toIpynb } from "./to-ipynb.ts";
import { toModule } from "./to-module.ts";

export type ExportFormat = "print" | "notebook" | "page" | "ipynb" | "module";

interface Exported {
  /** Without its ending. */
  readonly ending: string;
  readonly mediaType: string;
  readonly text: string;
  /** Cells with an output have come without its drawing. */
  readonly lacksOutputs: boolean;
}

/** Makes the file of a format, with what the cells have drawn. For `print`, the body of the page. */
export async function makeFile(format: ExportFormat, session: Session, texts: ExportTexts): Promise<Exported> {
  if (format === "notebook") return file(".html", "text/html", await session.exportWork());
  const raw = format === "module" ? new Map<number, string>() : await session.pictures();
  const pictures = new Map([...raw].map(([cell, html]) => [cell, sanitizePicture(html, window)]));
  const snapshot = session.getSnapshot();
  const notebook = exportedFrom(snapshot, pictures);
  const lacksOutputs =
    format !== "module" && raw.size === 0 && snapshot.cells.some(({ outputHeight }) => outputHeight > 0);
  if (format === "ipynb") return { ...file(".ipynb", "application/x-ipynb+json", toIpynb(notebook)), lacksOutputs };
  if (format === "module") {
    if (notebook.cells.some(({ mode }) => mode === "ts")) await prepareTypeScript();
    const cell = (id: number, exercise: string) => [texts.cell(id), exercise].filter((part) => part !== "").join(": ");
    return file(".js", "text/javascript", toModule(notebook, { ...texts, cell }));
  }
  const hasMaths = notebook.cells.some(({ mode, text }) => mode === "tex" || (mode === "md" && mayHoldMaths(text)));
  const world: HtmlWorld = {
    window,
    maths: hasMaths ? await loadMaths().catch(() => null) : null,
    nameOf: ({ id }) => texts.cell(id),
  };
  const text = format === "print" ? bodyOf(notebook, world) : toHtml(notebook, world);
  return { ...file(".html", "text/html", text), lacksOutputs };
}

const file = (ending: string, mediaType: string, text: string): Exported => ({
  ending,
  mediaType,
  text,
  lacksOutputs: false,
});
