import type { ExportedCell, ExportedNotebook } from "./exported.ts";

interface Output {
  readonly output_type: "display_data" | "error";
  readonly [field: string]: unknown;
}

/**
 * The notebook as Jupyter keeps it, nbformat 4.5. Jupyter shows its prose, code and outputs; to run the code it would
 * need a kernel of Bancada's, which does not exist.
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function toIpynb({ title, language, cells }: ExportedNotebook): string {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      title,
      language_info: { name: "javascript", file_extension: ".js", mimetype: "text/javascript" },
      bancada: { language },
    },
    cells: cells.flatMap((cell) => [
      ipynbCell(cell),
      ...cell.answers.map(({ question, answer }, at) => ({
        id: `cell-${cell.id}-answer-${at + 1}`,
        cell_type: "markdown",
        metadata: { bancada: { answer: true } },
        source: linesOf(`${quoted(question)}\n\n${answer}`),
      })),
    ]),
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function ipynbCell(cell: ExportedCell) {
  const { id, mode, text, exercise } = cell;
  const common = {
    id: `cell-${id}`,
    metadata: { bancada: { id, mode, ...(exercise ? { exercise } : {}) } },
    source: linesOf(text),
  };
  switch (mode) {
    case "js":
    case "ts":
      return { ...common, cell_type: "code", execution_count: null, outputs: outputsOf(cell) };
    case "md":
      return { ...common, cell_type: "markdown" };
    case "tex":
      return { ...common, cell_type: "markdown", source: linesOf(`$$\n${text}\n$$`) };
    default:
      return { ...common, cell_type: "raw" };
  }
}

function outputsOf({ picture, summary, error }: ExportedCell): Output[] {
  if (error) {
    const { name, message } = error;
    return [{ output_type: "error", ename: name, evalue: message, traceback: [`${name}: ${message}`] }];
  }
  if (picture === "") return [];
  const data = { "text/html": linesOf(picture), "text/plain": linesOf(summary) };
  return [{ output_type: "display_data", data, metadata: {} }];
}

const quoted = (text: string): string =>
  text
    .trim()
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

/** Jupyter's own way: a list of lines, each but the last with its end. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
