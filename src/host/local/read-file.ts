import type { HtmlParser } from "../../notebook/lab-document.ts";
import type { Cell } from "../../notebook/model.ts";
import { readNotebook } from "../../notebook/read.ts";
import { isLocal, labFiles } from "../pages/lab-files.ts";
import type { Labs } from "../session/starters.ts";
import { type FileProblem, mostCells, type Opened, type OpenedCell, same, toRead } from "./opened-notebook.ts";
import { readIpynb } from "./read-ipynb.ts";

const mostBytes = 25 * 1024 * 1024;

/** Reads a file from disk as a notebook: Notebook 2.0 (.html) or Jupyter (.ipynb), by what is in it. Never rejects for what the file holds. */
export async function readFile(file: File, parser: HtmlParser): Promise<Opened> {
  if (file.size > mostBytes) return refused({ code: "too-large" });
  const text = await file.text();
  if (text.includes('id="bancada-submission"')) {
    const { openSubmission } = await import("../submit/open-submission.ts");
    return openSubmission(new Uint8Array(await file.arrayBuffer()), publicLab);
  }
  const name = file.name.replace(/\.[^.]*$/, "").trim() || file.name;
  const opened = /^\s*[{[]/.test(text) ? readIpynb(text, name) : readHtml(text, name, parser);
  if (opened.ok && opened.notebook.cells.every((cell) => cell.text.en.trim() === "")) return refused({ code: "empty" });
  return opened;
}

/** The lab of that id as this site has it; null where it has none, or the network does not give it. */
const publicLab = async (id: string): Promise<Labs | null> => {
  if (isLocal(id)) return null;
  return labFiles(id).labs.catch(() => null);
};

function readHtml(text: string, name: string, parser: HtmlParser): Opened {
  if (!/<notebook[\s>]/i.test(text)) return refused({ code: "not-notebook" });
  const { notebook, problems } = readNotebook(text, { parser });
  const [first] = problems;
  if (first) return refused({ code: "bad-notebook", line: first.line, message: first.message });
  if (notebook.cells.length > mostCells) return refused({ code: "too-many-cells" });
  return { ok: true, notebook: { title: notebook.title.trim() || name, cells: notebook.cells.map(cellOf) } };
}

function cellOf({ mode, text }: Cell): OpenedCell {
  switch (mode) {
    case "js":
    case "ts":
    case "md":
    case "html":
    case "tex":
      return { mode, text: same(text) };
    default:
      return toRead(mode, text);
  }
}

const refused = (problem: FileProblem): Opened => ({ ok: false, problem });
