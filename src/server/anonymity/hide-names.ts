import { escapeText } from "../../notebook/escape.ts";
import { readSubmission } from "../../submission/read-submission.ts";
import { withSubmission } from "../../submission/write-submission.ts";
import { withoutMoments } from "./hide-moments.ts";

/** A person whose name is not to be read. */
interface Hidden {
  readonly names: readonly string[];
  readonly pseudonym: string;
}

/**
 * Puts pseudonyms where names and e-mails stand as whole words, in any case. Shorter than three letters is no name. A name of
 * several words is found without its accents too, and joined as programs join words: `JoaoLima`, `joao_lima`. One word alone
 * is taken as it is written: "Ana" is not "anã".
 */
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
  return (text) => {
    // Letters and their accents apart, so that a pattern can pass over accents.
    const apart = text.normalize("NFD");
    const hidden = rules.reduce((left, { pattern, pseudonym }) => left.replace(pattern, pseudonym), apart);
    return hidden === apart ? text : hidden.normalize("NFC");
  };
}

/** For a text in NFD. */
function wholeWord(name: string): RegExp {
  const words = name.normalize("NFD").split(/\s+/);
  const pattern = words.length === 1 ? literal(name.normalize("NFD")) : words.map(anyAccent).join("[\\s_.-]*");
  return new RegExp(`(?<![\\p{L}\\p{N}]\\p{M}*)${pattern}(?![\\p{L}\\p{N}\\p{M}])`, "giu");
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

const anyAccent = (word: string): string =>
  [...word.replace(/\p{M}/gu, "")].map((sign) => `${literal(sign)}\\p{M}*`).join("");

/** What stands at the top of the page that people see (host/submit/submission-page.ts): whose it is, and when it was made. */
const [headOpen, headClose] = ['<header class="bancada-export">', "</header>"] as const;

/** The first alone, which is ours: a stranger's page may have many, and none of them closed. */
function withoutHead(html: string): string {
  const from = html.indexOf(headOpen);
  const to = from < 0 ? -1 : html.indexOf(headClose, from);
  return to < 0 ? html : html.slice(0, from) + html.slice(to + headClose.length);
}

/**
 * A submission's file without the names of whoever handed it in, and without the moments of it: neither as data nor on the page
 * around them. What cannot be read as a submission is not given out.
 * @returns null where the file is no submission
 */
export function anonymousFile(bytes: Uint8Array, names: readonly string[], pseudonym: string): Uint8Array | null {
  const read = readSubmission(bytes);
  if (!read.ok) return null;
  // Whose repository it is stands in its address.
  const { repository: _, ...submission } = read.submission;
  const hide = nameHider([{ names: [...names, ...submission.names], pseudonym }]);
  const text = new TextDecoder().decode(bytes);
  const hidden = {
    ...withoutMoments(submission),
    names: [pseudonym],
    changed: submission.changed.map((cell) => ({ ...cell, text: hide(cell.text) })),
    own: submission.own.map((cell) => ({ ...cell, text: hide(cell.text) })),
    reflections: submission.reflections.map((one) => ({ ...one, text: hide(one.text) })),
    outputs: submission.outputs.map((one) => ({ ...one, summary: hide(one.summary), error: hide(one.error) })),
  };
  return new TextEncoder().encode(withSubmission(text, hidden, (around) => hide(withoutHead(around))));
}
