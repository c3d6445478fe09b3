import { useMemo } from "react";
import { historyTexts } from "../../messages/history.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { type DiffLine, diffLines, withContext } from "./line-diff.ts";

const signs = { same: " ", added: "+", removed: "−" } as const;

/** Two texts, one under the other line by line: what went has a minus, what came a plus. */
export function DiffView({ before, after, label }: { before: string; after: string; label: string }) {
  const texts = usePartTexts(historyTexts);
  const { lines, added, removed } = useMemo(() => {
    const all = diffLines(before, after);
    const count = (kind: DiffLine["kind"]) => all.filter((line) => line.kind === kind).length;
    return { lines: withContext(all), added: count("added"), removed: count("removed") };
  }, [before, after]);
  if (added + removed === 0) return <p className="quiet-text">{texts.same}</p>;
  return (
    <>
      <p className="quiet-text">{texts.lines(added, removed)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider or higher than its place is scrolled by keyboard too */}
      <section className="diff" aria-label={label} tabIndex={0}>
        {lines.map((line, at) =>
          typeof line === "number" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <div key={at} className="diff__gap">
              {texts.unchanged(line)}
            </div>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <div key={at} className={`diff__line diff__line--${line.kind}`}>
              <span className="diff__sign">{signs[line.kind]}</span>
              <code>{line.text || " "}</code>
            </div>
          ),
        )}
      </section>
    </>
  );
}
