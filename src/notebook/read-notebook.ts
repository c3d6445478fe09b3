import { cellLayout } from "./escape.ts";
import { type LabDocument, nameTag } from "./lab-document.ts";
import type { Cell, Notebook } from "./model.ts";
import { modeOfType } from "./modes.ts";

const ownAttributes = new Set(["id", "type", "pinned", "hidden", "data-text"]);

/** The scripts of the notebook. One inside `<lab>` is not a cell, even where `</notebook>` was forgotten. */
export const cellElements = (document: LabDocument): Element[] =>
  [...document.dom.querySelectorAll("notebook script")].filter((script) => script.closest("lab") === null);

/** Reads the cells as Notebook Kit does: an id that is missing or taken is replaced by the next free one. */
export function notebookOf(document: LabDocument): Notebook {
  const element = document.dom.querySelector("notebook");
  const taken = new Set<number>();
  let largest = 0;
  const cells = cellElements(document).map((script): Cell => {
    const wanted = Math.floor(Number(script.id));
    const free = Number.isFinite(wanted) && wanted > 0 && !taken.has(wanted);
    const id = free ? wanted : largest + 1;
    largest = Math.max(largest, id);
    taken.add(id);
    return {
      id,
      mode: modeOfType(script.getAttribute("type") ?? "") ?? "js",
      text: document.text(script, cellLayout),
      pinned: script.hasAttribute("pinned"),
      hidden: script.hasAttribute("hidden"),
      attributes: Object.fromEntries(
        [...script.attributes].filter(({ name }) => !ownAttributes.has(name)).map(({ name, value }) => [name, value]),
      ),
    };
  });
  return {
    title: document.dom.querySelector("title")?.textContent ?? "Untitled",
    theme: element?.getAttribute("theme")?.trim() ?? "air",
    readOnly: element?.hasAttribute("readonly") ?? false,
    cells,
  };
}

export function reportNoNotebook(document: LabDocument): void {
  if (document.dom.querySelector("notebook") !== null) return;
  document.report(
    "no-notebook",
    1,
    "O arquivo não tem <notebook>. Comece com <!doctype html> e ponha as células entre <notebook> e </notebook>.",
    "The file has no <notebook>. Begin with <!doctype html> and put the cells between <notebook> and </notebook>.",
  );
}

/** What a notebook may lack but a lab may not: its own ids, known types, a closed `<notebook>`, a title. */
export function reportCells(document: LabDocument): void {
  const notebook = document.dom.querySelector("notebook");
  if (notebook === null) return;
  const seen = new Set<string>();
  for (const script of cellElements(document)) {
    const type = script.getAttribute("type") ?? "";
    if (!/^[1-9]\d*$/.test(script.id)) {
      document.report(
        "cell-id",
        script,
        `O id desta célula é "${script.id}". Dê a ela um número inteiro a partir de 1, que nunca mais muda.`,
        `The id of this cell is "${script.id}". Give it a whole number from 1 up, which never changes again.`,
      );
    } else document.unique(script, script.id, seen);
    if (modeOfType(type) === undefined) {
      document.report(
        "cell-type",
        script,
        `type="${type}" em ${nameTag(script)} não é tipo de célula. Use module (JavaScript), text/x-typescript, text/markdown, text/html ou application/x-tex.`,
        `type="${type}" in ${nameTag(script)} is no type of cell. Use module (JavaScript), text/x-typescript, text/markdown, text/html or application/x-tex.`,
      );
    }
  }
  document.reportStrayText(notebook);
  if (notebook.querySelector("title") === null) {
    document.report(
      "no-title",
      notebook,
      "O caderno não tem título. Escreva <title>…</title> logo depois de <notebook>.",
      "The notebook has no title. Write <title>…</title> right after <notebook>.",
    );
  }
  if (notebook.querySelector("lab") !== null) {
    document.report(
      "notebook-not-closed",
      notebook,
      "O <notebook> não fecha antes do <lab>. Escreva </notebook> depois da última célula.",
      "The <notebook> is not closed before <lab>. Write </notebook> after the last cell.",
    );
  }
}
