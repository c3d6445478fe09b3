import { useEffect, useRef } from "react";

type Plot = typeof import("@observablehq/plot");

/** A chart of Observable Plot, drawn anew when `draw` changes. What it shows stands in a table as well. */
export function PlotFigure({ label, draw }: { label: string; draw: (plot: Plot, width: number) => Element }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    void import("@observablehq/plot").then((plot) => {
      const { current } = place;
      if (isGone || !current) return;
      const drawing = draw(plot, Math.max(280, Math.min(current.clientWidth, 900)));
      // The label says what it is; the names that Plot gives to its parts say nothing to who can't see them.
      drawing.setAttribute("aria-hidden", "true");
      current.replaceChildren(drawing);
    });
    return () => {
      isGone = true;
    };
  }, [draw]);
  return <div ref={place} className="runs__chart" role="img" aria-label={label} />;
}
