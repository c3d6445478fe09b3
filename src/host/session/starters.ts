import type { Lab } from "../../notebook/model.ts";
import { type Language, languages } from "../../shared/text.ts";
import type { LabBase } from "../storage/database.ts";

/** The public lab in both languages. */
export type Labs = Readonly<Record<Language, Lab>>;

/** The lab, kept as the base that the student's work began from. */
export function baseOf(labs: Labs, hash: string): LabBase {
  const lab = labs["pt-BR"];
  const other = new Map(labs.en.notebook.cells.map(({ id, text }) => [id, text]));
  return {
    lab: lab.id,
    version: lab.version,
    hash,
    labs,
    texts: Object.fromEntries(
      lab.notebook.cells.map(({ id, text }) => [id, { "pt-BR": text, en: other.get(id) ?? text }]),
    ),
  };
}

/** The texts of a cell that are the lab's own: in either language, as they are now and as they were when the work began. */
export function startersOf(labs: Labs, base: LabBase, id: number): string[] {
  const was = base.texts[id];
  const texts = languages.map((language) => labs[language].notebook.cells.find((cell) => cell.id === id)?.text);
  return [...texts, was?.["pt-BR"], was?.en].filter((text) => text !== undefined);
}

/** Is the text, but for blanks around it, one of these? */
export function isAmong(starters: readonly string[], text: string): boolean {
  return starters.some((starter) => starter.trim() === text.trim());
}
