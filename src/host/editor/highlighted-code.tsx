import { memo, useEffect, useRef } from "react";
import { type Piece, piecesOf } from "./highlight.ts";

/** Code in colour, with its line numbers, on the same pixels as the editor that may take its place. */
export const HighlightedCode = memo(function HighlightedCode({
  text,
  mode,
}: {
  text: string;
  mode: "js" | "ts" | "text";
}) {
  const pieces: readonly Piece[] = mode === "text" ? [{ text, kind: "plain" }] : piecesOf(text);
  const lines = linesOf(pieces);
  const element = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const { current } = element;
    return current ? reachWhereWide(current) : undefined;
  }, []);
  return (
    <pre className="code" ref={element}>
      <code>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <span className="code__line" key={index}>
            <span className="code__number" data-line={index + 1} />
            <span className="code__text">
              {line.map(({ text: piece, kind }, place) =>
                kind === "plain" ? (
                  piece
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity
                  <span key={place} className={`code-${kind}`}>
                    {piece}
                  </span>
                ),
              )}
              {index < lines.length - 1 ? "\n" : null}
            </span>
          </span>
        ))}
      </code>
    </pre>
  );
});

/** Cuts pieces at line ends. */
export function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const { text, kind } of pieces) {
    text.split(/\r?\n/).forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)?.push({ text: part, kind });
    });
  }
  return lines;
}

/** Code that is wider than its place must be reachable by keyboard, to be scrolled by it; the rest is no stop of Tab. */
function reachWhereWide(element: HTMLElement): () => void {
  const sizes = new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
  sizes.observe(element);
  for (const child of element.children) sizes.observe(child);
  return () => sizes.disconnect();
}
