import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";

/** What a cell showed, in words. */
export interface Shown {
  readonly cell: number;
  readonly summary: string;
  readonly error: string;
}

export const nothing: Shown = { cell: 0, summary: "", error: "" };

interface OutputsViewProps {
  readonly submitted: Shown | undefined;
  /** In grading; null where no grader has run it. */
  readonly rerun: Shown | null;
}

/** A cell's output as it was handed in, beside what it showed when it was run again. Both are text, and nothing else. */
export function OutputsView({ submitted = nothing, rerun }: OutputsViewProps) {
  const texts = usePartTexts(readingTexts);
  const isSame = rerun === null || (rerun.summary === submitted.summary && rerun.error === submitted.error);
  if (isSame) {
    const isSilent = submitted.summary === "" && submitted.error === "";
    return (
      <>
        <Output shown={submitted} />
        {rerun === null || isSilent ? null : <p className="class__facts">{texts.sameOutput}</p>}
      </>
    );
  }
  return (
    <>
      <p className="class__facts">{texts.otherOutput}</p>
      <div className="reading__outputs">
        <div>
          <p className="class__facts">{texts.submitted}</p>
          <Output shown={submitted} blank={texts.showsNothing} />
        </div>
        <div>
          <p className="class__facts">{texts.rerun}</p>
          <Output shown={rerun} blank={texts.showsNothing} />
        </div>
      </div>
    </>
  );
}

function Output({ shown: { summary, error }, blank }: { readonly shown: Shown; readonly blank?: string }) {
  return (
    <>
      {summary === "" ? null : <pre className="reading__output">{summary}</pre>}
      {error === "" ? null : <pre className="reading__output reading__output--error">{error}</pre>}
      {summary === "" && error === "" && blank ? <p>{blank}</p> : null}
    </>
  );
}
