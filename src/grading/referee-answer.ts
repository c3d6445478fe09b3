import { isTooLarge } from "./answer-size.ts";
import { type StudentFailureCode, studentFailureCodes } from "./own-messages.ts";

/** What the notebook answers to a check's question. */
export type RefereeAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: StudentFailureCode; readonly message: string };

const mostLetters = 1_000;

export const no = (code: StudentFailureCode, message: string): RefereeAnswer => ({ ok: false, code, message });

/**
 * What came from the student's realm, as an answer: whatever it is, nothing here throws.
 * @param name - the function or value that was asked for
 */
export function parseAnswer(answer: unknown, name: string): RefereeAnswer {
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) return no("not-cloneable", name);
  if (answer.ok === true) {
    const value = "value" in answer ? answer.value : undefined;
    return isTooLarge(value) ? no("too-large", name) : { ok: true, value };
  }
  const code = "code" in answer ? studentFailureCodes.find((known) => known === answer.code) : undefined;
  if (answer.ok !== false || code === undefined) return no("not-cloneable", name);
  const message = "message" in answer && typeof answer.message === "string" ? answer.message : "";
  return no(code, message.slice(0, mostLetters));
}
