import { Fragment } from "react";

/**
 * A text with `code` in it, as authors of checks write it. The rest may carry what a student wrote: it is text, and nothing
 * else, no markdown and no markup.
 */
export function CodedText({ text }: { text: string }) {
  return text.split(/`([^`\n]+)`/).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place; every second one stood between backticks
    <Fragment key={at}>{at % 2 === 1 ? <code className="coded">{piece}</code> : piece}</Fragment>
  ));
}
