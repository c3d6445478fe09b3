import { useLayoutEffect, useRef, useState } from "react";
import { highlightBlocks } from "./highlight-blocks.ts";
import { loadMaths, mayHoldMaths, type RenderMaths } from "./maths.ts";
import { type ProseMode, renderProse } from "./render.ts";

let mathsNow: RenderMaths | null = null;

/** KaTeX, once it is there; asked for only when a text may hold maths. */
function useMaths(wanted: boolean): RenderMaths | null {
  const [maths, setMaths] = useState(() => mathsNow);
  useLayoutEffect(() => {
    if (!wanted || mathsNow) return;
    let here = true;
    loadMaths().then(
      (loaded) => {
        mathsNow = loaded;
        if (here) setMaths(() => loaded);
      },
      // Offline and never loaded: the formula stays readable as its source.
      () => {},
    );
    return () => {
      here = false;
    };
  }, [wanted]);
  return wanted ? (maths ?? mathsNow) : null;
}

interface ProseProps {
  readonly text: string;
  readonly mode?: ProseMode;
  /** Texts of the live values, in order; null shows an ellipsis. */
  readonly live?: readonly (string | null)[];
  readonly className?: string;
}

const noLive: readonly (string | null)[] = [];

/** Untrusted prose, sanitised. A `div` whose content React leaves alone. */
export function Prose({ text, mode = "md", live = noLive, className = "prose" }: ProseProps) {
  const element = useRef<HTMLDivElement>(null);
  const maths = useMaths(mode === "tex" || mayHoldMaths(text));
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const open = [...current.querySelectorAll("details")].map((details) => details.open);
    current.replaceChildren(renderProse(text, mode, maths, window));
    current.querySelectorAll("details").forEach((details, index) => {
      details.open = open[index] ?? details.open;
    });
    highlightBlocks(current);
  }, [text, mode, maths]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the spans are new whenever the text is rendered again
  useLayoutEffect(() => {
    for (const span of element.current?.querySelectorAll<HTMLElement>("[data-live]") ?? []) {
      const value = live[Number(span.dataset.live)] ?? null;
      span.textContent = value ?? "…";
      span.classList.toggle("live--waiting", value === null);
    }
  }, [text, mode, maths, live]);
  return <div ref={element} className={className} />;
}
