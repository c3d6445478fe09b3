import type { Localized } from "../shared/text.ts";
import { problemTexts, type SubmissionProblemCode } from "./problem-texts.ts";
import { mostBytes, type Submission, submissionSchema } from "./submission.ts";
import { closeTag, openTag } from "./write-submission.ts";

/** Why a file was not taken for a submission, and what to do. */
export interface SubmissionProblem {
  readonly code: SubmissionProblemCode;
  readonly message: Localized;
  /** For whoever looks into it: what of the data does not fit. */
  readonly detail: string;
}

export type ReadSubmission =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly problem: SubmissionProblem };

/**
 * Reads the bytes of a file that anybody may have made. It never throws: what is wrong comes back with what to do.
 * Only the data are read, never the page around them.
 * @param bytes - at most 5 MB
 */
export function readSubmission(bytes: Uint8Array): ReadSubmission {
  if (bytes.length > mostBytes) return refused("too-large", `${bytes.length} bytes`);
  if (isPacked(bytes)) return refused("packed");
  const text = new TextDecoder().decode(bytes);
  const from = text.indexOf(openTag);
  if (from < 0) return refused("not-submission");
  const to = text.indexOf(closeTag, from);
  if (to < 0) return refused("damaged", "the data have no end");
  let json: unknown;
  try {
    json = JSON.parse(text.slice(from + openTag.length, to));
  } catch (error) {
    return refused("damaged", String(error));
  }
  if (formatOf(json) > 1) return refused("newer");
  const parsed = submissionSchema.safeParse(json);
  if (parsed.success) return { ok: true, submission: parsed.data };
  const [issue] = parsed.error.issues;
  return refused("unfitting", issue ? `${issue.path.join(".")}: ${issue.message}`.slice(0, 200) : "");
}

/** Archives begin with these: zip and gzip. */
const isPacked = ([first, second]: Uint8Array): boolean =>
  (first === 0x50 && second === 0x4b) || (first === 0x1f && second === 0x8b);

function formatOf(json: unknown): number {
  const format = typeof json === "object" && json !== null && "format" in json ? json.format : 0;
  return typeof format === "number" ? format : 0;
}

function refused(code: SubmissionProblemCode, detail = ""): ReadSubmission {
  return { ok: false, problem: { code, message: problemTexts[code], detail } };
}
