import { escapeAttribute, escapeText } from "../../notebook/escape.ts";
import { piecesOf } from "../editor/highlight.ts";
import type { RenderMaths } from "../prose/maths.ts";
import { type ProseMode, renderProse } from "../prose/render.ts";
import { exportCss } from "./export-css.ts";
import type { ExportedCell, ExportedNotebook } from "./exported.ts";

export interface HtmlWorld {
  readonly window: Window & typeof globalThis;
  /** Null where no text holds formulas, or KaTeX could not be fetched. */
  readonly maths: RenderMaths | null;
  /** What stands over a cell's code. */
  readonly nameOf: (cell: ExportedCell) => string;
}

/** Whoever opens the file is safe from what is in it, even from what the sanitiser might have missed. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The notebook as one page that needs nothing else: prose, code in colour, outputs as they stood. */
export function toHtml(notebook: ExportedNotebook, world: HtmlWorld): string {
  return `<!doctype html>
<html lang="${notebook.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(notebook.title)}</title>
<style>${exportCss}</style>
</head>
<body>
${bodyOf(notebook, world)}
</body>
</html>
`;
}

/** The page's content alone, for printing. */
export function bodyOf({ title, cells }: ExportedNotebook, world: HtmlWorld): string {
  return `<main class="bancada-export">\n<h1>${escapeText(title)}</h1>\n${cells.map((cell) => cellOf(cell, world)).join("\n")}\n</main>`;
}

function cellOf(cell: ExportedCell, world: HtmlWorld): string {
  const { mode, text, picture, outputAbove, answers, exercise, error } = cell;
  const isProse = mode === "md" || mode === "html" || mode === "tex";
  const output = picture === "" ? "" : `<div class="output">${picture}</div>`;
  const parts = isProse
    ? [prose(text, mode, world, cell.live)]
    : [
        exercise === "" ? "" : `<h3>${escapeText(exercise)}</h3>`,
        `<p class="name">${escapeText(world.nameOf(cell))}</p>`,
        outputAbove ? output : "",
        `<pre><code>${colour(cell)}</code></pre>`,
        outputAbove ? "" : output,
        error ? `<p class="error">${escapeText(`${error.name}: ${error.message}`)}</p>` : "",
      ];
  const asked = answers.map(
    ({ question, answer }) => `<div class="answer">${prose(question, "md", world)}${prose(answer, "md", world)}</div>`,
  );
  return `<section class="cell" id="cell-${cell.id}">${[...parts, ...asked].join("\n")}</section>`;
}

const colour = ({ text, mode }: ExportedCell): string =>
  mode === "js" || mode === "ts"
    ? piecesOf(text)
        .map((piece) =>
          piece.kind === "plain"
            ? escapeText(piece.text)
            : `<span class="code-${escapeAttribute(piece.kind)}">${escapeText(piece.text)}</span>`,
        )
        .join("")
    : escapeText(text);

function prose(text: string, mode: ProseMode, { window, maths }: HtmlWorld, live: ExportedCell["live"] = []): string {
  const holder = window.document.createElement("div");
  holder.append(renderProse(text, mode, maths, window));
  for (const span of holder.querySelectorAll<HTMLElement>("[data-live]")) {
    span.textContent = live[Number(span.dataset.live)] ?? "…";
  }
  return holder.innerHTML;
}
