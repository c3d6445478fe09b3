import { Fragment, type ReactNode } from "react";

/** A sentence whose `code` stands between backticks, as in markdown; two of them hold code with backticks of its own. */
export function WithCode({ text }: { text: string }): ReactNode {
  const parts = [...text.matchAll(/(`+)(.+?)\1(?!`)|[^`]+|`+/gs)];
  return parts.map(({ 0: part, 2: code, index }) =>
    code === undefined ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <code key={index}>{code.replace(/^ (.*) $/, "$1")}</code>
    ),
  );
}
