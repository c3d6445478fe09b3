import { useState } from "react";
import type { JournalEvent } from "../../../grading/journal.ts";
import { Button } from "../../components/button.tsx";
import { type ReadingTexts, readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";

const linesAtOnce = 100;

interface TimelineProps {
  readonly journal: readonly JournalEvent[];
  /** Its moments are hidden, and only their distances are true. */
  readonly isTimeless: boolean;
}

/** What the journal in the file tells, in the order in which it happened. */
export function Timeline({ journal, isTimeless }: TimelineProps) {
  const texts = usePartTexts(readingTexts);
  const { format } = useMessages();
  const [shown, setShown] = useState(linesAtOnce);
  const events = [...journal].sort((a, b) => a.time - b.time || a.writer.localeCompare(b.writer));
  const first = Math.min(...events.map(({ at }) => Date.parse(at)).filter(Number.isFinite));
  const whenOf = (at: string) => {
    if (Number.isNaN(Date.parse(at))) return <span>{at}</span>;
    if (isTimeless) return <span>{texts.since(format.minutes((Date.parse(at) - first) / 60_000))}</span>;
    return <time dateTime={at}>{format.date(at)}</time>;
  };
  return (
    <>
      <p className="class__facts">
        {texts.timelineNote} {isTimeless ? texts.timelessNote : null}
      </p>
      <ol className="reading__timeline">
        {events.slice(0, shown).map(({ id, at, what }) => (
          <li key={id}>
            {whenOf(at)} <span>{sentenceOf(what, texts)}</span>
          </li>
        ))}
      </ol>
      {events.length > shown ? (
        <Button icon="down" onClick={() => setShown(shown + linesAtOnce)}>
          {texts.moreEvents(events.length - shown)}
        </Button>
      ) : null}
    </>
  );
}

/** The event in words; exercises and predictions by their ids, which the journal has. */
function sentenceOf(what: JournalEvent["what"], { events }: ReadingTexts): string {
  switch (what.type) {
    case "opened":
    case "updated":
      return events[what.type](what.labVersion);
    case "predicted":
      return events.predicted(what.prediction, what.option);
    case "ran":
      return events.ran[what.state](what.cell);
    case "checked":
      return events.checked[what.outcome](what.exercise);
    case "hint-opened":
      return events.hint(what.exercise, what.hint + 1);
    case "solution-opened":
      return events.solution(what.exercise);
    case "reflected":
      return events.reflected(what.length);
    case "reset":
      return events.reset(what.cell);
    case "submitted":
      return events.submitted;
  }
}
