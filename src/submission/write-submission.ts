import { escapeText } from "../notebook/escape.ts";
import type { Submission } from "./submission.ts";

/** Whoever opens the file is safe from what is in it: nothing runs, and nothing is fetched. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export const openTag = '<script type="application/json" id="bancada-submission">';
export const closeTag = "</script>";

/** What a person sees who opens the file, as safe HTML. */
export interface SubmissionPage {
  readonly title: string;
  readonly css: string;
  readonly body: string;
}

/**
 * The submission as one HTML file that needs nothing else. It holds the work twice: as data, for `readSubmission`, and as a
 * page, for people. The data come first, in one line of ASCII, so neither Git's line ends nor an editor's encoding
 * changes them, and nothing in the page can be taken for them.
 */
export function writeSubmission(submission: Submission, { title, css, body }: SubmissionPage): string {
  return `<!doctype html>
<html lang="${submission.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
${openTag}${asciiJson(submission)}${closeTag}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/**
 * A submission's file with other data in it.
 * @param file - a text that `readSubmission` takes
 * @param page - what becomes of the page before and after the data
 */
export function withSubmission(file: string, submission: Submission, page: (text: string) => string): string {
  const from = file.indexOf(openTag) + openTag.length;
  const to = file.indexOf(closeTag, from);
  return `${page(file.slice(0, from))}${asciiJson(submission)}${page(file.slice(to))}`;
}

/** JSON without `<`, which would end the script, and without any character beyond ASCII. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
