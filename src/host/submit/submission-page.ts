import { escapeAttribute, escapeText } from "../../notebook/escape.ts";
import type { Lab } from "../../notebook/model.ts";
import type { Submission } from "../../submission/submission.ts";
import { formatFor } from "../messages/format.ts";
import { messagesFor } from "../messages/messages.ts";
import type { SubmitTexts } from "../messages/submit.ts";

/** What stands at the top of the file: whose it is, and what their page said. */
export function submissionHead(
  submission: Submission,
  { lab, hash, texts }: { readonly lab: Lab; readonly hash: string; readonly texts: SubmitTexts },
): string {
  const { names, repository, language, claimed, at } = submission;
  const titles = new Map(lab.exercises.map(({ id, title }) => [id, title]));
  const format = formatFor(language);
  const outcomes = messagesFor(language).lab.exercise.outcome;
  const facts = [
    [texts.by, format.list(names)],
    [texts.lab, `${lab.notebook.title} (${lab.id}, ${texts.version(lab.version)})`],
    [texts.madeAt, format.date(at)],
    [texts.code, hash],
  ] as const;
  const address = repository ?? "";
  const link =
    repository === undefined
      ? ""
      : `\n<p><strong>${escapeText(texts.repository)}:</strong> <a href="${escapeAttribute(address)}" rel="noopener noreferrer">${escapeText(address)}</a></p>`;
  const rows = claimed.map(
    ({ exercise, outcome, points }) =>
      `<tr><td>${escapeText(titles.get(exercise) ?? exercise)}</td><td>${escapeText(outcomes[outcome])}</td><td class="number">${format.number(points)}</td></tr>`,
  );
  const heads = [texts.exercise, texts.outcome, texts.points].map((text) => `<th>${escapeText(text)}</th>`).join("");
  return `<header class="bancada-export">
<p class="name">${escapeText(texts.head)}</p>
${facts.map(([name, value]) => `<p><strong>${escapeText(name)}:</strong> ${escapeText(value)}</p>`).join("\n")}${link}
<table><thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>
<p>${escapeText(texts.claim)}</p>
</header>`;
}

/** What the student wrote and nothing else, where outputs leave no room for the notebook. */
export function writtenBody({ changed, own }: Submission, texts: SubmitTexts): string {
  const cells = [...changed.map(({ cell, text }) => ({ id: cell, text })), ...own];
  const shown = cells.map(
    ({ id, text }) => `<p class="name">${escapeText(texts.cell(id))}</p><pre><code>${escapeText(text)}</code></pre>`,
  );
  return `<main class="bancada-export"><h1>${escapeText(texts.written)}</h1>${shown.join("\n")}</main>`;
}
