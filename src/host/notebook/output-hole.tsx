import { memo } from "react";
import { Button } from "../components/button.tsx";
import { saveFile } from "../components/save-file.ts";
import type { CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";
import { useSteadyHeight } from "./steady-height.ts";

/** No output may push the page away: higher ones scroll inside. */
export const maxHoleHeight = 3000;

interface OutputHoleProps {
  readonly view: Pick<CellView, "id" | "state" | "outputHeight" | "outputSummary" | "outputFocusable" | "files">;
  readonly name: string;
  readonly shown: boolean;
}

/**
 * The place where the kernel frame, which lies under the page, shows a cell's output.
 * The hole is a shield until the pointer really moves over it (notebook/focus-shield.ts);
 * the buttons before and after it hand the focus into the frame.
 */
export const OutputHole = memo(function OutputHole({ view, name, shown }: OutputHoleProps) {
  const m = useMessages().lab.cell;
  const { enterOutput, setOutputShown } = useActions();
  const { id, state, outputSummary, outputFocusable, files } = view;
  const outputHeight = useSteadyHeight(view.outputHeight, state !== "running" && state !== "idle");
  const height = shown ? Math.min(outputHeight, maxHoleHeight) : 0;
  return (
    <>
      {!shown && outputHeight > 0 ? (
        <div className="solid folded-output">
          <span>{m.outputHidden}</span>
          <Button look="quiet" icon="right" onClick={() => setOutputShown(id, true)}>
            {m.showOutput}
          </Button>
        </div>
      ) : null}
      {outputFocusable && shown ? (
        <button
          type="button"
          className="sentinel"
          data-sentinel="first"
          data-of={id}
          onFocus={() => enterOutput(id, "first")}
        >
          {m.enterOutput(name)}
        </button>
      ) : null}
      <div className={`hole-row ${height > 0 ? "hole-row--open" : ""}`}>
        <section className="hole" data-hole={id} style={{ height }} aria-label={m.output(name)}>
          {outputSummary && shown ? <span className="hidden-text">{outputSummary}</span> : null}
        </section>
      </div>
      {outputFocusable && shown ? (
        <button
          type="button"
          className="sentinel"
          data-sentinel="last"
          data-of={id}
          onFocus={() => enterOutput(id, "last")}
        >
          {m.enterOutput(name)}
        </button>
      ) : null}
      {files.length > 0 ? (
        <div className="solid cell__files">
          {files.map((file) => (
            <Button key={file.name} icon="download" onClick={() => saveFile(file.name, file.mediaType, file.bytes)}>
              {m.download(file.name)}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
});
