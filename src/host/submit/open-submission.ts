import type { Cell } from "../../notebook/model.ts";
import type { Localized } from "../../shared/text.ts";
import { readSubmission } from "../../submission/read-submission.ts";
import type { Submission } from "../../submission/submission.ts";
import { submissionHash } from "../../submission/submission-hash.ts";
import { type Opened, type OpenedCell, same, toRead } from "../local/opened-notebook.ts";
import { submitTexts } from "../messages/submit.ts";
import type { Labs } from "../session/starters.ts";

/**
 * Opens the file of a submission as a notebook of its own: the lab's cells with the student's texts, where this site has
 * the lab, and what the student added. It is a copy: the submission stays what it was.
 * @param labs - the public lab of an id, or null
 */
export async function openSubmission(bytes: Uint8Array, labs: (id: string) => Promise<Labs | null>): Promise<Opened> {
  const read = readSubmission(bytes);
  if (!read.ok) return { ok: false, problem: { code: "bad-notebook", line: 0, message: read.problem.message } };
  return { ok: true, notebook: notebookOf(read.submission, await labs(read.submission.lab.id)) };
}

function notebookOf(submission: Submission, labs: Labs | null) {
  const { lab, names, changed, own, reflections, language } = submission;
  const words = submitTexts[language];
  const texts = new Map(changed.map(({ cell, text }) => [cell, text]));
  const ownAfter = (cell: number) =>
    own.filter(({ after }) => after === cell).map(({ mode, text }) => openedCell(mode, same(text)));
  const written = (cell: number) =>
    (labs?.[language].reflections ?? []).flatMap(({ id, cell: at }): OpenedCell[] => {
      const text = reflections.find(({ reflection }) => reflection === id)?.text;
      return at === cell && text !== undefined ? [{ mode: "md", text: same(text) }] : [];
    });
  const given: readonly Cell[] = labs?.[language].notebook.cells ?? [];
  const english = new Map((labs?.en.notebook.cells ?? []).map(({ id, text }) => [id, text]));
  const portuguese = new Map((labs?.["pt-BR"].notebook.cells ?? []).map(({ id, text }) => [id, text]));
  const known = new Set([0, ...given.map(({ id }) => id)]);
  const who = names.join(", ");
  const code = submissionHash(submission).slice(0, 8);
  const lead: OpenedCell = {
    mode: "md",
    text: { "pt-BR": leadIn("pt-BR", who, code), en: leadIn("en", who, code) },
  };
  const cells = [
    lead,
    ...ownAfter(0),
    ...given.flatMap(({ id, mode, text }) => {
      const theirs = texts.get(id);
      const shown = { "pt-BR": portuguese.get(id) ?? text, en: english.get(id) ?? text };
      return [openedCell(mode, theirs === undefined ? shown : same(theirs)), ...written(id), ...ownAfter(id)];
    }),
    // Of a lab that is not here, or has changed since, nothing that was written is lost.
    ...changed.filter(({ cell }) => !known.has(cell)).map(({ text }) => openedCell("js", same(text))),
    ...own.filter(({ after }) => !known.has(after)).map(({ mode, text }) => openedCell(mode, same(text))),
  ];
  return { title: words.opened(labs?.[language].notebook.title ?? lab.id, who), cells };
}

/** Names are the file's own: nothing of them may act as markdown. */
const leadIn = (language: "pt-BR" | "en", who: string, code: string): string =>
  submitTexts[language].openedLead(
    who.replace(/[\\`*_[\]<>&~$|!@#^=:]/g, (sign) => `\\${sign}`),
    code,
  );

function openedCell(mode: Cell["mode"], text: Localized): OpenedCell {
  switch (mode) {
    case "js":
    case "ts":
    case "md":
    case "html":
    case "tex":
      return { mode, text };
    case "node":
      return toRead("JavaScript", text.en);
    default:
      return toRead(mode, text.en);
  }
}
