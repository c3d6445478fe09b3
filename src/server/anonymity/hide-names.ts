import { escapeText } from "../../notebook/escape.ts";
import { readSubmission } from "../../submission/read-submission.ts";
import { withSubmission } from "../../submission/write-submission.ts";

/** A person whose name is not to be read. */
interface Hidden {
  readonly names: readonly string[];
  readonly pseudonym: string;
}

/** Puts pseudonyms where names and e-mails stand as whole words, in any case. Shorter than three letters is no name. */
export function nameHider(people: readonly Hidden[]): (text: string) => string {
  const all = people.flatMap(({ names, pseudonym }) =>
    names.filter((name) => name.trim().length > 2).map((name) => ({ name: name.trim(), pseudonym })),
  );
  // The longest first: "Ana Souza" before "Ana".
  const rules = all
    .sort((a, b) => b.name.length - a.name.length)
    .flatMap(({ name, pseudonym }) =>
      [...new Set([name, escapeText(name)])].map((written) => ({ pattern: wholeWord(written), pseudonym })),
    );
  return (text) => rules.reduce((hidden, { pattern, pseudonym }) => hidden.replace(pattern, pseudonym), text);
}

const wholeWord = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu");

/**
 * A submission's file without the names of whoever handed it in: neither as data nor on the page around them. What cannot be
 * read as a submission is not given out.
 * @returns null where the file is no submission
 */
export function withoutNames(bytes: Uint8Array, names: readonly string[], pseudonym: string): Uint8Array | null {
  const read = readSubmission(bytes);
  if (!read.ok) return null;
  const { submission } = read;
  const hide = nameHider([{ names: [...names, ...submission.names], pseudonym }]);
  const text = new TextDecoder().decode(bytes);
  const hidden = {
    ...submission,
    names: [pseudonym],
    changed: submission.changed.map((cell) => ({ ...cell, text: hide(cell.text) })),
    own: submission.own.map((cell) => ({ ...cell, text: hide(cell.text) })),
    reflections: submission.reflections.map((one) => ({ ...one, text: hide(one.text) })),
    outputs: submission.outputs.map((one) => ({ ...one, summary: hide(one.summary), error: hide(one.error) })),
  };
  return new TextEncoder().encode(withSubmission(text, hidden, hide));
}
